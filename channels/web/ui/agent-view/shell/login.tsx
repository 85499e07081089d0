import { useState } from "preact/hooks";
import { signIn } from "./session.ts";

/** Asks for the admin token, and for the name customers read when this person joins them. */
export function LoginPage({ problem }: { problem: string | undefined }) {
  const [busy, setBusy] = useState(false);
  return (
    <main class="login">
      <form
        onSubmit={async (event) => {
          event.preventDefault();
          const given = new FormData(event.currentTarget);
          setBusy(true);
          await signIn({ token: String(given.get("token")), name: String(given.get("name")).trim() });
          setBusy(false);
        }}
      >
        <h1>Agent view</h1>
        <p>Every conversation, and how the crew answers it.</p>
        <label>
          Your name
          <input name="name" required maxLength={60} autoComplete="name" />
          <small>Customers read it when you join them.</small>
        </label>
        <label>
          Admin token
          <input name="token" type="password" required autoComplete="current-password" />
          <small>
            <code>ADMIN_TOKEN</code> of the server's settings.
          </small>
        </label>
        <p class="problem" role="alert">
          {problem}
        </p>
        <button type="submit" class="button strong" disabled={busy}>
          Sign in
        </button>
      </form>
    </main>
  );
}
