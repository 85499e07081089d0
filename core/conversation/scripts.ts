import { readFileSync } from "node:fs";
import type { Script, Store } from "../platform/index.ts";
import { conversationKeys } from "./keys.ts";

const NAMES = [
  "ingest",
  "aside",
  "more",
  "begin",
  "step",
  "release",
  "retract",
  "renew",
  "absorb",
  "commit",
  "yield",
  "transfer",
  "say",
  "note",
  "case",
  "show-begin",
  "show-write",
  "show-end",
  "attach",
  "erase",
  "set-consent",
  "handover",
  "hold",
  "settle",
  "receipt",
] as const;

/** The transitions a conversation can make; each is one Lua file beside this one, whose first lines name its arguments. */
export type Transition = (typeof NAMES)[number];

/** Makes one transition of one conversation, whole or not at all. */
export type Transit = (
  name: Transition,
  conversation: string,
  args: (string | number | Buffer)[],
  extraKeys?: string[],
) => Promise<unknown>;

/** Binds the transitions to a store. */
export function transitions(store: Store): Transit {
  const prelude = read("prelude");
  const scripts = new Map<Transition, Script>(NAMES.map((name) => [name, store.script(`${prelude}\n${read(name)}`)]));
  return (name, conversation, args, extraKeys = []) => {
    const script = scripts.get(name);
    if (!script) throw new Error(`no transition named ${name}`);
    return script([...conversationKeys(conversation), ...extraKeys], [conversation, ...args]);
  };
}

/** The sweep of one partition: it has other keys, and no conversation. */
export const sweepScript = (store: Store): Script => store.script(read("sweep"));

/** A list as the scripts read it: its length, then its members. */
export const list = (items: readonly (string | number)[]): (string | number)[] => [items.length, ...items];

function read(name: string): string {
  return readFileSync(new URL(`./scripts/${name}.lua`, import.meta.url), "utf8");
}
