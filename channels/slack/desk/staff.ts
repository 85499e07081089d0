import type { Logs, Staff } from "../../../core/index.ts";
import type { SlackClient } from "../slack-client.ts";

const MEMBERS_MS = 60_000;
const KNOWN_MS = 10 * 60_000;
const NO_NAME = "Our colleague";
const PAGE = 1_000;
const MOST_PAGES = 10;

/** Somebody in Slack, as far as it matters here. */
interface Known {
  name: string;
  /** A guest, or somebody of another organisation: let into the channel, and no staff unless the settings name them. */
  outsider: boolean;
  /** An account that is closed, or a bot: nobody. */
  nobody: boolean;
  until: number;
}

/**
 * Who works at the desk: members of staff's channel, and whoever the settings name. Nobody else may act: no guest in the
 * channel, nobody of another organisation it is shared with, no bot and no closed account.
 */
export class StaffList {
  readonly #client: SlackClient;
  readonly #channel: string;
  readonly #always: ReadonlySet<string>;
  readonly #logs: Logs;
  #members: { of: ReadonlySet<string>; until: number } | undefined;
  readonly #people = new Map<string, Known>();

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
    const named = this.#always.has(user);
    if (!named && !(await this.#isMember(user))) return undefined;
    const { name, outsider, nobody } = await this.#know(user);
    return nobody || (outsider && !named) ? undefined : { id: user, name };
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

  async #know(user: string): Promise<Known> {
    const known = this.#people.get(user);
    if (known && known.until > Date.now()) return known;
    try {
      const { user: found } = await this.#client.users.info({ user });
      const person = { ...read(found ?? {}), until: Date.now() + KNOWN_MS };
      this.#people.set(user, person);
      return person;
    } catch (error) {
      this.#logs.warn({ err: error }, "can't read who a colleague is");
      // They are in staff's channel: a name alone keeps nobody from their work.
      return known ?? { name: NO_NAME, outsider: false, nobody: false, until: 0 };
    }
  }
}

type SlackUser = NonNullable<Awaited<ReturnType<SlackClient["users"]["info"]>>["user"]>;

/** The name customers read is what a person calls themselves in Slack, its first word. */
function read(user: SlackUser): Omit<Known, "until"> {
  const { profile, real_name, name, deleted, is_bot, is_restricted, is_ultra_restricted, is_stranger } = user;
  const whole = profile?.display_name || real_name || name || "";
  return {
    name: whole.trim().split(/\s+/)[0] || NO_NAME,
    outsider: Boolean(is_restricted || is_ultra_restricted || is_stranger),
    nobody: Boolean(deleted || is_bot),
  };
}
