import { useEffect, useMemo } from "preact/hooks";
import type { Crew, Session } from "../api.ts";
import { OpenPage } from "../open/open-page.tsx";
import { place } from "../shell/place.ts";
import { Filters } from "./filters.tsx";
import { ListingStore } from "./listing.ts";
import { Rows } from "./rows.tsx";

/** The list on one side, the conversation somebody picked on the other. */
export function Conversations({ session, crew }: { session: Session; crew: Crew }) {
  const listing = useMemo(() => new ListingStore(), []);
  useEffect(() => listing.follow(), [listing]);
  const { value: here } = place;
  const id = here.page === "conversations" ? here.id : undefined;
  return (
    <main class={id ? "conversations opened" : "conversations"}>
      {!id && <h1 class="unseen">Conversations</h1>}
      <section class="list" aria-label="Conversations">
        <Filters listing={listing} crew={crew} />
        <Rows listing={listing} open={id} />
      </section>
      {id ? (
        <OpenPage key={id} id={id} session={session} crew={crew} />
      ) : (
        <div class="nothing">
          <h2>Pick a conversation</h2>
          <p>You will see what the customer sees, and how the crew got there.</p>
        </div>
      )}
    </main>
  );
}
