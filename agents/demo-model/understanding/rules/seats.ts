import type { Rule } from "./rule.ts";

/** Seats, help on the way, and checking in. */
export const seats: readonly Rule[] = [
  {
    intent: "seats_on_plane",
    when: /\bhow many (?:seats?|rows|passengers|people)\b.{0,40}\b(?:plane|aircraft|flight|jet|board|have|there|airbus|boeing|a319)\b|\bhow (?:big|large) is (?:the |this |my )?(?:plane|aircraft)\b|\b(?:seat|plane|aircraft|seating) (?:capacity|layout|configuration)\b|\bwhere (?:is|are) (?:the )?(?:exit rows?|economy plus|business class|emergency exits?)\b|\bwhich rows?\b|\bcuantos asientos\b|\bcombien de (?:sieges|places)\b|\bwie viele (?:sitze|sitzplatze|platze)\b|\bquantos (?:assentos|lugares)\b|多少(?:个)?座位|座席(?:数|はいくつ|は何席)|何席/,
    unless: /\b(?:left|free|available|empty|open|remaining)\b/,
  },
  {
    intent: "seat_map",
    when: /\bseat ?(?:map|plan|chart)\b|\b(?:show|see|view|display|open) (?:me )?(?:the |a )?(?:map|seats)\b|\b(?:which|what|any) (?:other )?(?:seats?|window seats?|aisle seats?|middle seats?)\b.{0,25}\b(?:free|available|open|left|empty|there)\b|\bavailable seats?\b|\bseats? (?:are )?(?:still )?(?:free|available|open|left)\b|\bmapa de asientos\b|\bplan (?:des sieges|de cabine)\b|\bsitzplan\b|\bmapa de assentos\b|座位图|座席表|シートマップ/,
  },
  {
    intent: "seat_change",
    when: /\b(?:change|switch|swap|move|pick|choose|select|assign|reserve|upgrade|get|have|want|need|prefer|like|give|put|sit)\b.{0,40}\b(?:seats?|seating|window|aisle|middle|exit row|legroom|row \d+|\d{1,2}[a-k])\b|\bseat (?:change|assignment|selection|upgrade)\b|\bmove (?:me|us) to (?:seat )?\d{1,2} ?[a-k]\b|\b(?:sit|seated|seats?) (?:together|next to|beside|apart)\b|\b(?:window|aisle|middle) (?:seat|one|please|instead)\b|\b(?:cambiar|elegir|escoger)\b.{0,16}\basiento\b|\b(?:changer|choisir)\b.{0,16}\b(?:siege|place)\b|\b(?:sitzplatz|sitz)\b.{0,20}\b(?:andern|wechseln|wahlen|umbuchen)\b|\b(?:mudar|trocar|escolher|alterar)\b.{0,16}\bassento\b|(?:换|改|选)(?:个)?座位|座席(?:を|の)(?:変更|選|指定)/,
    unless:
      /\bhow many\b|\bseat belt\b|\bchild seat\b|\bcar seat\b|\bchange (?:my |the )?(?:flight|name)\b|\bwheelchair\b|\bbusiness class\b/,
  },
  {
    intent: "my_seat",
    when: /\b(?:what|which) seats? (?:do|did|am|are|have) (?:i|we)\b|\bwhere (?:do|will) (?:i|we) sit\b|\b(?:what|which|where|whats|what's|know|check|confirm|tell me|see|show)\b.{0,25}\b(?:my|our) (?:current )?(?:seats?|seat (?:number|no|assignment)|sent no)\b|\bwhere (?:am i|are we|do i|will i) (?:sitting|sit|seated|be sitting)\b|\bmy seat (?:number|no|assignment)\b/,
  },
  {
    intent: "special_service",
    when: /\b(?:wheel ?chairs?|mobility|disab(?:led|ility)|medical (?:reasons?|needs?|condition|assistance|equipment)|for medical|special (?:assistance|service|needs?|meal|request)|assistance|blind|deaf|hearing|crutches|oxygen|cpap|broken leg|knee|surgery|pregnan\w+|service (?:dog|animal)|guide dog|bassinet|infant|vegetarian|vegan|kosher|halal|gluten|diabetic|(?:special|vegan|kosher|halal) meal|elderly|peanut|allerg\w+)\b|\bunaccompanied\b|\b(?:travel(?:l)?ing|fly(?:ing)?) alone\b.{0,20}\b(?:child|son|daughter|kid|minor)\b|\b(?:child|son|daughter|kid|minor|\d{1,2}[- ]year[- ]old)\b.{0,30}\b(?:alone|by (?:him|her)self|unaccompanied)\b|\bfront row\b|\b(?:bring|book|add|take|travel with|fly with)\b.{0,20}\b(?:my |a |our )(?:dog|cat|pet|puppy|kitten)\b|\bsilla de ruedas\b|\bfauteuil roulant\b|\brollstuhl\b|\bcadeira de rodas\b|轮椅|車椅子|車いす/,
  },
  {
    intent: "check_in",
    when: /\bcheck(?:ed|ing)?[- ]?in\b|\bcheck (?:me|us|everyone|everybody) in\b|\bboarding pass(?:es)?\b|\b(?:facturar|hacer el check)\b|\btarjeta de embarque\b|\benregistrer\b|\bcarte d'embarquement\b|\beinchecken\b|\bbordkarte\b|\bcartao de embarque\b|\bfazer check\b|值机|登机牌|チェックイン|搭乗券/,
    unless:
      /\bcheck(?:ed|ing)? in (?:a |my |the |two |\d )?(?:bags?|luggage|baggage|suitcases?)\b|\bchecking in (?:on|with|about|to see)\b/,
  },
];
