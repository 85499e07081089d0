import { createHash } from "node:crypto";
import {
  type CaseCard,
  type Entry,
  foldCase,
  isOver,
  type Log,
  type Logs,
  type Shown,
  type ShownLine,
} from "../../core/index.ts";

/** The words in staff's language; undefined where they are in it already, or it can't be said. Never throws for long: it is a courtesy. */
export type Translate = (text: string, language: string) => Promise<string | undefined>;

interface Translating {
  translate?: Translate;
  logs: Logs;
}

/** A case's card, what tells it from another state of it, and whether it will change any more. */
export interface Carded {
  card: CaseCard;
  mark: string;
  done: boolean;
}

/** A case as it stands now. Undefined: nobody knows of it any more. */
export async function cardOf(id: string, of: string, desk: Translating & { log: Log }): Promise<Carded | undefined> {
  const state = await desk.log.state(id);
  if (!state) return undefined;
  const latest = state.case?.id === of;
  const found = latest ? state.case : foldCase(await desk.log.read(id), of);
  if (!found) return undefined;
  const { owner, language, contact, optedOut, agent, staff, name } = state;
  const facts = latest ? { owner, language, contact, optedOut, agent, staff, name } : {};
  const mark = createHash("sha256")
    .update(JSON.stringify([found, facts]))
    .digest("base64url")
    .slice(0, 16);
  const done = isOver(found) && (!latest || found.state === "returned" || !state.resolved);
  const translation = await translateCard(found, language, desk);
  return { card: { case: found, state, ...(translation && { translation }) }, mark, done };
}

export const isCurrent = ({ mark }: Carded, { card }: Shown): boolean => card === mark;

/** Lines with their words in staff's language. */
export async function translated(
  entries: readonly Entry[],
  conversation: string,
  desk: Translating & { log: Log },
): Promise<ShownLine[]> {
  const language = (await desk.log.state(conversation))?.language;
  return Promise.all(
    entries.map(async (entry) => {
      const words = entry.kind === "message" ? await say(entry.message.text, language, desk) : undefined;
      return { entry, ...(words && { translation: words }) };
    }),
  );
}

async function translateCard(
  { summary, draft }: CaseCard["case"],
  language: string | undefined,
  desk: Translating,
): Promise<CaseCard["translation"]> {
  const [about, words] = await Promise.all([
    say(summary, language, desk),
    draft ? say(draft, language, desk) : undefined,
  ]);
  return about || words ? { ...(about && { summary: about }), ...(words && { draft: words }) } : undefined;
}

async function say(
  text: string,
  language: string | undefined,
  { translate, logs }: Translating,
): Promise<string | undefined> {
  if (!translate || !language || text.trim() === "") return undefined;
  try {
    return await translate(text, language);
  } catch (error) {
    // A case without a translation is still a case.
    logs.warn({ err: error }, "no translation");
    return undefined;
  }
}
