import { signal } from "@preact/signals";
import { Refused } from "../../live/ask.ts";
import type { Crew, Login, Session } from "../api.ts";
import { client } from "../client.ts";

/** Who is looking, and who is on duty. */
export type Desk =
  | { state: "loading" }
  | { state: "out"; problem?: string }
  | { state: "in"; session: Session; crew: Crew };

export const desk = signal<Desk>({ state: "loading" });

/** Finds out whether this browser is signed in. */
export async function arrive(): Promise<void> {
  try {
    const [session, crew] = await Promise.all([client.session(), client.crew()]);
    desk.value = { state: "in", session, crew };
  } catch (error) {
    desk.value =
      error instanceof Refused && error.status === 401 ? { state: "out" } : { state: "out", problem: say(error) };
  }
}

export async function signIn(login: Login): Promise<void> {
  try {
    await client.login(login);
    await arrive();
  } catch (error) {
    const wrong = error instanceof Refused && error.status === 401;
    desk.value = { state: "out", problem: wrong ? "This token is not the ADMIN_TOKEN." : say(error) };
  }
}

export async function signOut(): Promise<void> {
  await client.logout();
  desk.value = { state: "out" };
}

/** The server no longer knows us: back to the door. */
export function shown(error: unknown): string {
  if (error instanceof Refused && error.status === 401) desk.value = { state: "out", problem: "Your session is over." };
  return say(error);
}

function say(error: unknown): string {
  if (error instanceof Refused) return error.message;
  return "The server can't be reached. Trying again.";
}
