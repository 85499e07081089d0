import type { Rule } from "./rule.ts";

/** Buying, changing and giving back flights. */
export const booking: readonly Rule[] = [
  {
    intent: "cancel",
    when: /\bcancel(?:ling|ing|lation)?\b|\bcall off (?:my|the|our) (?:trip|flight)\b|\bdon'?t want to (?:fly|travel|go) any ?more\b|\bcancelar\b|\bannuler\b|\bstornier\w*|\babsagen\b|取消|キャンセル|取り消/,
    unless:
      /\b(?:is|was|were|got|been|being|get|gets) cancel(?:l)?ed\b|\bcancel(?:l)?ed (?:flight|on)\b|\bcancell?ation (?:policy|policies|rules?|fees?|insurance)\b|\bcancel(?:l?ing)? (?:policy|rules)\b|\b(?:can|could|may) (?:i|you|we|one) (?:still )?cancel (?:for free|without)\b|\bhow (?:much|long|late)\b.{0,30}\bcancel\b|\bwhat (?:happens|if)\b.{0,30}\bcancel|\bcancel (?:the|that|my) (?:seat|bag|request|claim|wheelchair|upgrade)\b|\bdon'?t cancel\b|\bnot (?:to )?cancel\b|\bcancel(?:ed|led)\b(?!.*\bcancel\b)/,
  },
  {
    intent: "rebook",
    when: /\b(?:i|we) missed (?:my|our|the) (?:flight|plane)\b|\brebook\w*|\bre-book\w*|\b(?:put|get|place|move) (?:me|us) (?:on|onto|to|in) (?:a |an |the )?(?:other|another|different|next|earlier|later|new|first) (?:available )?flight\b|\b(?:another|alternative|other|different|replacement) (?:flights?|options?|connections?|routes?)\b|\b(?:what|any|which|are there|show me|my) (?:other |are my |are the |the )?(?:options|alternatives)\b|\bget (?:me|us) (?:there|home|out)\b|\bnext (?:available )?flight (?:out|to)\b|\botro vuelo\b|\breubicar\b|\bautre vol\b|\bumbuch\w*|\banderen flug\b|\bremarcar\b|\boutro voo\b|改签|別の便|振替|振り替え/,
    unless: /\bother (?:options|flights) (?:for|of) (?:seats?|bags?)\b/,
  },
  {
    intent: "change_flight",
    when: /\bwrong (?:date|day|flight|time)\b|\b(?:change|move|switch|modify|reschedule|postpone|push|shift|alter|swap|update|bring forward|delay)\b.{0,50}\b(?:flights?|dates?|trip|reservation|booking|ticket|travel|departure|return|itinerary|time|day|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|earlier|later)\b|\breschedul\w*|\b(?:earlier|later|different) (?:flight|date|time|day|departure)\b|\bfly (?:a day|one day|\w+ days?) (?:earlier|later)\b|\bcambiar (?:mi |el |la )?(?:vuelo|fecha)\b|\b(?:changer|modifier) (?:mon |de |la )?(?:vol|date)\b|\bflug (?:andern|verschieben)\b|\b(?:mudar|alterar|trocar) (?:meu |o |a )?(?:voo|data)\b|改(?:日期|航班|时间)|(?:便|日付|日程)(?:を|の)変更/,
    unless:
      /\b(?:seats?|seating|name|passenger|passport|spelling|cabin|class|bags?|baggage|gate|terminal|upgrade|window|aisle|change fees?|fee|policy|wheelchair|meal|email|phone)\b(?!.*\bflights? to\b)/,
  },
  {
    intent: "change_cabin",
    when: /\bupgrad(?:e|es|ing|ed)\b|\bdowngrad\w+|\b(?:change|switch|move|get|go)\b.{0,40}\b(?:business|first|economy|basic)(?: class| cabin)?\b|\b(?:cabin|travel) class\b|\bpremium cabin\b/,
    unless: /\b(?:seats?|legroom|economy plus)\b.{0,12}\bupgrade\b|\bhow many\b|\bbook\b/,
  },
  {
    intent: "book",
    when: /\b(?:book|buy|purchase|reserve|get)\b.{0,25}\b(?:flights?|tickets?|trip|seat on|a plane)\b|\bmake (?:a )?(?:new )?(?:booking|reservation)\b|\bnew (?:booking|reservation|flight|ticket)\b|\b(?:book|take|buy|reserve) (?:it|that|this|that one|this one|me on|the (?:first|second|third|cheapest|earliest))\b|\bfly (?:me )?to\b|\bneed (?:a |one |two |\d )?(?:flights?|tickets?) (?:to|from|for)\b|\breservar\b|\breserver\b|\bbuchen\b|\bcomprar (?:um |una? )?(?:voo|vuelo|billete|passagem)\b|预订|订(?:机票|票|航班)|予約したい|航空券/,
    unless:
      /\b(?:boarding pass|already booked|i booked|we booked|was booked|is booked|have booked|cancel|refund|booked (?:a|my|the|on|with)|get (?:on|to) (?:my|the) flight|change|wheelchair|rebook|overbook\w*|on (?:a |an )?(?:other|another|different|earlier|later|next) flight)\b/,
  },
  {
    intent: "search_flights",
    when: /\b(?:flights?|fly|flying|connections?|tickets?|fares?|prices?)\b.{0,25}\b(?:from|to|between)\b|\bdo you (?:fly|go|operate|have (?:a |any )?(?:flights?|direct))\b|\b(?:what|which|any|are there|show me|list|search|find|look(?:ing)? for|see|check)\b.{0,25}\bflights?\b|\b(?:how much|price|cost|fare|cheapest|lowest)\b.{0,40}\b(?:flight|ticket|fly|fare|to|trip)\b|\b(?:direct|nonstop|non-stop|round ?trip|one ?way)\b|\bvuelos? (?:de|a|desde|para)\b|\bvols? (?:de|pour|vers|entre)\b|\bfluge? (?:von|nach)\b|\bvoos? (?:de|para)\b|航班.*(?:到|飞)|(?:から|まで).*(?:便|フライト)/,
    unless:
      /\b(?:status|refund|cancel|seat|bag|bags|baggage|luggage|wi-?fi|pet|dog|cat|my flight|gate|delayed|late|check in|upgrade|insurance|change fee|fee|compensat\w*|voucher|miss(?:ed)?|passport|visa)\b/,
  },
  {
    intent: "my_booking",
    when: /\b(?:find|look up|pull up|see|view|check|show|open|access|manage|details? of|about|information on|have) (?:me )?(?:my|our|the|a) (?:booking|reservation|trip|itinerary|ticket)\b|\b(?:my|our) (?:other |next |second |new )?(?:booking|reservation|trip|itinerary)\b|\b(?:booking|reservation|trip|itinerary|flight) details\b|\b(?:lost|forgot|don'?t (?:have|know|remember)|can'?t find) (?:my |the )?(?:confirmation|booking|reservation)\b|\bmi reserva\b|\bma reservation\b|\bmeine? buchung\b|\bminha reserva\b|我的(?:预订|订单)|予約を?(?:確認|見)/,
  },
  {
    intent: "correct_name",
    when: /\b(?:misspel\w+|mis-spel\w+|typo|spelt|spelled|wrong|correct|fix|change|update|legal|maiden|married)\b.{0,30}\b(?:names?|spelling|birth ?date|date of birth|dob|passenger (?:details|information))\b|\bnames?\b.{0,30}\b(?:misspel\w+|wrong|incorrect|typo|change|spelt|spelled)\b|\bcorregir\b.{0,20}\bnombre\b|\bcorriger\b.{0,20}\bnom\b|\bnamen? (?:andern|korrigieren)\b|\bcorrigir\b.{0,20}\bnome\b/,
    unless: /\bmy name is\b(?!.*\b(?:wrong|misspel|typo|correct|change))/,
  },
  { intent: "insurance", when: /\binsur(?:ance|ed)\b|\bseguro\b|\bassurance\b|\bversicherung\b|保险|保険/ },
  {
    intent: "fees",
    when: /\bhow long\b.{0,25}\brefunds?\b|\brefund(?:s|able)? (?:policy|rules?|take)\b|\b(?:is|are) (?:my|the|it|this|tickets?) .{0,20}\brefundable\b|\b(?:change|cancel(?:lation|ling|ing)?|modification|rebooking|name)[ -](?:fees?|polic(?:y|ies)|rules?|charges?|costs?)\b|\b(?:waive|waiver|waived)\b|\b(?:is there|what is|what's|how much is|charge) (?:a |the )?(?:fee|penalty|charge) (?:for|to|if)\b.{0,20}\b(?:chang|cancel|rebook|modif)\w*|\b(?:can|could|may) (?:i|you|we|one) (?:still )?cancel (?:for free|without)\b|\b(?:how much|how late|what (?:happens|if))\b.{0,30}\bcancel(?! (?:my|the|this|our) (?:flight|booking) (?:now|please))|\bhow much (?:does it cost|is it) to (?:change|cancel)\b/,
  },
];
