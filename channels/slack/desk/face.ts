import { type CaseCard, type DeskFace, type Place, SendFailed, type ShownLine } from "../../../core/index.ts";
import { untilAborted } from "../../until-aborted.ts";
import { toSendFailed } from "../failures.ts";
import type { SlackClient } from "../slack-client.ts";
import { caseBlocks, caseText } from "./case-blocks.ts";
import { type FileShowing, showFiles, shownFilesIn } from "./case-files.ts";
import { threadPost } from "./thread-lines.ts";

/** What marks a post of the desk's, so that it can be found again. */
export const DESK_EVENT = "jetbridge_desk";

const LOOKED_THROUGH = 200;
const MOST_PAGES = 5;
const CLOCKS_DIFFER_MS = 60_000;
/** Answers that mean there is nothing (any more) to change or take away. */
const GONE = new Set([
  "message_not_found",
  "thread_not_found",
  "cannot_reply_to_message",
  "file_not_found",
  "file_deleted",
]);

/** Shows cases in staff's channel: one message a case, and its thread. */
export class SlackFace implements DeskFace {
  readonly pace: { sender: string; perSecond: number };
  readonly #client: SlackClient;
  readonly #channel: string;
  readonly #group: string | undefined;
  readonly #files: Omit<FileShowing, "client"> | undefined;

  /**
   * `group`: the user group that is called when a case has waited too long. `files`: shows what customers attached; their
   * names alone are shown without it.
   */
  constructor(
    client: SlackClient,
    {
      channel,
      group,
      files,
    }: { channel: string; group?: string | undefined; files?: Omit<FileShowing, "client"> | undefined },
  ) {
    this.#client = client;
    this.#channel = channel;
    this.#group = group;
    this.#files = files;
    this.pace = { sender: `slack desk ${channel}`, perSecond: 1 };
  }

  isCurrent({ channel }: Place): boolean {
    return channel === this.#channel;
  }

  async post(card: CaseCard, key: string, signal: AbortSignal): Promise<Place> {
    const posted = await this.#call(signal, () =>
      this.#client.chat.postMessage({
        channel: this.#channel,
        text: `${card.case.priority === "high" ? "<!here> " : ""}${caseText(card)}`,
        blocks: caseBlocks(card),
        metadata: marked(key, card.state.conversation),
        unfurl_links: false,
        unfurl_media: false,
      }),
    );
    if (!posted.ts || !posted.channel) throw new SendFailed("unknown", "no_ts", "Slack did not say where the case is");
    return { channel: posted.channel, ts: posted.ts };
  }

  async update({ channel = "", ts = "" }: Place, card: CaseCard, signal: AbortSignal): Promise<void> {
    await this.#unlessGone(signal, () =>
      this.#client.chat.update({
        channel,
        ts,
        text: caseText(card),
        blocks: caseBlocks(card),
        metadata: marked(card.case.id, card.state.conversation),
      }),
    );
  }

  async tell(
    { channel = "", ts = "" }: Place,
    lines: readonly ShownLine[],
    key: string,
    signal: AbortSignal,
  ): Promise<void> {
    const { blocks, text, broadcast } = threadPost(lines, this.#group);
    if (blocks.length === 0) return;
    await this.#unlessGone(signal, () =>
      this.#client.chat.postMessage({
        channel,
        thread_ts: ts,
        text,
        blocks,
        metadata: marked(key),
        unfurl_links: false,
        unfurl_media: false,
        reply_broadcast: broadcast,
      }),
    );
    // Beside what follows: a provider that is slow with a picture must not keep staff from the words.
    if (this.#files) void showFiles({ channel, ts }, lines, { client: this.#client, ...this.#files });
  }

  async find(key: string, place: Place | undefined, since: number, signal: AbortSignal): Promise<Place | null> {
    const channel = place?.channel ?? this.#channel;
    const oldest = String((since - CLOCKS_DIFFER_MS) / 1_000);
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const options = { channel, oldest, include_all_metadata: true, limit: LOOKED_THROUGH, ...(cursor && { cursor }) };
      const found = await this.#call(signal, () =>
        place?.ts
          ? this.#client.conversations.replies({ ...options, ts: place.ts })
          : this.#client.conversations.history(options),
      );
      const ours = found.messages?.find(({ metadata }) => keyOf(metadata) === key);
      if (ours?.ts) return { channel, ts: place?.ts ?? ours.ts };
      cursor = found.response_metadata?.next_cursor;
      if (!cursor) return null;
    }
    throw new SendFailed("unknown", "too_many", "there is more in the channel than can be looked through");
  }

  async forget({ channel = "", ts = "" }: Place, signal: AbortSignal): Promise<void> {
    const thread = await this.#unlessGone(signal, () =>
      this.#client.conversations.replies({ channel, ts, limit: 1_000, include_all_metadata: true }),
    );
    const messages = thread?.messages ?? [];
    const ours = messages.filter(({ metadata }) => keyOf(metadata) !== undefined);
    for (const file of shownFilesIn(messages, ours[0]?.user))
      await this.#unlessGone(signal, () => this.#client.files.delete({ file }));
    for (const message of ours.toReversed()) {
      if (message.ts) await this.#unlessGone(signal, () => this.#client.chat.delete({ channel, ts: message.ts ?? "" }));
    }
  }

  async #unlessGone<T>(signal: AbortSignal, call: () => Promise<T>): Promise<T | undefined> {
    try {
      return await this.#call(signal, call);
    } catch (error) {
      if (error instanceof SendFailed && GONE.has(error.code)) return undefined;
      throw error;
    }
  }

  async #call<T>(signal: AbortSignal, call: () => Promise<T>): Promise<T> {
    try {
      return await untilAborted(call(), signal);
    } catch (error) {
      throw toSendFailed(error);
    }
  }
}

const marked = (key: string, conversation?: string) => ({
  event_type: DESK_EVENT,
  event_payload: { key, ...(conversation && { conversation }) },
});

interface Marked {
  event_type?: string;
  event_payload?: object;
}

/** The key of a post of the desk's; undefined if it is none. */
export function keyOf(metadata: Marked | undefined): string | undefined {
  if (metadata?.event_type !== DESK_EVENT) return undefined;
  const { key } = (metadata.event_payload ?? {}) as { key?: unknown };
  return typeof key === "string" ? key : undefined;
}

/** The conversation a case's message is about. */
export function conversationIn(metadata: Marked | undefined): string | undefined {
  const { conversation } = (metadata?.event_payload ?? {}) as { conversation?: unknown };
  return metadata?.event_type === DESK_EVENT && typeof conversation === "string" ? conversation : undefined;
}
