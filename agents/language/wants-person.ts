import { fold } from "./fold.ts";

const PERSON_EN =
  "(?:real |live |actual |human |customer (?:service|care|support) |airline |support |phone |another )*(?:human(?: being)?|person|people|agents?|representatives?|reps?|supervisors?|managers?|someone real|somebody real|operators?|staff(?: member)?|advisors?|specialist|colleague|customer (?:service|care|support))";
const ASKING: readonly RegExp[] = [
  new RegExp(
    `\\b(?:talk|speak|chat|connect(?: me)?|transfer(?:red)?(?: me)?|put me through|pass me|escalate(?: this| it| me)?|hand me(?: over)?|forward me|refer me|get me|give me|want|need|prefer|like|have|bring me|send me|call(?: me)?|contact|reach)(?: on)?(?: to| with| through to)?(?: a| an| the| your| any| some| one of your| me)*\\s+${PERSON_EN}\\b`,
  ),
  /\b(?:talk|speak|chat) (?:to|with) (?:someone|somebody|anyone|anybody|a (?:man|woman|guy))\b/,
  /\b(?:can|could|may) (?:someone|somebody|a human|a person|a real person|an agent|a manager|a supervisor) (?:please )?(?:call|help|contact|phone|take over|look)\b/,
  new RegExp(`^(?:please |i want |a |an |the )*${PERSON_EN}[ .!]*(?:please|now|pls|!)*$`),
  /\b(?:not|no|stop|enough|hate|sick of|tired of)\b.{0,20}\b(?:bots?|robots?|machines?|ai|automated)\b.{0,60}\b(?:human|person|agent|someone|somebody|representative|people)\b/,
  /\b(?:human|person|agent|representative)\b.{0,24}\bnot (?:a |this |an )?(?:bot|robot|machine|ai|computer)\b/,
  /\bescalate (?:this|my|it)\b|\bcall me back\b|\bhuman please\b/,
  /\b(?:hablar|conectar(?:me)?|comunicar(?:me)?|pasar(?:me)?|paseme|pasame|comuniqueme|comunicame|transfier[ae](?:me)?|transferir(?:me)?|necesito|quiero|prefiero|atienda|conecteme)\b.{0,24}\b(?:persona|humano|humana|agente|representante|asesor|asesora|supervisor|supervisora|operador|operadora|alguien|gerente|encargado)\b/,
  /\b(?:parler|discuter|joindre|passez(?:-moi)?|passer|transfere[rz](?:-moi)?|mettez-moi|veux|voudrais|besoin)\b.{0,28}\b(?:humain|humaine|personne|agent|agente|conseiller|conseillere|quelqu'un|responsable|representant|operateur|superviseur|vrai[e]? personne)\b/,
  /\b(?:mit|an|brauche|mochte|will|verbinden|sprechen|reden)\b.{0,28}\b(?:menschen|mensch|person|mitarbeiter(?:in|s|n)?|berater(?:in)?|agenten|jemandem|jemanden|vorgesetzten|kundendienst|kundenservice|sachbearbeiter(?:in)?)\b.{0,24}(?:sprechen|reden|verbinden|verbunden|weiterleiten|chatten|[.!]?$)/,
  /\bverbinden sie mich\b|\b(?:echten|richtigen) menschen\b/,
  /\b(?:falar|conversar|transfer(?:ir|e|a)|passar|passa|conectar|preciso|quero|gostaria)\b.{0,28}\b(?:pessoa|humano|humana|atendente|agente|representante|supervisor|supervisora|alguem|gerente|operador)\b/,
  /(?:人工|真人|客服人员|客服代表|经理|主管|转接?人工|轉接?人工)(?!智能)/,
  /(?:和|跟|与|找|要|叫).{0,4}(?:人|客服|专员|負責人|负责人)(?:说|聊|谈|講|通话|帮|$)/,
  /(?:担当者|オペレーター|オペレータ|人間|係の?(?:人|方|者)|スタッフ|責任者|上司|有人)(?:と|に|へ|を|の方|の人)?.{0,8}(?:話|はな|代わ|替わ|かわ|つな|繋|お願い|おねがい|呼|出し|対応|相談|チャット)/,
];

const DECLINING: readonly RegExp[] = [
  /\b(?:don't|dont|do not|no need to|needn't|without|rather not|wouldn't like to|not want(?:ing)? to|don't have to|not need to|before you)\b.{0,24}\b(?:transfer|talk|speak|connect|escalate|human|person|agent|representative|someone|call me)\b/,
  /\bno (?:human|person|agent|representative|transfer)s?\b(?! (?:has|is|was|answered|helped|came|available|picked))/,
  /\b(?:are|r) (?:you|u) (?:a |an |really |actually )*(?:human|person|real|bot|robot|agent)/,
  /\b(?:no)\b.{0,16}\b(?:hablar con|me transfiera|me transfieras|me pase|necesito)\b.{0,20}\b(?:persona|agente|humano|nadie|alguien)?/,
  /\b(?:ne|n')\b.{0,40}\b(?:pas|plus)\b.{0,30}\b(?:parler|transfer|conseiller|agent|humain|personne)/,
  /\b(?:nicht|keinen|keine|kein)\b.{0,24}\b(?:verbinden|weiterleiten|mitarbeiter|menschen|mensch|sprechen)\b/,
  /\b(?:nao)\b.{0,24}\b(?:falar|transfer|atendente|pessoa|humano)/,
  /(?:不要|不用|别|不想|不需要|无需).{0,6}(?:人工|真人|转|客服)/,
  /(?:担当者|オペレーター|人間|スタッフ).{0,10}(?:不要|いりません|必要ない|必要ありません|つながないで|結構)/,
  /\b(?:travel agent|gate agent|person traveling|people traveling|per person|tsa agent|ticket agent|travel agency|wanted person|in person)\b/,
];

/** Whether the customer asks for a human, in any language of the house. "Don't transfer me" and "are you a person?" do not. */
export function wantsPerson(text: string): boolean {
  const folded = fold(text).slice(0, 1000);
  return ASKING.some((asking) => asking.test(folded)) && !DECLINING.some((declining) => declining.test(folded));
}
