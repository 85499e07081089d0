import { fold } from "./fold.ts";

const ANGRY: readonly RegExp[] = [
  /\b(?:unacceptable|ridiculous|outrageous|disgusting|disgraceful|pathetic|appalling|horrible|horrendous|terrible (?:service|airline|experience|company)|worst (?:airline|service|experience|company|customer)|the worst|useless|incompetent|scam|rip ?off|joke of an?|shame on you|furious|livid|fed up|sick of|pissed|angry|so mad|fuming|lawyer|sue you|lawsuit|never (?:fly|flying|again|book)|waste of (?:time|money)|this is (?:bs|bullshit|crap|insane|a joke|absurd)|how dare|stop wasting|lost my patience|hate (?:you|this|your))\b/,
  /\b(?:wtf|fuck\w*|shit\w*|bullshit|asshole|idiots?|morons?|stupid|bastards?|damn(?: it|ed)?|crap|screw you|liars?)\b/,
  /\b(?:inaceptable|ridicul[oa]s?|verguenza|vergonzos[oa]|indignante|pesim[oa]|inutiles?|incompetentes?|estafa|estafadores|hart[oa]|furios[oa]|enojad[oa]|enfadad[oa]|mierda|joder|idiotas?|imbeciles?|una burla|el colmo|nunca mas|demandar)\b/,
  /\b(?:inacceptable|ridicules?|honteux|honteuse|scandaleux|scandaleuse|lamentable|nuls?|incompetents?|arnaque|voleurs?|ras le bol|marre|furieu(?:x|se)|en colere|merde|putain|connards?|idiots?|imbeciles?|n'importe quoi|une honte|plus jamais)\b/,
  /\b(?:inakzeptabel|lacherlich|unverschamt\w*|frechheit|skandal|katastrophe|unmoglich|unfahig\w*|abzocke|betrug|wutend|stinksauer|sauer|schnauze voll|scheiss\w*|scheisse|verdammt\w*|idioten?|arschl\w*|nie wieder|anwalt|zumutung|saftladen)\b/,
  /\b(?:inaceitavel|ridicul[oa]|absurdo|vergonha|vergonhos[oa]|pessim[oa]|inutil|incompetentes?|golpe|furios[oa]|irritad[oa]|porra|merda|caralho|idiotas?|palhacada|nunca mais|processar|de saco cheio)\b/,
  /(?:太差|垃圾|混蛋|骗子|气死|愤怒|荒唐|无法接受|不可接受|投诉|什么破|傻瓜|傻逼|白痴|滚|他妈|坑人|最差|忍无可忍|岂有此理|废物)/,
  /(?:ふざけ|最悪|最低|ひどい|酷すぎ|許せない|あり得ない|ありえない|怒|いい加減にし|バカ|馬鹿|クソ|詐欺|話にならない|二度と)/,
];

/** Whether the customer is angry or rude: a sign to bring a person in early, never a reason to refuse them. */
export function soundsAngry(text: string): boolean {
  const folded = fold(text).slice(0, 2000);
  return ANGRY.some((angry) => angry.test(folded)) || shouts(text) || /!{3,}|[?!]{4,}|[😡🤬]/u.test(text);
}

/** Capitals throughout a sentence; codes, airports and "OK" are capitals too, so it takes words. */
function shouts(text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  const loud = words.filter((word) => word === word.toUpperCase() && word !== word.toLowerCase());
  const long = loud.filter((word) => word.length >= 4);
  return words.length >= 5 && long.length >= 2 && loud.length / words.length >= 0.8;
}
