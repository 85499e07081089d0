import type { Filed } from "../../../core/index.ts";
import type { Preview, Writing } from "./modals.ts";
import type { DeskRoom } from "./room.ts";

const LOOKED_BACK = 20;

/** What a reply's modal shows while it is written. */
export async function writingOf(room: DeskRoom, state: Filed, name: string, text: string): Promise<Writing> {
  const latest = await room.log.messages(state.conversation, { limit: LOOKED_BACK });
  const last = latest.findLast((entry) => entry.kind === "message" && entry.message.from === "customer");
  const heard = last?.kind === "message" ? last.message.text : undefined;
  return { text, preview: previewOf(room, state, name, text), heard };
}

/** How a reply would arrive: cut and rewritten by the customer's own channel. */
function previewOf({ channels, segmentsOf }: DeskRoom, state: Filed, name: string, text: string): Preview {
  const { address, language } = state;
  const channel = channels[address.channel];
  if (text.trim() === "") return { pages: [], note: "Write something: it is shown here as it will arrive." };
  if (!channel) return { pages: [text], note: `From *${name}*, at once.` };
  const pages = channel.parts({ id: "preview", from: "staff", name, text }, address, language).map(({ body }) => body);
  if (address.channel !== "sms") return { pages, note: `From *${name}*, ${count(pages.length, "message")}.` };
  const segments = pages.map(segmentsOf).reduce((sum, each) => sum + each, 0);
  const held = pages.length > 1 ? `; after the first message the customer asks for the rest` : "";
  return { pages, note: `${count(segments, "SMS segment")} in ${count(pages.length, "message")}${held}.` };
}

const count = (many: number, what: string): string => `${many} ${what}${many === 1 ? "" : "s"}`;
