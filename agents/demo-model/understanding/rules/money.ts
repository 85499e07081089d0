import type { Rule } from "./rule.ts";

/** What the airline owes. */
export const money: readonly Rule[] = [
  {
    intent: "compensation",
    when: /\bcompensat\w*|\bvouchers?\b|\b(?:hotel|accommodation|place to (?:stay|sleep)|overnight (?:stay|in|here|because|delay)|night in|spend the night|stay(?:ing)? (?:the night|overnight)|meal voucher|food voucher|taxi|ground transport\w*)\b|\breimburs\w*|\bmake (?:it |this )?(?:up to|right)\b|\b(?:what|something|anything) (?:can|will|are) you (?:do|going to do|give|offer)\b.{0,30}\b(?:for|about) (?:this|it|the|my|me)\b|\bwhat am i (?:owed|entitled)\b|\bentitled to\b|\bindemniz\w*|\bcompensacion\b|\bindemnis\w*|\bentschadig\w*|\bindeniza\w*|赔偿|补偿|補償|宿泊/,
    unless:
      /\bhotel (?:near|in|at) the airport recommendation\b|\bvoucher (?:balance|left|remaining)\b|\bcertificate balance\b|\bpay with (?:a |my )?voucher\b/,
  },
  {
    intent: "refund",
    when: /\brefund\w*|\bmoney back\b|\breembols\w*|\brembours\w*|\berstatt\w*|\bgeld zuruck\b|退款|退票|返金|払い戻し/,
  },
  {
    intent: "balance",
    when: /\b(?:balance|left|remaining|how much|worth|value|have)\b.{0,40}\b(?:gift ?cards?|certificates?|travel (?:credits?|vouchers?)|flight credits?|credits?)\b|\b(?:gift ?cards?|certificates?|travel (?:credits?|vouchers?)|flight credits?)\b.{0,40}\b(?:balance|left|remaining|worth|value|expire|use|have)\b|\b(?:my|check|view|see) (?:gift ?cards?|certificates?|travel (?:credits?|vouchers?)|flight credits?|balance)\b/,
    unless: /\bmiles\b/,
  },
  {
    intent: "balance",
    when: /\bhow many (?:miles|points) (?:do i|have i)\b|\b(?:check|see|view|what(?:'s| is| are)) my (?:frequent flyer |loyalty )?(?:miles|points|membership|tier)\b|\bmiles balance\b/,
  },
  {
    intent: "bumped",
    when: /\bover(?:booked|sold|booking)\b|\bbumped\b|\bdenied boarding\b|\bnot allowed to board\b|\bgave (?:away )?my seat\b|\bsurbook\w*|\buberbucht\b|\bsobreventa\b|\boverbooking\b/,
  },
];

/** Questions answered by the airline's policies. */
export const policies: readonly Rule[] = [
  {
    intent: "loyalty",
    when: /\b(?:miles|frequent flyer|loyalty|mileage|elite|medallion|(?:gold|silver) (?:status|member\w*)|membership|status match|rewards? (?:program|points)|points)\b|\bmillas\b|\bmilhas\b|\bmeilen\b|里程|マイル/,
  },
  {
    intent: "policy",
    when: /\bwi-?fi\b|\binternet\b|\b(?:entertainment|movies?|tv|screens?|power (?:outlet|socket)s?|outlets?|usb|charg(?:e|ing) (?:my )?(?:phone|laptop))\b|\bwlan\b|上网|无线网|ワイファイ|インターネット/,
  },
  {
    intent: "policy",
    when: /\b(?:pets?|dogs?|cats?|puppy|kitten|animals?|emotional support|mascotas?|perros?|gatos?|animaux|chiens?|chats?|hunde?|haustiere?|katzen?|cachorros?)\b|宠物|ペット|犬|猫/,
  },
  {
    intent: "policy",
    when: /\b(?:passports?|visas?|id card|identification|photo id|real id|documents?|tsa|pre-?check|security|liquids?|vaccin\w+|immuni[sz]\w+|shots?|travel (?:alert|advisory|restriction)s?|safe to travel|covid|customs|pasaporte|passeport|reisepass|passaporte|ausweis)\b|护照|签证|パスポート|ビザ/,
  },
  {
    intent: "policy",
    when: /\b(?:meals?|food|snacks?|drinks?|coffee|alcohol|lounges?|comida|repas|essen|comida|comer)\b|餐|机上餐|食事|ラウンジ/,
    unless: /\bvoucher\b/,
  },
  {
    intent: "policy",
    when: /\b(?:infants?|bab(?:y|ies)|toddlers?|child(?:ren)?|kids?|lap|stroller|car seat|ninos?|enfants?|kinder|criancas?)\b|婴儿|儿童|赤ちゃん|子供/,
  },
  {
    intent: "policy",
    when: /\b(?:what|what's|whats) (?:is |are )?(?:your|the) (?:policy|policies|rules?)\b|\bpolicy (?:on|for|about)\b|\b(?:do|does|can|could|may|is|are|am|will) (?:you|i|we|it|there|passengers?)\b.{0,50}\b(?:allow(?:ed)?|permitted|offer|provide|have|bring|carry|take)\b.{0,40}\b(?:on ?board|on (?:the|a|my|your) (?:plane|flight|aircraft)|in the cabin|flights?)\b/,
  },
  {
    intent: "policy",
    when: /\b(?:group (?:booking|travel)|student discount|military|senior discount|bereavement|subscription|duty ?free|smok(?:e|ing)|vap(?:e|ing)|knife|scissors|batter(?:y|ies)|power ?bank|ski|surfboard|bicycles?|bikes?|musical instrument|guitar|firearms?)\b/,
  },
  {
    intent: "policy",
    when: /\bhow (?:early|long before|many hours before|soon)\b.{0,40}\b(?:airport|arrive|be there|check|counter|flight)\b|\bwhen (?:should|do) (?:i|we) (?:be at|get to|arrive at) the airport\b|\bhow do i\b/,
  },
];
