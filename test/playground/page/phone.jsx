import { Composer } from "./composer.jsx";
import { useFollowedEnd } from "./follow-end.js";
import { Linked } from "./linked.jsx";
import { act } from "./wire.js";

/** @param {{ phone: import("../scene.ts").Scene["phone"] }} props */
export function Phone({ phone }) {
  const end = useFollowedEnd(phone.lines.length);
  return (
    <section class="pane phone" aria-label="Phone">
      <h2>
        Phone <small>{phone.number}</small>
      </h2>
      <div class="handset">
        <p class="to">{phone.airline}</p>
        <div class="texts scrolls" role="log" aria-label="Texts" ref={end}>
          {phone.lines.length === 0 && <p class="empty">Text the airline. STOP, HELP and MORE work, too.</p>}
          {phone.lines.map(({ from, text, picture }, i) => (
            <p key={i} class={`text ${from}`}>
              {picture && "📎 "}
              <Linked text={text} />
            </p>
          ))}
        </div>
        <Composer label="Text message" onSend={(text) => act("text", { text })} onFile={sendPicture} />
      </div>
    </section>
  );
}

/** @param {File} file */
async function sendPicture(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  await act("text", { text: "", file: { name: file.name, type: file.type, base64: btoa(binary) } });
}
