import { useRef, useState } from "preact/hooks";
import { drawFile } from "../../files/draw.ts";
import { save, sizeOf } from "../../files/save.ts";
import type { Attachment } from "../api.ts";
import type { Opened } from "./opened.ts";

const MOST_PIXELS = 640;
/** Written by the server over what nobody asked to see. */
const HIDDEN = "•••";

/**
 * A file the customer sent. A picture can't be masked: it is shown and saved only to whoever asks for personal data, and
 * the log says who did.
 */
export function Attached({ opened, file: { id, name, type, bytes } }: { opened: Opened; file: Attachment }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shown, setShown] = useState(false);
  const called = name && name !== HIDDEN ? name : type;
  const kept = opened.revealed.value !== undefined;

  async function preview() {
    const file = await opened.file(id);
    if (!file || !canvas.current) return;
    setShown(true);
    await drawFile(file, MOST_PIXELS, canvas.current).catch(() => {
      opened.problem.value = `This browser can't show ${type}. Download it instead.`;
      setShown(false);
    });
  }
  async function download() {
    const file = await opened.file(id);
    if (file) save(file, called === type ? `${id}.${type.split("/")[1]}` : called);
  }
  return (
    <div class="attached">
      <p>
        📎 {called} {bytes !== undefined && <span>{sizeOf(bytes)}</span>}
      </p>
      <canvas ref={canvas} role="img" aria-label={called} hidden={!shown} />
      <p>
        {type.startsWith("image/") && !shown && (
          <button type="button" class="button" onClick={preview}>
            {kept ? "Preview" : "Reveal and preview"}
          </button>
        )}
        <button type="button" class="button" onClick={download}>
          {kept ? "Download" : "Reveal and download"}
        </button>
      </p>
    </div>
  );
}
