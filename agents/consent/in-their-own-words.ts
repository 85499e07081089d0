/** Which changes the customer has asked for so plainly that asking back would be rude. */
import type { Change, Outcome } from "../airline/changes.ts";
import type { CustomerContext } from "../context.ts";
import { fold } from "../language/fold.ts";

/**
 * A change that costs nothing, takes nothing away, and that the customer named in this turn's own words: "move me to
 * 14C", "I need a wheelchair", "my suitcase never arrived", "I want a hotel for the night". Everything else needs a yes.
 * It reads the customer's messages and nothing else, so that no tool result can speak in their place.
 */
export function askedInTheirOwnWords(context: CustomerContext, change: Change, outcome: Outcome): boolean {
  if (outcome.total !== 0) return false;
  const said = fold(context.heard.map(({ text }) => text).join("\n"));
  switch (change.kind) {
    case "choose_seat":
      return namesSeat(said, change.seat) && change.will_help_at_exit === undefined;
    case "request_service":
      return SERVICE_WORDS[change.service]?.test(said) ?? false;
    case "open_bag_claim":
      return BAG_WORDS.test(said);
    case "compensate":
      return change.want === "care" && change.ask_for === undefined && CARE_WORDS.test(said);
    default:
      return false;
  }
}

const namesSeat = (said: string, seat: string): boolean =>
  new RegExp(`(?<!${WORD})${seat.slice(0, -1)}[ -]?${seat.slice(-1)}(?!${WORD})`, "iu").test(said);

// In Chinese and Japanese the next word follows without a blank.
const WORD = "[\\p{Script=Latin}\\p{N}]";

const BAG_WORDS =
  /\b(?:bags?|baggage|luggage|suitcases?|maletas?|equipajes?|valises?|bagages?|koffer|gepack|malas?|bagagem)\b|行李|箱子|荷物|スーツケース/;

const CARE_WORDS =
  /\b(?:compensat\w*|vouchers?|hotel|overnight|stranded|delay\w*|late|miss(?:ed)?|reimburs\w*|refund|compensa\w*|vales?|noche|retras\w*|demora\w*|perdi\w*|indemn\w*|bons?|nuit|retard\w*|manque\w*|entschadig\w*|gutschein\w*|ubernacht\w*|verspat\w*|verpasst\w*|indeniz\w*|noite|atras\w*)\b|赔偿|补偿|酒店|延误|误机|補償|ホテル|遅れ|遅延|乗り遅れ|乗り継ぎ/;

const SERVICE_WORDS: Record<string, RegExp> = {
  wheelchair: /\b(?:wheel ?chair|silla de ruedas|fauteuil roulant|rollstuhl|cadeira de rodas)\b|轮椅|車椅子|車いす/,
  medical:
    /\b(?:medical|medic\w*|medizinisch\w*|surgery|injur\w*|knee|front row|primera fila|premier rang|erste reihe|primeira fila)\b|医疗|医療|前排|最前列/,
  blind: /\b(?:blind|visually impaired|cieg[oa]|aveugle|cego|cega)\b|盲|視覚障/,
  deaf: /\b(?:deaf|hard of hearing|sord[oa]|sourde?|gehorlos|surd[oa])\b|聋|聴覚障/,
  service_animal:
    /\b(?:service (?:dog|animal)|guide dog|perro (?:guia|de servicio)|chien guide|blindenhund|assistenzhund|cao[- ]guia)\b|导盲犬|盲導犬/,
  oxygen: /\b(?:oxygen|oxigeno|oxygene|sauerstoff|oxigenio)\b|氧气|酸素/,
  infant_on_lap: /\b(?:infant|baby|lap child|bebe|baby|saugling)\b|婴儿|赤ちゃん|乳児/,
  bassinet: /\b(?:bassinet|crib|cuna|berceau|babybett|berco)\b|摇篮|バシネット/,
  vegetarian_meal: /\b(?:vegetarian\w*|vegetarisch\w*|vegetarien\w*)\b|素食|ベジタリアン/,
  vegan_meal: /\b(?:vegan\w*|vegetalien\w*)\b|纯素|ヴィーガン|ビーガン/,
  kosher_meal: /\b(?:kosher|koscher|casher|kasher)\b|犹太餐|コーシャ/,
  halal_meal: /\bhalal\b|清真|ハラール|ハラル/,
  gluten_free_meal: /\b(?:gluten|celiac|coeliac|celiac[oa]|zoliakie)\b|无麸质|グルテン/,
};
