import { useState } from "preact/hooks";
import { Markdown } from "../../../../channels/web/ui/markdown/markdown.tsx";
import { asTyped, Mrkdwn } from "./mrkdwn.jsx";

/**
 * A piece of a block, as Slack's block kit has it.
 * @typedef {{ type: string, text?: any, block_id?: string, action_id?: string, value?: string, style?: string,
 *   elements?: Piece[], fields?: Piece[], accessory?: Piece, confirm?: any, positive_button?: any, negative_button?: any,
 *   url?: string, label?: any, hint?: any, element?: any, optional?: boolean, dispatch_action?: boolean }} Piece
 */
/** @typedef {(press: { action: string, block: string, value?: string }) => unknown} Press */

/**
 * Blocks as elements. What this page does not know is shown by its name.
 * @param {{ blocks: Piece[], names: Record<string, string>, onPress: Press }} props
 */
export function Blocks({ blocks, names, onPress }) {
  return (
    <div class="blocks">
      {blocks.map((block, i) => (
        <Block key={block.block_id ?? i} block={block} names={names} onPress={onPress} />
      ))}
    </div>
  );
}

/** @param {{ block: Piece, names: Record<string, string>, onPress: Press }} props */
function Block({ block, names, onPress }) {
  switch (block.type) {
    case "header":
      return <h3>{block.text.text}</h3>;
    case "section":
      return <Section block={block} names={names} />;
    case "context":
      return (
        <div class="context">
          {block.elements?.map((each, i) => (
            <Text key={i} text={each} names={names} />
          ))}
        </div>
      );
    case "markdown":
      return <Markdown text={asTyped(block.text)} />;
    case "actions":
    case "context_actions":
      return <Actions block={block} onPress={onPress} />;
    case "rich_text":
      return <p class="plain">{block.elements?.flatMap(({ elements = [] }) => elements.map(richPiece))}</p>;
    case "divider":
      return <hr />;
    default:
      return <p class="context">({block.type} block)</p>;
  }
}

/** @param {Piece} piece @param {number} i */
const richPiece = ({ type, text, url = "" }, i) =>
  type === "link" ? (
    <a key={i} href={url} target="_blank" rel="noreferrer">
      {text ?? url}
    </a>
  ) : (
    text
  );

/** @param {{ block: Piece, names: Record<string, string> }} props */
function Section({ block, names }) {
  return (
    <>
      {block.text && <Text text={block.text} names={names} />}
      {block.fields && (
        <div class="fields">
          {block.fields.map((field, i) => (
            <Text key={i} text={field} names={names} />
          ))}
        </div>
      )}
    </>
  );
}

/** @param {{ text: Piece, names: Record<string, string> }} props */
function Text({ text, names }) {
  return text.type === "mrkdwn" ? <Mrkdwn text={text.text} names={names} /> : <p class="plain">{text.text}</p>;
}

/** @param {{ block: Piece, onPress: Press }} props */
function Actions({ block, onPress }) {
  const [asked, ask] = useState(/** @type {Piece | null} */ (null));
  const block_id = block.block_id ?? "";
  /** @param {Piece} button */
  const press = (button) => {
    ask(null);
    onPress({ action: button.action_id ?? "", block: block_id, ...(button.value && { value: button.value }) });
  };
  if (asked) return <Sure confirm={asked.confirm} onYes={() => press(asked)} onNo={() => ask(null)} />;
  return (
    <div class="actions">
      {block.elements?.flatMap(buttonsOf).map((button, i) => (
        <button
          key={i}
          type="button"
          class={button.style ?? ""}
          onClick={() => (button.confirm ? ask(button) : press(button))}
        >
          {button.text.text}
        </button>
      ))}
    </div>
  );
}

/**
 * A pair of thumbs is two buttons with one name.
 * @param {Piece} element
 * @returns {Piece[]}
 */
function buttonsOf(element) {
  const { positive_button, negative_button, action_id } = element;
  if (!positive_button) return [element];
  return [positive_button, negative_button].map((each) => ({ ...each, type: "button", action_id }));
}

/** @param {{ confirm: any, onYes: () => void, onNo: () => void }} props */
function Sure({ confirm, onYes, onNo }) {
  return (
    <div class="sure" role="alertdialog" aria-label={confirm.title.text}>
      <p>
        <b>{confirm.title.text}</b> {confirm.text.text}
      </p>
      <button type="button" class="primary" onClick={onYes}>
        {confirm.confirm.text}
      </button>
      <button type="button" onClick={onNo}>
        {confirm.deny.text}
      </button>
    </div>
  );
}
