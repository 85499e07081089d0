/** Words that unsubscribe when they are the whole message; Twilio acts on them itself (support article 31560110671259). */
const STOP = new Set(["stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"]);
const START = new Set(["start", "unstop", "yes"]);
const HELP = new Set(["help", "info"]);

/** What a text asks of the line itself rather than of the airline. `request`: an opt-out in the customer's own words. */
export type LineRequest = "stop" | "start" | "help" | "request";

/**
 * Reads a keyword (by Twilio's rule: one word, alone, in any case) or a plain-language wish for no more texts.
 * `optOutType` is what Twilio's Advanced Opt-Out already recognised, and wins.
 */
export function readLineRequest(text: string, optOutType?: string): LineRequest | undefined {
  const told = optOutType?.toLowerCase();
  if (told === "stop" || told === "start" || told === "help") return told;
  const word = text.trim().toLowerCase();
  if (STOP.has(word)) return "stop";
  if (START.has(word)) return "start";
  if (HELP.has(word)) return "help";
  return asksForNoMoreTexts(text) ? "request" : undefined;
}

/** A wish is short and about the texts themselves: "stop emailing me my receipt and change my seat" is neither. */
const LONGEST_WISH = 160;

const ENOUGH = "(?:stop|quit|cease|no more|don'?t|do not|never)";
const WISHES: readonly RegExp[] = [
  /^(?:please |pls )?stop(?: (?:please|pls|now|all))+$|^(?:please|pls) stop$/,
  new RegExp(
    `\\b${ENOUGH}(?: ever| please)?(?: (?:send(?:ing)?|writ(?:e|ing)|want|need))?(?: (?:me|us))?(?: (?:any|more|these|those|your|the|all|any more))*` +
      ` (?:text(?:s|ing)?|sms(?:es)?|(?:text )?messag(?:e|es|ing)|contact(?:ing)?)(?: (?:messages?|texts?))?` +
      `(?: (?:me|us|this (?:number|phone)|my (?:number|phone|cell)|here|again|any ?more|please|now|ever|at all|from you|to me|to this (?:number|phone)))*$`,
  ),
  /\b(?:unsubscribe|opt)(?: me| us)?(?: out)?(?: (?:of|from))?(?: (?:all|any|your|these|this|the))*(?: (?:texts?|sms|messages?|text messages?|list|alerts?))?$/,
  /\b(?:opt(?:ing)? out|opt me out|unsubscribe me)\b/,
  /\b(?:remove|take|delete) (?:me|my (?:number|phone|phone number|cell)|this number)(?: off)?(?: (?:from|of))?(?: (?:your|the|this))?(?: (?:texting|sms|text|messaging))? ?(?:list|texts?|messages?|database|system)$/,
  /\bleave me alone\b/,
  // Spanish
  /\b(?:no me (?:envien|envies|envie|manden|mandes|mande)|dejen? de (?:enviar|mandar)(?:me)?|no (?:quiero|deseo)(?: recibir)?)(?: mas)?(?: (?:sus|estos|los|tus))? (?:mensajes|sms|textos)(?: (?:de texto|por favor|mas|aqui|nunca|a este numero))*$/,
  /\b(?:no me (?:escriban|escribas|escriba)|dejen? de escribirme)(?: (?:mas|por favor|nunca|a este numero))*$/,
  /\b(?:dar(?:me|se)? de baja|denme de baja|dame de baja|quiero darme de baja)(?: de (?:los|sus|estos) (?:mensajes|sms))?$/,
  // French
  /\b(?:arretez|cessez|arrete|ne) (?:de )?(?:m'envoyez?|m'envoyer|m'ecrire|m'ecrivez|me contacter|me contactez)(?: (?:plus|pas))?(?: (?:de|des|vos|ces))?(?: (?:sms|textos?|messages?))?(?: (?:svp|s'il vous plait|a ce numero))*$/,
  /\b(?:je ne veux plus (?:recevoir )?(?:de |vos |ces )?(?:sms|textos?|messages?)|plus de (?:sms|textos?|messages?)|desabonnez[- ]moi|me desabonner)\b/,
  // German
  /\b(?:(?:schicken|senden|schreiben) sie mir (?:bitte )?(?:keine|nicht)|(?:schickt|sendet|schreibt|schick|schreib) mir (?:bitte )?(?:keine|nicht)|ich (?:will|mochte) keine|keine)(?: weiteren)?(?: (?:sms|nachrichten|textnachrichten|mehr))+(?: (?:mehr|erhalten|bekommen|bitte|senden|schicken|an diese nummer))*$/,
  /\b(?:horen sie auf,? mir (?:zu schreiben|sms zu (?:schicken|senden))|abmelden|melden sie mich (?:bitte )?ab|abbestellen)$/,
  // Portuguese
  /\b(?:(?:pare|parem|para) de (?:me )?(?:enviar|mandar|escrever)(?:-me)?|nao (?:me )?(?:envie|enviem|mande|mandem)|nao quero(?: mais)?(?: receber)?)(?: mais)?(?: (?:suas|essas|as|estas))? ?(?:mensagens|sms|textos)(?: (?:mais|por favor|de texto|para este numero))*$/,
  /\b(?:descadastr(?:ar|e|em)(?:-me| me)?|cancelar (?:minha )?inscricao (?:de|dos) (?:sms|mensagens))\b/,
  // Chinese
  /(?:不要|别|請勿|请勿|停止|不想|不再)(?:再|要)?(?:给我|給我|向我|收到|接收)?(?:再)?(?:发|發|发送|發送|接收|收)?(?:任何)?(?:短信|簡訊|简讯|消息|訊息)(?:了|给我|給我)?$/,
  /(?:退订|退訂|取消订阅|取消訂閱)(?:短信|簡訊)?$/,
  // Japanese
  /(?:メッセージ|メール|sms|ショートメール|連絡)(?:を|は)?(?:もう)?(?:送らないで|送るのをやめて|送るのやめて|やめて|停止して|止めて|しないで)(?:ください|下さい|くれ)?$/,
  /(?:配信停止|購読解除|登録解除)(?:して(?:ください|下さい)|をお願いします|希望|お願いします)?$/,
];

/** Whether a text asks, in plain words of any of our languages, for no more texts. Meant to be sure rather than clever. */
export function asksForNoMoreTexts(text: string): boolean {
  const folded = fold(text);
  return folded.length <= LONGEST_WISH && WISHES.some((wish) => wish.test(folded));
}

// Accents and quotes as people leave them out on a phone; what ends a sentence says nothing here.
const fold = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u0308\u0327]/g, "")
    .normalize("NFC")
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[.!?…。！？,;:"“”]+(?=\s|$)/g, "")
    .replace(/\s+/g, " ")
    .trim();
