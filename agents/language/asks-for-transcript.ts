import { fold } from "./fold.ts";
import type { Language } from "./language.ts";

/** A wish is short and about nothing else: "send me the transcript and move me to 14C" is the crew's to answer. */
const LONGEST_WISH = 160;

/** What a transcript is called, and what may stand around it where somebody asks for one and says nothing more. */
interface Wording {
  noun: string;
  /** Before it: the asking, the articles. */
  before: string;
  /** After it: of what, how politely. */
  after: string;
}

const WORDINGS: Readonly<Record<Exclude<Language, "zh" | "ja">, Wording>> = {
  en: {
    noun: "transcripts?|(?:chat|conversation|message) (?:transcript|history|log|record)|(?:copy|record|log|transcript) of (?:this|our|the|my|that) (?:whole |entire |full )?(?:chat|conversation|discussion|messages|thread|texts)|copy of (?:everything |all )?(?:what )?we (?:said|wrote|discussed)",
    before:
      "hi|hello|hey|ok|okay|thanks|thank you|and|also|please|pls|can|could|may|might|would|will|is it possible to|is there a way to|i|you|we|me|us|to|like|'d|want|need|get|have|see|send|give|email|mail|text|share|download|receive|show|request|ask|for|a|an|the|my|our|full|whole|complete|written",
    after:
      "of|from|for|this|our|the|my|that|whole|entire|full|chat|conversation|discussion|messages|thread|texts|please|pls|now|here|to|me|us|by|via|sms|text|thanks|thank you",
  },
  es: {
    noun: "transcripcion|transcripciones|historial|copia de (?:esta|este|la|nuestra|toda la)? ?(?:conversacion|chat)|copia del (?:chat|historial)",
    before:
      "hola|gracias|y|tambien|por favor|puedes?|pueden|podrias?|podria|podrian|me|nos|enviar(?:me|nos)?|mandar(?:me|nos)?|dar(?:me|nos)?|pasar(?:me)?|compartir|envia(?:me)?|envie(?:me|n)?|envien(?:me)?|manda(?:me)?|mande(?:me|n)?|da(?:me)?|deme|den(?:me)?|pasa(?:me)?|pase(?:me)?|puedo|quiero|quisiera|querria|necesito|gustaria|tener|recibir|obtener|ver|descargar|conseguir|una?|la|el|mi|completa|completo",
    after:
      "de|del|esta|este|la|el|nuestra|nuestro|mi|toda|todo|completa|completo|conversacion|chat|charla|mensajes|por favor|ahora|aqui|por|sms|gracias",
  },
  fr: {
    noun: "transcription|retranscription|historique|copie (?:de (?:cette|la|notre|toute la) |du |de ce )(?:conversation|discussion|chat|tchat)|releve (?:de la |du )(?:conversation|chat)",
    before:
      "bonjour|merci|et|aussi|s'il vous plait|svp|stp|est-ce que|est-il possible d'|est-il possible de|je|j'|vous|tu|me|m'|nous|moi|peux|pourrais|voudrais|veux|souhaite|souhaiterais|aimerais|puis-je|pouvez|pourriez|pouvez-vous|pourriez-vous|peux-tu|pourrais-je|envoyez(?:-moi)?|envoie(?:-moi)?|donnez(?:-moi)?|donne(?:-moi)?|envoyer|donner|fournir|transmettre|avoir|obtenir|recevoir|telecharger|voir|besoin|ai|d'une|d'un|de|une?|la|le|l'|ma|complete|complet",
    after:
      "de|du|d'|cette|ce|la|le|notre|nos|toute|conversation|discussion|chat|tchat|echange|echanges|messages|complete|complet|s'il vous plait|s'il te plait|svp|stp|maintenant|ici|par|sms|merci",
  },
  de: {
    noun: "transkript|chattranskript|chatprotokoll|gesprachsprotokoll|chatverlauf|gesprachsverlauf|verlauf|mitschrift|abschrift|protokoll (?:dieses|des|vom|unseres|von diesem) (?:chats?|gesprachs?)|kopie (?:dieses|des|vom|unseres|von diesem) (?:chats?|gesprachs?)",
    before:
      "hallo|danke|und|auch|bitte|kann|konnte|konnten|konnen|kannst|darf|ich|sie|du|mir|uns|mochte|hatte|gern|gerne|brauche|will|schicken|schick|senden|sende|geben|gib|schickt|eine?n?|den|die|das|dieses?|meinen|meine|mein|vollstandigen?|ganzen?|komplette?n?",
    after:
      "dieses|des|der|vom|von|diesem|unseres|unserem|chats?|gesprachs?|unterhaltung|bitte|schicken|senden|zusenden|zuschicken|bekommen|haben|erhalten|geben|sehen|herunterladen|jetzt|hier|per|sms|danke",
  },
  pt: {
    noun: "transcricao|transcricoes|historico|copia (?:da|desta|dessa|deste|do|da nossa) (?:conversa|chat)",
    before:
      "ola|oi|obrigad[oa]|e|tambem|por favor|voces?|pode|podem|poderia|poderiam|podes|me|nos|enviar(?:-me)?|mandar(?:-me)?|dar(?:-me)?|passar|compartilhar|envie(?:-me|m)?|envia(?:-me)?|mande(?:-me|m)?|manda(?:-me)?|posso|quero|queria|gostaria|preciso|ter|receber|obter|ver|baixar|de|da|do|uma?|a|o|minha|meu|completa|completo",
    after:
      "da|do|desta|dessa|deste|de|toda|todo|a|nossa|nosso|esta|conversa|chat|mensagens|completa|completo|por favor|agora|aqui|por|sms|obrigad[oa]",
  },
};

const wholly = ({ noun, before, after }: Wording): RegExp =>
  new RegExp(`^(?:(?:${before}) ?)*(?:${noun})(?: (?:${after}))*$`);

const WISHES: readonly (readonly [Language, RegExp])[] = [
  ...Object.entries(WORDINGS).map(([language, wording]) => [language as Language, wholly(wording)] as const),
  [
    "zh",
    /^(?:你好|您好|请|請|把|將|将|麻烦|麻煩|能否|能不能|可不可以|可以|我|想|要|需要|能|给|給|发|發|发送|發送|提供|获取|獲取|下载|下載|一份|这次|這次|本次|我们|我們|的|完整)*(?:聊天|对话|對話|会话|會話|谈话|談話)(?:的)?(?:记录|記錄|纪录|历史|歷史|全文|文字稿)(?:发|發|给|給|我|吗|嗎|可以|好|谢谢|謝謝|一下|一份|吧|提供)*$/,
  ],
  [
    "ja",
    /^(?:すみません|あの|この|今回の|私たちの|全|の)*(?:チャット|会話|やり取り|やりとり|トーク)(?:の|内容の)*(?:履歴|記録|ログ|全文|コピー|書き起こし|文字起こし)(?:を|が|は)?(?:私に)?(?:ください|下さい|送って|送信して|もらえますか|いただけますか|もらえる|くれますか|欲しい|ほしい|見たい|ダウンロードしたい|です|お願いします|おねがいします|頂けますか|ますか|か)*$/,
  ],
];

// Most messages name none of these, and need not be read any closer.
const MENTIONS =
  /transcri|transkript|histor|copy|copia|copie|kopie|record|log\b|releve|protokoll|verlauf|mitschrift|abschrift|记录|記錄|纪录|历史|歷史|全文|文字稿|履歴|記録|ログ|コピー|起こし/;

/**
 * The language in which a message asks for a transcript of the conversation, and for nothing else; undefined where it
 * does not. Meant to be sure rather than clever: what it does not know is the crew's to answer.
 */
export function asksForTranscript(text: string): Language | undefined {
  if (text.length > LONGEST_WISH) return undefined;
  const folded = fold(text);
  if (!MENTIONS.test(folded)) return undefined;
  const bare = folded
    .replace(/[.!?…,;:"。！？、，¿¡]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return WISHES.find(([, wish]) => wish.test(bare))?.[0];
}
