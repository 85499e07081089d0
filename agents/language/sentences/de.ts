import type { Sentences } from "./keys.ts";

export const de: Sentences = {
  person_asked: ({ by } = {}) =>
    by
      ? `Ich habe einen Kollegen um Hilfe gebeten. Sie bekommen hier Antwort, spätestens: ${by}.`
      : "Ich habe einen Kollegen um Hilfe gebeten. Sie bekommen hier so bald wie möglich Antwort.",
  person_joined: ({ name }) => `${name} aus unserem Team ist jetzt hier und hilft Ihnen.`,
  person_left: ({ name } = {}) =>
    `${name ?? "Unser Kollege"} hat den Chat verlassen. Wenn Sie noch etwas brauchen, schreiben Sie einfach.`,
  nobody_came: ({ backAt } = {}) =>
    backAt
      ? `Es tut mir leid, aus unserem Team war niemand rechtzeitig frei. Ihr Anliegen ist gespeichert, und ein Mensch antwortet Ihnen hier ab: ${backAt}. Bis dahin helfe ich Ihnen gern weiter.`
      : "Es tut mir leid, aus unserem Team war niemand rechtzeitig frei. Ihr Anliegen ist gespeichert, und ein Mensch antwortet Ihnen hier. Bis dahin helfe ich Ihnen gern weiter.",
  holding: () => "Ich möchte sicher sein, dass das stimmt. Ein Kollege prüft es, und Sie bekommen die Antwort hier.",
  approval_pending: ({ what } = {}) =>
    `${what ? `Ihr Anliegen (${what})` : "Ihr Anliegen"} muss von einem Kollegen freigegeben werden. Ich habe darum gebeten und sage Ihnen hier Bescheid, sobald es entschieden ist.`,
  outage: () =>
    "Unsere Systeme sind gerade nicht erreichbar. Ihre Nachricht ist gespeichert, und wir antworten, sobald sie wieder laufen.",
  attachment_received: () =>
    "Danke, Ihre Datei ist da. Ich kann sie nicht öffnen, meine Kollegen schon. Sagen Sie mir, worum es geht, oder fragen Sie mich nach einem Menschen.",
  off_topic_refusal: () =>
    "Tut mir leid, ich kann nur bei Ihrer Reise mit uns helfen: Flüge, Buchungen, Sitzplätze, Gepäck und Erstattungen.",
  blocked_refusal: () =>
    "Tut mir leid, dabei kann ich nicht helfen. Wenn Sie etwas für Ihre Reise brauchen, sagen Sie mir, was.",
  opted_out_help: () =>
    "Sie wollten auf dieser Nummer keine SMS mehr von uns, und daran halten wir uns. Im Chat auf unserer Website erreichen Sie uns weiterhin.",
  outside_hours: ({ opensAt }) =>
    `Unser Team ist wieder da: ${opensAt}. Ihr Anliegen ist gespeichert, und bis dahin tue ich hier für Sie, was ich kann.`,
  resolved: () => "Wir haben Ihr Anliegen als gelöst vermerkt. Wenn noch etwas offen ist, schreiben Sie einfach hier.",
  satisfaction_ask: () => "Wie waren wir? Antworten Sie mit einer Zahl von 1 (schlecht) bis 5 (sehr gut).",
  satisfaction_thanks: () => "Danke für Ihre Rückmeldung. Sie hilft uns, besser zu werden.",
  continue_offer: () => "Antworten Sie MEHR, um weiterzulesen.",
  retry_later: () => "Das hat gerade nicht geklappt. Bitte versuchen Sie es in ein paar Minuten noch einmal.",
  error: () =>
    "Tut mir leid, bei uns ist etwas schiefgegangen. Ihre Nachricht ist nicht verloren, ein Kollege sieht sie sich an.",
  back_to_assistant: ({ name } = {}) =>
    `${name ?? "Unser Kollege"} hat Sie an mich, den Assistenten, zurückgegeben. Was kann ich noch für Sie tun?`,
  denied: ({ what } = {}) =>
    `Es tut mir leid, unser Team konnte ${what ?? "Ihr Anliegen"} nicht genehmigen. Wenn Sie darüber sprechen möchten, fragen Sie mich nach einem Menschen.`,
  language_changed: () => "Gern, machen wir auf Deutsch weiter.",
  transcript: ({ link } = {}) =>
    link
      ? `Hier ist das Transkript unseres Gesprächs. Der Link gilt 3 Tage:\n${link}`
      : "Hier ist unser Gespräch bis jetzt:",
  transcript_nothing: () => "Aus den letzten 7 Tagen gibt es nichts, was ich Ihnen schicken könnte.",
};
