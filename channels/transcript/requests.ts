import {
  type Asides,
  type ConversationState,
  customerTranscript,
  type Deliveries,
  type HearAside,
  type InboundMessage,
  type Log,
  transcriptText,
} from "../../core/index.ts";
import type { TranscriptLinks } from "./links.ts";
import { namesOf, type PageWords } from "./page.ts";

/** A number, or a browser, may have another owner after a while: what was said before is not theirs to ask for. */
const RECENT_MS = 7 * 24 * 3_600_000;

/** What answering requests for a transcript needs. */
export interface TranscriptDesk {
  log: Log;
  asides: Asides;
  deliveries: Deliveries;
  links: TranscriptLinks;
  /** Where customers' browsers reach us; without it the transcript itself is the answer. */
  publicUrl: string | undefined;
  /** The language in which a message asks for a transcript, and for nothing else. */
  asksForTranscript(text: string): string | undefined;
  /** The words of the answer, with the link or to be followed by the transcript; and where there is nothing to give. */
  answer(language: string, link?: string): string;
  nothing(language: string): string;
  words(language: string): PageWords;
  zone: string;
  /** Called when something stands in a conversation's outbox. */
  wakeDelivery(channel: string, conversation: string): Promise<void>;
}

/** Answers a request for the transcript by itself, whoever has the conversation; nobody need think about it. */
export function answerTranscripts(desk: TranscriptDesk): HearAside {
  return async (inbound) => {
    const language = isPlain(inbound) ? desk.asksForTranscript(inbound.text) : undefined;
    if (language === undefined) return undefined;
    const state = await desk.log.state(inbound.conversation);
    const reply = {
      id: `${inbound.id}-transcript`,
      from: "system" as const,
      text: state && (await isRecent(state, desk)) ? await answerTo(state, language, desk) : desk.nothing(language),
      sentence: "transcript",
    };
    const heard = await desk.asides.hear(inbound, { reply });
    // Also for one heard before: whoever heard it first may have died before this line.
    await desk.wakeDelivery(inbound.address.channel, inbound.conversation);
    return heard;
  };
}

const isPlain = ({ attachments = [], pressed }: InboundMessage): boolean => attachments.length === 0 && !pressed;

async function isRecent({ conversation }: ConversationState, { log }: TranscriptDesk): Promise<boolean> {
  const [last] = await log.messages(conversation, { limit: 1 });
  return last !== undefined && last.at + RECENT_MS > (await log.clock());
}

async function answerTo(state: ConversationState, language: string, desk: TranscriptDesk): Promise<string> {
  const { conversation, createdAt, episodeSeq: from, seq: to } = state;
  if (desk.publicUrl !== undefined) {
    const token = await desk.links.issue({ conversation, createdAt, from, to, language });
    return desk.answer(language, `${desk.publicUrl}/chat/transcript?token=${token}`);
  }
  const entries = await desk.log.read(conversation, { after: Math.max(0, from - 1) });
  const lines = await customerTranscript(entries, to, (ids) => desk.deliveries.bodies(conversation, ids));
  return `${desk.answer(language)}\n\n${transcriptText(lines, { zone: desk.zone, names: namesOf(desk.words(language)) })}`;
}
