import { act } from "../wire.js";
import { Blocks } from "./blocks.jsx";

/**
 * The app's Home tab, as one person sees it.
 * @param {{ person: string, home: import("../../scene.ts").SlackScene["homes"][string] | undefined,
 *   names: Record<string, string> }} props
 */
export function Home({ person, home, names }) {
  if (!home) return <p class="empty">Opening…</p>;
  return (
    <section class="home scrolls" aria-label="Home">
      <Blocks
        blocks={/** @type {import("./blocks.jsx").Piece[]} */ (home.blocks)}
        names={names}
        onPress={({ action }) => act("press-home", { person, action })}
      />
    </section>
  );
}
