import type { Rule } from "./rule.ts";

const MY = "(?:my|our|the|this|that)";

/** Where a flight is, when it leaves, and what has gone wrong with it. */
export const flights: readonly Rule[] = [
  {
    intent: "my_flight",
    when: /\bhow long (?:is|does) (?:the|my|this|our) (?:flight|journey|trip)\b|\bwhen'?s (?:my|our|the) flight\b|\beta\b|\b(?:landing|boarding|arrival|departure|takeoff|take-off) time\b|\bwhen(?:'s| is| does| will)? (?:my|our|the) (?:flight|plane)\b|\b(?:news|update|info) (?:with|on|about|for) (?:my|our|the) .{0,12}flight\b|\bwhat time (?:will|does|is) (?:my|our|the) (?:flight|plane)\b|\bstatus\b|\bis (?:it|my flight|our flight|the flight|this flight) (?:still )?(?:on ?time|on schedule|delayed|late|going|ok)\b|\bon ?time\b|\bflight (?:info(?:rmation)?|details|updates?)\b|\b(?:what|when|which) (?:time|day)? ?(?:is|does|will|do) (?:my|our|the) (?:flight|plane) (?:leave|depart|land|arrive|take off|board|get)|\bwhen (?:is|are|do|does|will|am|should) (?:my|we|our|i)\b.{0,20}\b(?:flight|leave|depart|land|arrive|take off|fly|flying)\b|\b(?:departure|arrival) time\b|\bestado de\b.{0,12}\bvuelo\b|\bmi vuelo\b|\bmon vol\b|\bmein(?:en)? flug\b|\bmeu voo\b|我的航班|航班(?:状态|动态|准点)|便の(?:状況|運航)|フライトの?(?:状況|情報)/,
    unless:
      /\b(?:refund|bag|baggage|luggage|claim|case|upgrade|gold|silver|elite|loyalty|miles|medallion) status\b|\bstatus of (?:my|the|a) (?:refund|bag|baggage|luggage|claim|case|compensation)\b|\bstatus match\b/,
  },
  {
    intent: "gate",
    when: /\b(?:what|which|where|whats|what's|change|new|tell me|know|need) ?(?:is |'s )?(?:the |my |our |a )*(?:departure |arrival |boarding )?(?:gate|terminal)\b|\bgate (?:number|info|change|assign)|\bwhere (?:do|does|should|is) (?:i|we|it|my|the)\b.{0,25}\bboard|\bboarding (?:time|gate|begin|start|open|close)|\b(?:when|what time) (?:do|does|is|will) (?:we|i|it|boarding|the flight|my flight)? ?(?:boarding|board|start boarding)\b|\bpuerta de embarque\b|\bporte d'embarquement\b|\b(?:gate|terminal)\?|登机口|搭乗口/,
    unless: /\bboarding pass\b|\bgate agents?\b/,
  },
  {
    intent: "delay",
    when: /\b(?:delay(?:ed|s)?|running late|is late|late again|so late|hours? late|how late)\b|\bretrasad[oa]\b|\bretraso\b|\ben retard\b|\bverspat\w+|\batrasad[oa]\b|\batraso\b|延误|晚点|遅延|遅れ/,
    unless:
      /\b(?:bag|bags|baggage|luggage|suitcase)s?\b.{0,20}\bdelay|\bdelay(?:ed)? (?:bag|baggage|luggage)|\bdelay (?:it|my|the|our) .{0,20}\bby (?:a|one|two|\d)/,
  },
  {
    intent: "disruption",
    when: /\bverpass\w*.{0,30}\banschluss|\bstranded\b|\bstuck (?:at|in) (?!.{0,12}(?:tarmac|plane|aircraft|line|queue))|\b(?:miss(?:ed|ing)?|make|catch|lose|lost|tight|short) (?:my |our |the |a |this )*(?:connect(?:ion|ing)|onward|transfer|layover)\b|\bconnecti(?:on|ng)\b.{0,40}\b(?:miss(?:ed)?|make it|in time|tight|problem|enough)\b|\b(?:first|inbound|earlier|outbound|connecting) (?:leg|flight|segment)\b.{0,40}\b(?:delay(?:ed)?|late|cancel\w*)\b|\b(?:pierdo|perder|perdi) (?:mi |la )?conexion\b|\b(?:rate|rater|manque|manquer) (?:ma |la )?correspondance\b|\banschluss(?:flug)?\b.{0,30}\b(?:verpass|schaff|erreich)\w*|\bperd(?:er|i) (?:a |minha )?conexao\b|转机.*(?:赶不上|错过|误)|乗り継ぎ.*(?:間に合|逃)/,
  },
  {
    intent: "weather",
    when: /\b(?:weather|snow(?:storm)?|storm|hurricane|fog|thunderstorm|ice|blizzard|tornado)\b/,
    unless: /\bstatus match\b|\bice cream\b/,
  },
  {
    intent: "on_tarmac",
    when: /\b(?:tarmac|runway|taxiway)\b|\b(?:stuck|sitting|waiting|been|trapped) (?:here )?(?:on|in|inside) (?:the |this |a )?(?:plane|aircraft)\b/,
  },
  {
    intent: "flight_cancelled",
    when: new RegExp(
      `\\b(?:${MY} |next )?(?:flight|plane|connection|leg|it|they|you)(?: \\w+-?\\d+)? (?:was|is|got|has been|have been|just got|just|been|have|has|'s) (?:just |been )?(?:cancel(?:l)?ed|canceled)\\b|\\b(?:cancel(?:l)?ed|canceled) (?:on )?(?:my|our|us|me|flights?)\\b|\\b(?:airline|you|they) cancel(?:l)?ed\\b|\\bvuelo (?:fue |ha sido |esta )?cancelado\\b|\\bvol (?:est |a ete )?annule\\b|\\bflug (?:wurde |ist )?(?:gestrichen|annulliert|storniert|ausgefallen)|\\bvoo (?:foi )?cancelado\\b|航班.*被?取消了|欠航`,
    ),
    unless: /\b(?:i|we) (?:want|need|would like|'d like) to\b.{0,20}\bcancel\b|\bif (?:i|my|it)\b/,
  },
];
