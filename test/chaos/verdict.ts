import type { Entry, Log } from "../../core/index.ts";
import type { Judge } from "./judge.ts";

/** What came of a scenario. The first four must be 0. */
export interface Verdict {
  weather: string;
  acked: number;
  lost: number;
  reordered: number;
  repeated: number;
  leaked: number;
  /** Sends whose end nobody saw and no one could look up: told to staff, not repeated. */
  unknown: number;
  /** Effects asked for again under the same key, which the target absorbs. */
  absorbed: number;
  kills: number;
  stops: number;
  redisKills: number;
  takeovers: number;
}

type Faults = Pick<Verdict, "kills" | "stops" | "redisKills" | "takeovers">;

/** Compares what was acknowledged with what the log holds and the judge saw. */
export async function weigh(
  weather: string,
  acked: Map<string, string[]>,
  log: Log,
  judge: Judge,
  faults: Faults,
): Promise<Verdict> {
  const verdict: Verdict = {
    weather,
    acked: 0,
    lost: 0,
    reordered: 0,
    repeated: 0,
    leaked: 0,
    unknown: 0,
    absorbed: 0,
    ...faults,
  };
  for (const [conversation, ids] of acked) {
    const entries = await log.read(conversation);
    verdict.acked += ids.length;
    weighAnswers(ids, entries, verdict);
    weighOwners(entries, judge, verdict);
    weighSends(conversation, entries, judge, verdict);
  }
  weighEffects(judge, verdict);
  return verdict;
}

/** Every acknowledged message stands in exactly one reply, and replies follow the order of the messages. */
function weighAnswers(ids: string[], entries: Entry[], verdict: Verdict): void {
  const answered = replies(entries).flatMap((text) => text.split(" "));
  const times = new Map<string, number>();
  for (const id of answered) times.set(id, (times.get(id) ?? 0) + 1);
  const mine = new Set(ids);
  verdict.lost += ids.filter((id) => !times.has(id)).length;
  verdict.repeated += [...times.values()].filter((count) => count > 1).length;
  const order = answered.filter((id) => mine.has(id)).map((id) => ids.indexOf(id));
  verdict.reordered += order.filter((place, i) => i > 0 && place < (order[i - 1] ?? 0)).length;
}

/** No bot word enters the log, and nothing withdrawn reaches the provider, once a person has the conversation. */
function weighOwners(entries: Entry[], judge: Judge, verdict: Verdict): void {
  let owner = "bot";
  for (const entry of entries) {
    if (entry.kind === "owner") owner = entry.owner;
    if (entry.kind === "message" && entry.message.from === "bot" && owner !== "bot") verdict.leaked++;
    if (entry.kind === "delivery" && entry.state === "withdrawn" && judge.sends.has(entry.delivery)) verdict.leaked++;
  }
}

/** Each part arrives once, in the order of the log. */
function weighSends(conversation: string, entries: Entry[], judge: Judge, verdict: Verdict): void {
  const said = entries.flatMap((entry) =>
    entry.kind === "message" && entry.message.from !== "customer" ? [`${entry.message.id}.0`] : [],
  );
  const arrived = [...judge.sends].filter(([, send]) => send.conversation === conversation);
  verdict.repeated += arrived.filter(([, send]) => send.accepted > 1).length;
  const order = arrived.map(([id]) => said.indexOf(id));
  verdict.reordered += order.filter((place, i) => i > 0 && place < (order[i - 1] ?? 0)).length;
  const settled = new Set(entries.flatMap((entry) => (entry.kind === "delivery" ? [entry.delivery] : [])));
  verdict.unknown += entries.filter((entry) => entry.kind === "delivery" && entry.state === "unknown").length;
  verdict.lost += said.filter((id) => !judge.sends.has(id) && !settled.has(id)).length;
}

/** A write happens once per turn: the same message never has two keys. */
function weighEffects(judge: Judge, verdict: Verdict): void {
  const keys = new Map<string, number>();
  for (const { asked, about } of judge.effects.values()) {
    verdict.absorbed += asked - 1;
    for (const id of about) keys.set(id, (keys.get(id) ?? 0) + 1);
  }
  verdict.repeated += [...keys.values()].filter((count) => count > 1).length;
}

const replies = (entries: Entry[]): string[] =>
  entries.flatMap((entry) =>
    entry.kind === "message" && entry.message.from !== "customer" ? [entry.message.text] : [],
  );
