import icon from "../../demo/icon.svg";
import type { Session } from "../api.ts";
import { place, to } from "./place.ts";
import { signOut } from "./session.ts";

/** Where one can go, what thinks, and who is looking. */
export function TopBar({ session }: { session: Session }) {
  const { page } = place.value;
  const { model, config, name } = session;
  return (
    <header class="top">
      <a class="brand" href="/">
        <img src={icon} alt="" width="28" height="28" />
        Jetbridge
      </a>
      <nav aria-label="Agent view">
        <a
          href={to({ page: "conversations", id: undefined })}
          aria-current={page === "conversations" ? "page" : undefined}
        >
          Conversations
        </a>
        <a href={to({ page: "overview" })} aria-current={page === "overview" ? "page" : undefined}>
          Overview
        </a>
      </nav>
      <span class={model.kind === "demo" ? "tag warn" : "tag"} title={`Configuration ${config}`}>
        {model.kind === "demo" ? "Demo model" : model.name}
      </span>
      <span class="me">{name}</span>
      <button type="button" class="button quiet" onClick={signOut}>
        Sign out
      </button>
    </header>
  );
}
