import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Passage } from "./passage.ts";
import { rank, wordsIn } from "./rank.ts";

/** The airline's policies: prose that people, agents and the grounding check read alike. */
export class Policies {
  readonly passages: readonly Passage[];
  readonly #texts: ReadonlyMap<string, string>;
  readonly #search: (question: string) => { passage: Passage; score: number }[];

  private constructor(texts: Map<string, string>) {
    this.#texts = new Map([...texts].map(([name, text]) => [name, withoutKeywords(text)]));
    const indexed = [...texts].flatMap(([policy, text]) => passagesIn(policy, text));
    this.passages = indexed.map(({ passage }) => passage);
    this.#search = rank(indexed);
  }

  /** Reads every page of a folder; by default the airline's own. */
  static load(folder = import.meta.dirname): Policies {
    const pages = readdirSync(folder).filter((file) => file.endsWith(".md") && file !== "README.md");
    return new Policies(
      new Map(pages.sort().map((file) => [file.slice(0, -3), readFileSync(join(folder, file), "utf8")])),
    );
  }

  get names(): string[] {
    return [...this.#texts.keys()];
  }

  /** A whole page by its name, such as `baggage`. Throws a RangeError that names the pages there are. */
  policy(name: string): string {
    const text = this.#texts.get(name);
    if (text !== undefined) return text;
    throw new RangeError(`there is no policy "${name}"; there are ${this.names.join(", ")}`);
  }

  /** The passages that speak of a question, best first; the same for the same question, empty when none does. */
  search(question: string, most = 3): Passage[] {
    if (wordsIn(question).length === 0) return [];
    const found = this.#search(question);
    const best = found[0]?.score ?? 0;
    return found
      .filter(({ score }) => score >= best / 3)
      .slice(0, most)
      .map(({ passage }) => passage);
  }
}

interface Indexed {
  passage: Passage;
  /** Words people ask with, in the languages of the house. */
  keywords: string;
}

const KEYWORDS = /^keywords: (.*)$/m;

const withoutKeywords = (text: string): string => text.replace(/^keywords: .*\n?/gm, "");

function passagesIn(policy: string, text: string): Indexed[] {
  const [head = "", ...sections] = text.split(/^## /m);
  const shared = KEYWORDS.exec(head)?.[1] ?? "";
  const title = /^# (.*)$/m.exec(head)?.[1] ?? "";
  return sections.map((section) => {
    const [heading = "", ...rest] = section.split("\n");
    const body = withoutKeywords(rest.join("\n")).trim();
    const keywords = `${title} ${KEYWORDS.exec(section)?.[1] ?? ""} ${shared}`;
    return { passage: { policy, heading, text: body }, keywords };
  });
}
