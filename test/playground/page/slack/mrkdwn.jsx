/** @typedef {import("preact").ComponentChildren} Children */

const MARKED =
  /<(?<inside>[^<>]+)>|`(?<code>[^`\n]+)`|(?<![\w*])\*(?<bold>\S(?:[^*\n]*\S)?)\*(?![\w*])|(?<!\w)_(?<italic>\S(?:[^_\n]*\S)?)_(?!\w)|~(?<struck>\S(?:[^~\n]*\S)?)~/g;

/**
 * Slack's mrkdwn as elements.
 * @param {{ text: string, names: Record<string, string> }} props
 */
export function Mrkdwn({ text, names }) {
  /** @type {Children[]} */
  const shown = [];
  /** @type {string[]} */
  let quoted = [];
  const endQuote = () => {
    if (quoted.length > 0) shown.push(<blockquote>{lines(quoted, names)}</blockquote>);
    quoted = [];
  };
  const plain = /** @type {string[]} */ ([]);
  const endPlain = () => {
    if (plain.length > 0) shown.push(<p>{lines(plain.splice(0), names)}</p>);
  };
  for (const line of text.split("\n")) {
    const quote = /^(?:>|&gt;) ?(.*)$/.exec(line);
    if (quote) endPlain();
    else endQuote();
    if (quote) quoted.push(quote[1] ?? "");
    else plain.push(line);
  }
  endQuote();
  endPlain();
  return <div class="mrkdwn">{shown}</div>;
}

/** @param {string[]} texts @param {Record<string, string>} names */
const lines = (texts, names) =>
  texts.flatMap((text, i) => (i === 0 ? spans(text, names) : [<br key={i} />, ...spans(text, names)]));

/**
 * @param {string} text
 * @param {Record<string, string>} names
 * @returns {Children[]}
 */
function spans(text, names) {
  /** @type {Children[]} */
  const shown = [];
  let from = 0;
  for (const found of text.matchAll(MARKED)) {
    shown.push(asTyped(text.slice(from, found.index)));
    from = found.index + found[0].length;
    const { inside, code, bold, italic, struck } = found.groups ?? {};
    if (inside) shown.push(reference(inside, names));
    else if (code) shown.push(<code>{asTyped(code)}</code>);
    else if (bold) shown.push(<b>{spans(bold, names)}</b>);
    else if (italic) shown.push(<i>{spans(italic, names)}</i>);
    else if (struck) shown.push(<s>{spans(struck, names)}</s>);
  }
  return [...shown, asTyped(text.slice(from))];
}

/**
 * What stands in angle brackets: somebody, a moment, a link.
 * @param {string} inside
 * @param {Record<string, string>} names
 */
function reference(inside, names) {
  const [target = "", label = ""] = inside.split("|");
  if (target.startsWith("@")) return <span class="mention">@{names[target.slice(1)] ?? target.slice(1)}</span>;
  if (target.startsWith("!date^")) return moment(target, asTyped(label));
  if (target.startsWith("!")) return <span class="mention">@{label || target.slice(1).split("^")[0]}</span>;
  if (!/^(https?|mailto|tel):/.test(target)) return asTyped(`<${inside}>`);
  const shown = /^https:\/\/slack\.com\/archives\/\w+\/p(\d+)(\d{6})$/.exec(target);
  if (shown) return <a href={`#message-${shown[1]}.${shown[2]}`}>{asTyped(label || target)}</a>;
  return (
    <a href={asTyped(target)} target="_blank" rel="noreferrer">
      {asTyped(label || target)}
    </a>
  );
}

/** @param {string} target @param {string} fallback */
function moment(target, fallback) {
  const [, seconds, pattern = ""] = target.split("^");
  const at = new Date(Number(seconds) * 1000);
  if (Number.isNaN(at.getTime())) return fallback;
  const time = at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const date = at.toDateString() === new Date().toDateString() ? "today" : at.toLocaleDateString();
  return <time dateTime={at.toISOString()}>{pattern.replace(/\{date[a-z_]*\}/, date).replace("{time}", time)}</time>;
}

/** @param {string} text */
export const asTyped = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
