import { useEffect, useId, useRef, useState } from "preact/hooks";
import { act } from "../wire.js";
import { Blocks } from "./blocks.jsx";

/** @typedef {import("./blocks.jsx").Piece} Piece */
/** @typedef {Record<string, Record<string, Record<string, unknown>>>} Values */
/** @typedef {import("../../scene.ts").SlackScene["people"]} People */

/**
 * A modal somebody has open. What is typed stays while the app changes what stands around it.
 * @param {{ opened: import("../../scene.ts").SlackScene["views"][number], people: People, names: Record<string, string> }} props
 */
export function Modal({ opened, people, names }) {
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  const [errors, setErrors] = useState(/** @type {Record<string, string>} */ ({}));
  const view = /** @type {any} */ (opened.view);
  const blocks = /** @type {Piece[]} */ (view.blocks);
  const at = { person: opened.user, view: opened.id };
  const values = () => readValues(form.current, blocks);
  /** @param {Event} event */
  const submit = async (event) => {
    event.preventDefault();
    const { errors: wrong = {} } = (await act("submit", { ...at, values: values() })) ?? {};
    setErrors(wrong);
  };
  return (
    <div class="veil">
      <dialog open class="modal" aria-label={view.title.text}>
        <form ref={form} onSubmit={submit}>
          <h3>{view.title.text}</h3>
          <div class="scrolls">
            {blocks.map((block, i) =>
              block.type === "input" ? (
                <Field
                  key={block.block_id}
                  block={block}
                  people={people}
                  error={errors[block.block_id ?? ""]}
                  onTyped={() =>
                    act("type", { ...at, values: values(), block: block.block_id, action: block.element.action_id })
                  }
                />
              ) : (
                <Blocks key={i} blocks={[block]} names={names} onPress={() => undefined} />
              ),
            )}
          </div>
          <footer>
            <button type="button" onClick={() => act("close", at)}>
              {view.close?.text ?? "Close"}
            </button>
            {view.submit && (
              <button type="submit" class="primary">
                {view.submit.text}
              </button>
            )}
          </footer>
        </form>
      </dialog>
    </div>
  );
}

/** @param {{ block: Piece, people: People, error: string | undefined, onTyped: () => unknown }} props */
function Field({ block, people, error, onTyped }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>
        {block.label.text} {block.optional && <small>(optional)</small>}
      </label>
      <Entry id={id} block={block} people={people} onTyped={onTyped} />
      {block.hint && <small>{block.hint.text}</small>}
      {error && (
        <small class="wrong" role="alert">
          {error}
        </small>
      )}
    </div>
  );
}

/** @param {{ id: string, block: Piece, people: People, onTyped: () => unknown }} props */
function Entry({ id, block, people, onTyped }) {
  const {
    type,
    initial_value = "",
    initial_option,
    options = [],
    focus_on_load,
    max_length,
    multiline,
  } = block.element;
  const name = block.block_id ?? "";
  // What was there first is the browser's to change from then on.
  const first = useRef(initial_value).current;
  const area = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  useEffect(() => {
    if (focus_on_load) area.current?.focus();
  }, [focus_on_load]);
  if (type === "plain_text_input")
    return (
      <textarea
        id={id}
        name={name}
        rows={multiline ? 4 : 1}
        defaultValue={first}
        maxLength={max_length}
        ref={area}
        onInput={block.dispatch_action ? onTyped : undefined}
      />
    );
  const choices =
    type === "users_select"
      ? [{ label: "Choose…", value: "" }, ...people.map((person) => ({ label: person.name, value: person.id }))]
      : options.map((/** @type {any} */ each) => ({ label: each.text.text, value: each.value }));
  return (
    <select id={id} name={name} defaultValue={initial_option?.value}>
      {choices.map((/** @type {{ label: string, value: string }} */ each) => (
        <option key={each.value} value={each.value}>
          {each.label}
        </option>
      ))}
    </select>
  );
}

/**
 * What was entered, as Slack sends it: block → action → element and value.
 * @param {HTMLFormElement | null} form
 * @param {Piece[]} blocks
 * @returns {Values}
 */
function readValues(form, blocks) {
  const entered = new FormData(form ?? undefined);
  const inputs = blocks.filter(({ type }) => type === "input");
  return Object.fromEntries(
    inputs.map(({ block_id = "", element }) => {
      const value = String(entered.get(block_id) ?? "");
      return [block_id, { [element.action_id]: { type: element.type, ...stateOf(element, value) } }];
    }),
  );
}

/** @param {any} element @param {string} value */
function stateOf(element, value) {
  if (element.type === "users_select") return { selected_user: value || null };
  if (element.type !== "static_select") return { value: value || null };
  return { selected_option: element.options.find((/** @type {any} */ each) => each.value === value) ?? null };
}
