import type { AgentId } from "../../../core/index.ts";
import { type Intent, OWNERS, QUESTIONS } from "../understanding/intents.ts";
import { askIn } from "../words/asks.ts";
import { laterTold } from "../words/english/later.ts";
import { type Call, type Line, line, type Script, walk } from "./script.ts";
import type { Talk } from "./talk.ts";

/** What a model can do at this moment beside speaking. */
export interface Offer {
  tools: ReadonlySet<string>;
  /** Who can take over, and the transfer's name. */
  transfers: ReadonlyMap<AgentId, string>;
  /** Who had the conversation in this turn, the agent on duty included. */
  visited: ReadonlySet<AgentId>;
  /** How often triage was asked for the way in this turn. */
  triageTrips: number;
  /** Who had the conversation when the turn began. */
  host: AgentId | undefined;
}

export type Move = Call | { step: "transfer"; to: AgentId; tool: string } | Line;

/** Something to deal with, and whose work it is; nobody's in particular when any agent may do it. */
export interface Matter {
  wish: Intent | "answer";
  owner: AgentId | undefined;
  script: (talk: Talk) => Script;
}

/**
 * The next move: whatever the first matter still needs, and once nothing more can be found out, the words for all of
 * them, a question last. Matters of several agents take the conversation from one to the next.
 */
export function decide(matters: readonly Matter[], talk: Talk, offer: Offer): Move {
  const lines: Line[] = [];
  const questions: Line[] = [];
  const waiting: Matter["wish"][] = [];
  // What the agent on duty can do is done before the conversation moves on.
  const ordered = [...matters].sort((a, b) => Number(b.owner === offer.host) - Number(a.owner === offer.host));
  for (const matter of ordered) {
    if (questions.length > 0 && !mayInterrupt(matter)) {
      waiting.push(matter.wish);
      continue;
    }
    const { next, used } = walk(matter.script(talk), talk.answers);
    const isQuestion = next.step === "line" && askIn(next.text) !== undefined;
    if (isQuestion && questions.length > 0) continue;
    const stranger = matter.owner !== undefined && used === 0 && !offer.visited.has(matter.owner);
    if (next.step === "call" && (stranger || !offer.tools.has(next.tool))) {
      const transfer = transferTo(matter.owner ?? "TRIAGE", offer);
      if (transfer) return transfer;
      lines.push(outOfReach(talk));
    } else if (next.step === "call") return next;
    else {
      const transfer = stranger ? transferTo(matter.owner, offer) : undefined;
      if (transfer) return transfer;
      (isQuestion ? questions : lines).push(next);
    }
  }
  const later = talk.language === "en" ? laterTold(waiting) : "";
  return together([...lines, ...questions, ...(later ? [line(later)] : [])]);
}

/** While the customer has a question to answer, nothing else is begun that would need another. */
const mayInterrupt = ({ wish }: Matter): boolean => wish !== "answer" && (QUESTIONS.has(wish) || LOOK_UPS.has(wish));

const LOOK_UPS: ReadonlySet<Intent> = new Set(["balance", "refund", "my_seat"]);

const MOST_TRIAGE_TRIPS = 2;

/** Towards an agent: directly, or through triage, who reaches everyone. */
function transferTo(owner: AgentId | undefined, { transfers, triageTrips }: Offer): Move | undefined {
  if (owner === undefined) return undefined;
  const direct = transfers.get(owner);
  if (direct !== undefined) return { step: "transfer", to: owner, tool: direct };
  const triage = transfers.get("TRIAGE");
  // Asked again and again, triage could not find them: they are not on duty.
  if (triage === undefined || triageTrips >= MOST_TRIAGE_TRIPS) return undefined;
  return { step: "transfer", to: "TRIAGE", tool: triage };
}

const outOfReach = ({ words }: Talk): Line =>
  line(words.person(), { confidence: 0.3, needsHuman: true, reason: "No agent on duty can do this" });

function together(lines: readonly Line[]): Line {
  const texts = [...new Set(lines.map(({ text }) => text))];
  return line(texts.join(texts.some((text) => text.length > 160) ? "\n\n" : " "), {
    confidence: Math.min(0.99, ...lines.map(({ confidence }) => confidence)),
    needsHuman: lines.some(({ needsHuman }) => needsHuman),
    reason: [...new Set(lines.map(({ reason }) => reason))].join("; "),
  });
}

export const ownerOf = (wish: Intent): AgentId => OWNERS[wish];
