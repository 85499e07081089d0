import { signal } from "@preact/signals";

/** @typedef {import("../scene.ts").Scene} Scene */

/** What there is to see; null until the server has said. */
export const scene = signal(/** @type {Scene | null} */ (null));

/** What went wrong last, in words; empty: nothing. */
export const trouble = signal("");

/** Follows the scene for as long as the page is open. */
export function followScene() {
  const events = new EventSource("events");
  events.onmessage = ({ data }) => {
    scene.value = JSON.parse(data);
  };
}

/**
 * Does something at a provider. Resolves to what came of it, or to undefined after saying what went wrong.
 * @param {string} name
 * @param {object} input
 * @returns {Promise<{ errors?: Record<string, string> } | undefined>}
 */
export async function act(name, input) {
  try {
    const answer = await fetch(`acts/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(input),
    });
    const said = await answer.json();
    trouble.value = answer.ok ? "" : said.error;
    return answer.ok ? said : undefined;
  } catch (error) {
    trouble.value = `The playground does not answer: ${error}`;
    return undefined;
  }
}
