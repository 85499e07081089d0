import { fold } from "../language/fold.ts";
import type { Passage } from "./passage.ts";

/** How much a word counts by where it stands. */
const WEIGHTS = { heading: 3, keyword: 2, text: 1 };
/** Below this a passage does not speak of the question. */
const LEAST_SCORE = 2.2;

const STOP_WORDS = new Set(
  "a an the i me my we our you your it its is are am be was were do does did have has had can could may might will would shall should to of in on at for from by with and or but if not no so as this that these those there here what which who how when where why any some get got need want know tell please about hi hello thanks el la los las un una de que es y en con para por mi su le les des du une et est je vous mon ma der die das ein eine und ist ich mein o os um uma e meu minha que do da cuanto cuantos cuanta cuantas puedo llevar combien puis wie viel viele kann darf mitnehmen quanto quantos quando posso never".split(
    " ",
  ),
);

/**
 * Ranks passages for a question by the words they share: rare words count more, headings and keywords more than text.
 * Plain arithmetic over a hundred passages: the same question always finds the same.
 */
export function rank(pages: { passage: Passage; keywords: string }[]) {
  const documents = pages.map(({ passage, keywords }) => ({ passage, weights: weigh(passage, keywords) }));
  const rarity = (word: string): number => {
    const having = documents.filter(({ weights }) => weights.has(word)).length;
    return having === 0 ? 0 : Math.log(1 + documents.length / having);
  };
  return (question: string) => {
    const asked = [...new Set(wordsIn(question))].map((word) => ({ word, rarity: rarity(word) }));
    return documents
      .map(({ passage, weights }) => ({
        passage,
        score: asked.reduce((sum, { word, rarity }) => sum + rarity * Math.sqrt(weights.get(word) ?? 0), 0),
      }))
      .filter(({ score }) => score >= LEAST_SCORE)
      .sort((a, b) => b.score - a.score);
  };
}

function weigh({ heading, text }: Passage, keywords: string): Map<string, number> {
  const weights = new Map<string, number>();
  const add = (words: string[], weight: number) => {
    for (const word of words) weights.set(word, (weights.get(word) ?? 0) + weight);
  };
  add(wordsIn(heading), WEIGHTS.heading);
  add(wordsIn(keywords), WEIGHTS.keyword);
  add(wordsIn(text), WEIGHTS.text);
  return weights;
}

/** The words of a text that carry meaning, by their stems; Chinese and Japanese in pairs of characters. */
export function wordsIn(text: string): string[] {
  return (
    fold(text).match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[\p{L}\p{N}]+(?:[-'][\p{L}\p{N}]+)*/gu,
    ) ?? []
  )
    .flatMap((word) =>
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word) ? pairs(word) : [stem(word)],
    )
    .filter((word) => word !== "" && !STOP_WORDS.has(word));
}

const pairs = (word: string): string[] =>
  word.length < 2 ? [word] : Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2));

const ALIKE: Record<string, string> = {
  wi: "wifi",
  "wi-fi": "wifi",
  wlan: "wifi",
  luggage: "bag",
  baggage: "bag",
  suitcase: "bag",
  fee: "cost",
  price: "cost",
};

/** Light English stemming: plural and verb endings go; other languages mostly keep their words. */
function stem(word: string): string {
  const plain = word.replace(/'s?$/, "");
  const root =
    plain.length > 5
      ? plain.replace(/(?:ations?|ation|ing|ings|ed|es|s)$/, "")
      : plain.length > 3
        ? plain.replace(/s$/, "")
        : plain;
  return ALIKE[plain] ?? ALIKE[root] ?? root;
}
