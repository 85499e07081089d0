/** What Slack says against blocks, by the limits of its block kit reference; undefined if it takes them. */
export function problemWith(blocks: unknown, most: 50 | 100): "invalid_blocks" | "msg_blocks_too_long" | undefined {
  if (!Array.isArray(blocks)) return "invalid_blocks";
  if (blocks.length > most) return "invalid_blocks";
  const ids = blocks.flatMap((block: Piece) => (typeof block?.block_id === "string" ? [block.block_id] : []));
  if (new Set(ids).size < ids.length || ids.some((id) => id.length > 255)) return "invalid_blocks";
  if (!blocks.every(isBlock)) return "invalid_blocks";
  const markdown = blocks.filter(({ type }: Piece) => type === "markdown").map(({ text }: Piece) => String(text));
  if (markdown.join("").length > 12_000) return "invalid_blocks";
  // Undocumented, and met by others: bolt-js#2509.
  if (most === 50 && JSON.stringify(blocks.map(wordsOf)).length > 13_200) return "msg_blocks_too_long";
  return undefined;
}

interface Piece {
  type?: unknown;
  block_id?: unknown;
  action_id?: unknown;
  text?: unknown;
  value?: unknown;
  elements?: unknown;
  fields?: unknown;
  element?: unknown;
  label?: unknown;
  accessory?: unknown;
  [other: string]: unknown;
}

const within = (value: unknown, most: number, least = 1): boolean =>
  typeof value === "string" && value.length >= least && value.length <= most;
const optional = (value: unknown, most: number): boolean => value === undefined || within(value, most, 0);
const isText = (value: unknown, most: number, plain = false): boolean => {
  const { type, text } = (value ?? {}) as Piece;
  return (type === "plain_text" || (!plain && type === "mrkdwn")) && within(text, most);
};
const every = (value: unknown, most: number, holds: (piece: Piece) => boolean): boolean =>
  Array.isArray(value) && value.length > 0 && value.length <= most && value.every(holds);

function isBlock(block: Piece): boolean {
  switch (block?.type) {
    case "section":
      return (
        (block.text === undefined ? block.fields !== undefined : isText(block.text, 3_000)) &&
        (block.fields === undefined || every(block.fields, 10, (field) => isText(field, 2_000))) &&
        (block.accessory === undefined || isElement(block.accessory as Piece))
      );
    case "header":
      return isText(block.text, 150, true);
    case "markdown":
      return within(block.text, 12_000);
    case "context":
      return every(block.elements, 10, (each) => each.type === "image" || isText(each, 2_000));
    case "actions":
      return every(block.elements, 25, isElement);
    case "context_actions":
      return every(block.elements, 5, isFeedback);
    case "input":
      return isText(block.label, 2_000, true) && isElement(block.element as Piece);
    case "divider":
      return true;
    case "image":
      return within(block.alt_text, 2_000) && (within(block.image_url, 3_000) || block.slack_file !== undefined);
    case "rich_text":
      return every(block.elements, 1_000, () => true);
    default:
      return false;
  }
}

function isElement(element: Piece): boolean {
  if (!optional(element?.action_id, 255)) return false;
  switch (element.type) {
    case "button":
      return isText(element.text, 75, true) && optional(element.value, 2_000) && isStyle(element.style);
    case "overflow":
      return every(element.options, 5, isOption);
    case "static_select":
    case "radio_buttons":
    case "checkboxes":
      return every(element.options, element.type === "static_select" ? 100 : 10, isOption);
    case "plain_text_input":
      return optional(element.initial_value, 3_000);
    case "users_select":
    case "image":
    case "datepicker":
    case "multi_users_select":
      return true;
    default:
      return false;
  }
}

const isStyle = (style: unknown): boolean => style === undefined || style === "primary" || style === "danger";
const isOption = ({ text, value }: Piece): boolean => isText(text, 75) && within(value, 150);

function isFeedback(element: Piece): boolean {
  const button = (value: unknown): boolean => {
    const { text, value: carried, accessibility_label } = (value ?? {}) as Piece;
    return isText(text, 75, true) && within(carried, 2_000) && optional(accessibility_label, 75);
  };
  if (element.type === "icon_button") return within(element.icon, 50) && isText(element.text, 75, true);
  return element.type === "feedback_buttons" && button(element.positive_button) && button(element.negative_button);
}

function wordsOf(block: Piece): unknown {
  return typeof block.text === "string" ? block.text : ((block.text as Piece | undefined)?.text ?? "");
}

/** What Slack says against a view. */
export function problemWithView(view: unknown): string | undefined {
  const { type, title, blocks, private_metadata, submit, callback_id } = (view ?? {}) as Piece;
  if (type !== "modal" && type !== "home") return "invalid_arguments";
  if (problemWith(blocks, 100)) return "invalid_arguments";
  if (!optional(private_metadata, 3_000) || !optional(callback_id, 255)) return "invalid_arguments";
  if (type === "home") return undefined;
  const asksSomething = Array.isArray(blocks) && blocks.some((block: Piece) => block.type === "input");
  if (!isText(title, 24, true) || (submit !== undefined && !isText(submit, 24, true))) return "invalid_arguments";
  return asksSomething && submit === undefined ? "invalid_arguments" : undefined;
}
