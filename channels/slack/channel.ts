import { webApi } from "@slack/bolt";
import {
  type Address,
  type Card,
  type Channel,
  type Delivery,
  type Message,
  type Part,
  SendFailed,
} from "../../core/index.ts";
import { untilAborted } from "../until-aborted.ts";
import { type Block, cardBlocks, cutForSlack, feedbackBlock, nameBlock, wordBlocks } from "./blocks.ts";
import { toSendFailed, UNREADABLE_BLOCKS } from "./failures.ts";
import type { SlackClient } from "./slack-client.ts";
import { toSlack } from "./text.ts";

/** What marks a message of ours, so that it can be found again. */
export const DELIVERY_EVENT = "jetbridge_delivery";

/** How long Slack may take to show a message it accepted, in ms. */
const VISIBLE_WITHIN_MS = 2_000;
const LOOKED_THROUGH = 200;
const CLOCKS_DIFFER_MS = 2_000;

/** One message's worth of words, and what is shown with them. */
interface SlackPart extends Part {
  /** Who speaks, where it is not the bot. */
  name?: string;
  /** The bot's words are Markdown. */
  markdown: boolean;
  /** Under the last part of an answer. */
  card?: Card;
  feedback?: boolean;
}

/** Says things in Slack's threads. */
export class SlackChannel implements Channel {
  readonly name = "slack";
  readonly #client: SlackClient;
  readonly #visibleWithinMs: number;

  constructor(client: SlackClient, { visibleWithinMs = VISIBLE_WITHIN_MS }: { visibleWithinMs?: number } = {}) {
    this.#client = client;
    this.#visibleWithinMs = visibleWithinMs;
  }

  /** Slack takes about a message a second in a channel (docs.slack.dev, rate limits). */
  pace({ from, to }: Address): { sender: string; perSecond: number } {
    return { sender: `slack ${from} ${to}`, perSecond: 1 };
  }

  parts({ from, name, text, card, sentence }: Message): SlackPart[] {
    const bodies = cutForSlack(text);
    if (bodies.length === 0 && card) bodies.push("");
    return bodies.map((body, i): SlackPart => {
      const last = i === bodies.length - 1;
      return {
        body,
        markdown: from === "bot",
        ...(name && from === "staff" && { name }),
        ...(card && last && { card }),
        ...(from === "bot" && sentence === undefined && last && { feedback: true }),
      };
    });
  }

  async send(delivery: Delivery, signal: AbortSignal): Promise<string> {
    const part = delivery.part as SlackPart;
    try {
      return await this.#post(delivery, blocksOf(delivery, part), signal);
    } catch (error) {
      // Better plain than never: Slack took nothing of it.
      if (error instanceof webApi.WebAPIPlatformError && UNREADABLE_BLOCKS.has(error.data.error))
        return this.#post(delivery, undefined, signal).catch(fail);
      return fail(error);
    }
  }

  /** Our messages carry the delivery's id, so that one look at the thread tells. */
  async find({ id, address, since }: Delivery, signal: AbortSignal): Promise<string | null> {
    const asked = Date.now();
    const thread = await untilAborted(
      this.#client.conversations.replies({
        channel: address.to,
        ts: address.thread ?? "",
        oldest: String((since - CLOCKS_DIFFER_MS) / 1_000),
        include_all_metadata: true,
        limit: LOOKED_THROUGH,
      }),
      signal,
    );
    const found = thread.messages?.find(({ metadata }) => isOurs(metadata, id));
    if (found?.ts) return found.ts;
    if (thread.has_more || asked - since < this.#visibleWithinMs)
      throw new SendFailed("unknown", "too_early", "Slack may not show this message yet");
    return null;
  }

  async #post({ id, address, part }: Delivery, blocks: Block[] | undefined, signal: AbortSignal): Promise<string> {
    const posted = await untilAborted(
      this.#client.chat.postMessage({
        channel: address.to,
        ...(address.thread && { thread_ts: address.thread }),
        // Read aloud, shown in notifications, and all there is where blocks are not shown.
        text: toSlack(part.body) || " ",
        ...(blocks && { blocks }),
        metadata: { event_type: DELIVERY_EVENT, event_payload: { delivery: id } },
        unfurl_links: false,
        unfurl_media: false,
      }),
      signal,
    );
    if (!posted.ts) throw new SendFailed("unknown", "no_ts", "Slack answered without saying where the message is");
    return posted.ts;
  }
}

function fail(error: unknown): never {
  throw toSendFailed(error);
}

function blocksOf({ conversation, message }: Delivery, { body, name, markdown, card, feedback }: SlackPart): Block[] {
  return [
    ...(name ? [nameBlock(name)] : []),
    ...(body ? wordBlocks(body, markdown) : []),
    ...(card ? cardBlocks(card) : []),
    ...(feedback ? [feedbackBlock(conversation, message)] : []),
  ];
}

function isOurs(metadata: { event_type?: string; event_payload?: object } | undefined, delivery: string): boolean {
  const payload = metadata?.event_payload as { delivery?: unknown } | undefined;
  return metadata?.event_type === DELIVERY_EVENT && payload?.delivery === delivery;
}
