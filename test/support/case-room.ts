import {
  type Answer,
  type Approval,
  BusinessHours,
  type CarryOut,
  CaseClocks,
  Cases,
  type Channel,
  type Delivery,
  Desk,
  type DeskRules,
  type Entry,
  type Escalation,
  Inbox,
  Intake,
  Log,
  Ownership,
  openStore,
  type Store,
  Turns,
  type Wakeups,
} from "../../core/index.ts";
import { freshRedisUrl } from "./redis.ts";

/** A channel that keeps what it sends; `sms` because opt-outs and segments matter there. */
export class KeptChannel implements Channel {
  readonly name = "sms";
  readonly sent: Delivery[] = [];
  pace = () => ({ sender: "us", perSecond: 1_000 });
  parts: Channel["parts"] = ({ text }) => [{ body: text }];
  find = async () => null;
  send = async (delivery: Delivery): Promise<string> => {
    this.sent.push(delivery);
    return `p-${delivery.id}`;
  };
}

/** A desk on an empty store: real scripts, a clock that tests set, sentences that name themselves. */
export interface CaseRoom {
  store: Store;
  desk: Desk;
  clocks: CaseClocks;
  cases: Cases;
  intake: Intake;
  inbox: Inbox;
  log: Log;
  turns: Turns;
  ownership: Ownership;
  channel: KeptChannel;
  rules: DeskRules;
  clock: { now: number };
  woken: string[];
  carriedOut: Approval[];
  /** A customer writes; the bot answers as told, and asks for a person where `escalation` is given. */
  says(conversation: string, text: string): Promise<void>;
  answers(conversation: string, text: string, more?: Partial<Answer>): Promise<void>;
  escalates(conversation: string, escalation?: Partial<Escalation>): Promise<void>;
  /** What stands in the log, for a reader. */
  told(conversation: string): Promise<string[]>;
}

/** What happens here, with a few words: `customer: hi`, `case opened`, `owner queue`. */
export function inShort(entry: Entry): string | undefined {
  if (entry.kind === "message") return `${entry.message.from}: ${entry.message.text}`;
  if (entry.kind === "case") return `case ${entry.event}${entry.by ? ` by ${entry.by.name}` : ""}`;
  if (entry.kind === "owner") return `owner ${entry.owner}`;
  if (entry.kind === "episode") return `episode ${entry.number}${entry.reopened ? " reopened" : ""}`;
  if (entry.kind === "outcome") return `outcome ${entry.by}`;
  if (entry.kind === "rating") return `rating ${entry.value}`;
  return undefined;
}

export async function openCaseRoom(
  options: { hours?: BusinessHours; now?: number; carryOut?: CarryOut; claimWithinMs?: number; url?: string } = {},
): Promise<CaseRoom> {
  const store = openStore(options.url ?? (await freshRedisUrl()));
  const clock = { now: options.now ?? Date.now() };
  const rules: DeskRules = {
    hours: options.hours ?? new BusinessHours({}),
    sentences: (sentence, language, about = {}) =>
      [`${language ?? "en"}/${sentence}`, ...Object.values(about)].join(" "),
    claimWithinMs: options.claimWithinMs ?? 5 * 60_000,
    replyWithinMs: 10 * 60_000,
    now: () => clock.now,
  };
  const channel = new KeptChannel();
  const channels = { sms: channel };
  const woken: string[] = [];
  const wakeups: Wakeups = {
    turn: async (conversation) => void woken.push(`turn ${conversation}`),
    deliver: async (name, conversation) => void woken.push(`deliver ${name} ${conversation}`),
    clock: async (conversation, name) => void woken.push(`clock ${name} ${conversation}`),
    show: async (conversation) => void woken.push(`show ${conversation}`),
  };
  const carriedOut: Approval[] = [];
  const carryOut: CarryOut = async (approval, state) => {
    carriedOut.push(approval);
    return `done: ${approval.what} (${state.language ?? "en"})`;
  };
  const parts = { store, channels, wakeups, rules };
  const [log, turns, intake] = [new Log(store), new Turns(store), new Intake(rules)];
  const inbox = new Inbox(store, async () => undefined);
  let said = 0;

  const answers: CaseRoom["answers"] = async (conversation, text, more = {}) => {
    const begun = await turns.begin(conversation);
    if (begun.kind !== "turn") throw new Error(`nothing to answer: ${begun.kind}`);
    const sayings = text ? [{ from: "bot" as const, text }] : [];
    const answer: Answer = { sayings, facts: [], keep: {}, binding: false, ...more };
    await begun.turn.commit(answer, channel, intake.admit(begun.turn.state, answer));
  };
  return {
    store,
    desk: new Desk(parts),
    clocks: new CaseClocks(parts, options.carryOut ?? carryOut),
    cases: new Cases(store),
    ownership: new Ownership(store, channels),
    intake,
    inbox,
    log,
    turns,
    channel,
    rules,
    clock,
    woken,
    carriedOut,
    says: async (conversation, text) => {
      const address = { channel: "sms", to: "+14155552671" };
      await inbox.receive({ id: `${conversation}-m${++said}`, conversation, address, text });
    },
    answers,
    escalates: async (conversation, escalation = {}) => {
      const whole: Escalation = { reason: "asked", priority: "normal", summary: "wants a person", ...escalation };
      await answers(conversation, "", { escalation: whole, binding: true });
    },
    told: async (conversation) => (await log.read(conversation)).flatMap((entry) => inShort(entry) ?? []),
  };
}
