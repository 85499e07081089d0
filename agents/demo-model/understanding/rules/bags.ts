import type { Rule } from "./rule.ts";

const BAG = "(?:bags?|baggage|luggage|suitcases?|stroller|car seat|golf clubs|backpack|carry[- ]?ons?)";

/** Bags: where they are, what happened to them, how many may come. */
export const bags: readonly Rule[] = [
  {
    intent: "bag_missing",
    when: new RegExp(
      `\\b(?:lost|losing|missing|delayed|mislaid|misplaced|find(?:ing)?|where(?:'s| is| are)|never (?:arrived|came|showed)|didn'?t (?:arrive|come|make|show)|did not (?:arrive|come|make|show)|hasn'?t (?:arrived|come)|still (?:no|waiting for|don'?t have|haven'?t)|left behind|without)\\b.{0,30}\\b${BAG}\\b|\\b${BAG}\\b.{0,40}\\b(?:lost|missing|delayed|mislaid|never (?:arrived|came|showed|made)|didn'?t (?:arrive|come|make|show|turn)|did not (?:arrive|come|make|show)|hasn'?t (?:arrived|come|shown)|not (?:arrived|here|there|on the)|isn'?t (?:here|there)?|disappeared|vanished|is gone|are gone|left behind|nowhere)\\b|\\b(?:maleta|equipaje)\\b.{0,30}\\b(?:perdid[oa]|no (?:ha )?lleg\\w+|falta)|\\b(?:perdi|perdieron|perdid[oa])\\b.{0,20}\\b(?:maleta|equipaje)|\\b(?:valise|bagages?)\\b.{0,30}\\b(?:perdue?s?|pas arrive\\w*|manqu\\w+)|\\b(?:koffer|gepack)\\b.{0,30}\\b(?:verloren|nicht angekommen|fehlt|weg)|\\b(?:mala|bagagem)\\b.{0,30}\\b(?:perdida|extraviada|nao chegou|sumiu)|行李.{0,8}(?:丢|没到|不见|遗失)|荷物.{0,8}(?:届|なくな|紛失|出てこ)`,
    ),
    unless: /\b(?:what|how|if)\b.{0,20}\b(?:allowance|many|much|policy)\b/,
  },
  {
    intent: "bag_damaged",
    when: new RegExp(
      `\\b(?:damaged?|broken?|broke|cracked|ripped|torn|smashed|destroyed|crushed|stolen|opened)\\b.{0,30}\\b${BAG}\\b|\\b${BAG}\\b.{0,40}\\b(?:damaged?|broken?|broke|cracked|ripped|torn|smashed|destroyed|crushed|wheel|handle|zipper|stolen|opened)\\b|\\bmissing from my (?:bag|suitcase|luggage)\\b|\\b(?:maletas?|equipaje)\\b.{0,30}\\b(?:rot[ao]s?|danad[ao]s?|estropead[ao]s?)\\b|\\b(?:valises?|bagages?)\\b.{0,30}\\b(?:cassee?s?|abimee?s?|endommagee?s?)\\b|\\b(?:koffer|gepack)\\b.{0,30}\\b(?:kaputt|beschadigt|zerbrochen|defekt)\\b|\\b(?:malas?|bagagem)\\b.{0,30}\\b(?:quebrad[ao]s?|danificad[ao]s?|rasgad[ao]s?)\\b|行李.{0,8}(?:坏|损|破)|(?:荷物|スーツケース).{0,10}(?:壊れ|破損|破れ)`,
    ),
  },
  {
    intent: "bag_status",
    when: new RegExp(
      `\\b(?:status|track|tracking|update|news|trace|locate)\\b.{0,30}\\b(?:${BAG}|claim)\\b|\\b(?:what|how|anything|and) about (?:my |our |the )?${BAG}\\b|\\b(?:did|has|have|is|are|will) (?:my|our) ${BAG}\\b.{0,30}\\b(?:make|made|arrive|loaded|checked|on board|transferred|there|found)\\b|\\b(?:bag|baggage) claim (?:status|number)\\b|\\bBG\\d{5}`,
      "i",
    ),
  },
  {
    intent: "add_bags",
    when: new RegExp(
      `\\b(?:anadir|agregar)\\b.{0,20}\\bmaletas?|\\bajouter\\b.{0,20}\\bbagages?|\\b(?:zusatzlich\\w*|weitere[sn]?|noch ein)\\b.{0,15}\\b(?:gepack\\w*|koffer)|\\b(?:adicionar|acrescentar)\\b.{0,20}\\b(?:malas?|bagagem)|[加添].{0,5}行李|荷物を?(?:追加|増や)|\\b(?:add|adding|bring|buy|purchase|pay for|need|want|include|another|extra|one more|additional)\\b.{0,25}\\b(?:checked |extra |more |additional |another |second )*${BAG}\\b.{0,30}`,
    ),
    unless:
      /\b(?:how (?:many|much|big|heavy)|allowance|allowed|can i (?:bring|take|have)|may i|what (?:is|are|does)|fees?|cost|missing|lost|find|report|policy|where|damaged)\b/,
  },
  {
    intent: "bag_rules",
    when: new RegExp(
      `\\b${BAG}\\b.{0,40}\\b(?:allow(?:ance|ed)?|fees?|polic(?:y|ies)|rules?|limits?|cost|price|weigh\\w*|size|dimensions?|included|free|kg|pounds|lbs)\\b|\\b(?:how (?:many|much|big|heavy)|what size|allow(?:ance|ed)?|fees?|charge|price|cost|weight|oversize|overweight|checked|carry(?:ing)? on|can i (?:bring|take)|hand)\\b.{0,40}\\b${BAG}\\b|\\b(?:carry[- ]?ons?|hand luggage|oversize|overweight|cabin bag|personal item)\\b|\\bequipaje\\b|\\bmaletas?\\b|\\bbagages?\\b|\\bvalises?\\b|\\bgepack\\b|\\bkoffer\\b|\\bbagage[mn]s?\\b|\\bmalas?\\b|行李|手荷物|荷物`,
    ),
    unless: /\bbaggage claim\b/,
  },
];
