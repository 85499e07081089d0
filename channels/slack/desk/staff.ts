import type { Logs, Staff } from "../../../core/index.ts";
import type { SlackClient } from "../slack-client.ts";

const MEMBERS_MS = 60_000;
const NAMES_MS = 10 * 60_000;
const PAGE = 1_000;
const MOST_PAGES = 10;

/** Who works at the desk: members of staff's channel, and whoever the settings name. Nobody else may act. */
export class StaffList {
  readonly #client: SlackClient;
  readonly #channel: string;
  readonly #always: ReadonlySet<string>;
  readonly #logs: Logs;
  #members: { of: ReadonlySet<string>; until: number } | undefined;
  readonly #names = new Map<string, { name: string; until: number }>();

  constructor(
    client: SlackClient,
    { channel, always, logs }: { channel: string; always: readonly string[]; logs: Logs },
  ) {
    this.#client = client;
    this.#channel = channel;
    this.#always = new Set(always);
    this.#logs = logs;
  }

  /** The member of staff behind a Slack user, or undefined if they are none (or Slack can't say). */
  async find(user: string): Promise<Staff | undefined> {
    if (!this.#always.has(user) && !(await this.#isMember(user))) return undefined;
    return { id: user, name: await this.#nameOf(user) };
  }

  async #isMember(user: string): Promise<boolean> {
    if (this.#members && this.#members.until > Date.now()) return this.#members.of.has(user);
    try {
      this.#members = { of: await this.#readMembers(), until: Date.now() + MEMBERS_MS };
    } catch (error) {
      this.#logs.warn({ err: error }, "can't read who is in staff's channel");
    }
    // Who was known a minute ago is better than nobody while Slack does not answer.
    return this.#members?.of.has(user) ?? false;
  }

  async #readMembers(): Promise<ReadonlySet<string>> {
    const members = new Set<string>();
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const found = await this.#client.conversations.members({
        channel: this.#channel,
        limit: PAGE,
        ...(cursor && { cursor }),
      });
      for (const member of found.members ?? []) members.add(member);
      cursor = found.response_metadata?.next_cursor;
      if (!cursor) break;
    }
    return members;
  }

  /** The name customers read: what a person calls themselves in Slack, its first word. */
  async #nameOf(user: string): Promise<string> {
    const known = this.#names.get(user);
    if (known && known.until > Date.now()) return known.name;
    try {
      const { user: found } = await this.#client.users.info({ user });
      const whole = found?.profile?.display_name || found?.real_name || found?.name || "";
      const name = whole.trim().split(/\s+/)[0] || "Our colleague";
      this.#names.set(user, { name, until: Date.now() + NAMES_MS });
      return name;
    } catch (error) {
      this.#logs.warn({ err: error }, "can't read a colleague's name");
      return known?.name ?? "Our colleague";
    }
  }
}
