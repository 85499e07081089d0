/** What a customer typed, as Slack sends it: `&`, `<` and `>` escaped, addresses and people in angle brackets. */
export function fromSlack(text: string, botUser?: string): string {
  const spoken = text.replace(/<([^<>]*)>/g, (_whole, inside: string) => readReference(inside, botUser));
  // Last, so that what was typed as `&lt;@U1&gt;` stays words.
  const typed = spoken.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  return spoken === text ? typed : typed.trim();
}

function readReference(inside: string, botUser: string | undefined): string {
  const [target = "", label] = inside.split("|");
  if (target.startsWith("@")) return target === `@${botUser}` ? "" : `@${label ?? target.slice(1)}`;
  if (target.startsWith("#")) return `#${label ?? target.slice(1)}`;
  if (target.startsWith("!")) return `@${label ?? target.slice(1).split("^")[0]}`;
  const address = target.replace(/^(mailto|tel):/, "");
  return label === undefined || label === target || label === address ? address : `${label} (${address})`;
}

/** Words as Slack's `text` fields want them: nothing in them is read as a mention or a link. */
export const toSlack = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Markdown for a `markdown` block, in which nobody can be called: `<!channel>` from a model is words. */
export const toMarkdownBlock = (markdown: string): string => markdown.replace(/<(?=[!@#])/g, "&lt;");
