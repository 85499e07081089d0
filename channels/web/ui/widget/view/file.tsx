import { useState } from "preact/hooks";
import { save, sizeOf } from "../../files/save.ts";
import type { ChatAttachment } from "../../wire.ts";
import { useSurroundings } from "./context.ts";
import { Thumbnail } from "./thumbnail.tsx";

/** A file that came with a message: small where it is a picture, and whole to keep. */
export function File({ file: { id, name, type, bytes } }: { file: ChatAttachment }) {
  const { chat, words } = useSurroundings();
  const [missing, setMissing] = useState(false);
  const called = name ?? words.file;
  const keep = () =>
    chat.file(id).then(
      (file) => save(file, called),
      () => setMissing(true),
    );
  return (
    <button type="button" class="file" title={words.download} onClick={keep}>
      <Thumbnail type={type} load={() => chat.file(id)} />
      <span class="name">{called}</span>
      <span class="unseen">{words.download}</span>
      <small>{missing ? words.unavailable : <bdi dir="ltr">{bytes ? sizeOf(bytes) : type}</bdi>}</small>
    </button>
  );
}
