import type { Outcome } from "../airline/changes.ts";
import type { Proposal } from "../context.ts";
import type { Language } from "../language/language.ts";

/** A proposal as a card with its two buttons, whose values `consentTo` reads: `confirm` and `decline`. */
export function proposalCard(proposal: Proposal, outcome: Outcome, language: Language) {
  const { title, pays, back, free, confirm, decline } = WORDS[language];
  const { total } = outcome;
  return {
    type: "proposal",
    id: proposal.id,
    title,
    lines: [
      ...outcome.facts.map((value) => ({ label: "·", value })),
      ...outcome.lines.map(({ what, amount }) => ({ label: what, value: `$${amount}` })),
    ],
    cost: total > 0 ? `${pays} $${total}` : total < 0 ? `${back} $${-total}` : free,
    confirm,
    decline,
  };
}

interface Words {
  title: string;
  pays: string;
  back: string;
  free: string;
  confirm: string;
  decline: string;
}

const WORDS: Record<Language, Words> = {
  en: {
    title: "Please check this change",
    pays: "You pay",
    back: "You get back",
    free: "No charge",
    confirm: "Go ahead",
    decline: "Leave it as it is",
  },
  es: {
    title: "Revise este cambio",
    pays: "Usted paga",
    back: "Se le devuelve",
    free: "Sin coste",
    confirm: "Adelante",
    decline: "Dejarlo como está",
  },
  fr: {
    title: "Vérifiez ce changement",
    pays: "Vous payez",
    back: "Vous récupérez",
    free: "Sans frais",
    confirm: "D'accord",
    decline: "Ne rien changer",
  },
  de: {
    title: "Bitte prüfen Sie diese Änderung",
    pays: "Sie zahlen",
    back: "Sie erhalten zurück",
    free: "Kostenlos",
    confirm: "Einverstanden",
    decline: "Alles so lassen",
  },
  pt: {
    title: "Confira esta alteração",
    pays: "Você paga",
    back: "Você recebe de volta",
    free: "Sem custo",
    confirm: "De acordo",
    decline: "Deixar como está",
  },
  zh: { title: "请核对此更改", pays: "您需支付", back: "将退还您", free: "免费", confirm: "同意", decline: "保持不变" },
  ja: {
    title: "変更内容をご確認ください",
    pays: "お支払い額",
    back: "ご返金額",
    free: "無料",
    confirm: "同意する",
    decline: "変更しない",
  },
};
