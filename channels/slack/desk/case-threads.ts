import type { SlackClient } from "../slack-client.ts";
import { conversationIn } from "./face.ts";

const MOST_KNOWN = 2_000;

/** Knows which conversation a thread in staff's channel is about. */
export class CaseThreads {
  readonly #client: SlackClient;
  readonly #known = new Map<string, string>();

  constructor(client: SlackClient) {
    this.#client = client;
  }

  /** The conversation of the case whose message is `ts`; undefined: that message is no case. */
  async conversationOf(channel: string, ts: string): Promise<string | undefined> {
    const key = `${channel} ${ts}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const { messages } = await this.#client.conversations.replies({
      channel,
      ts,
      limit: 1,
      inclusive: true,
      include_all_metadata: true,
    });
    const conversation = conversationIn(messages?.find((message) => message.ts === ts)?.metadata);
    if (conversation === undefined) return undefined;
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(key, conversation);
    return conversation;
  }
}
