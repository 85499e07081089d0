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

/** Under this name the browser remembers that somebody signed in. The cookie itself is none of the page's business. */
const REMEMBERED = "jetbridge:signed-in";

/** Finds out whether this browser is signed in. */
export async function arrive(): Promise<void> {
  if (!localStorage.getItem(REMEMBERED)) {
    desk.value = { state: "out" };
    return;
  }
  try {
    const session = await client.session();
    desk.value = { state: "in", session, crew: await client.crew() };
  } catch (error) {
    // Away is not signed out: then only the page is told.
    if (error instanceof Refused && error.status === 401) leave();
    else desk.value = { state: "out", problem: say(error) };
  }
}

function leave(problem?: string): void {
  localStorage.removeItem(REMEMBERED);
  desk.value = { state: "out", ...(problem && { problem }) };
}

export async function signIn(login: Login): Promise<void> {
  try {
    await client.login(login);
    localStorage.setItem(REMEMBERED, login.name);
    await arrive();
  } catch (error) {
    const wrong = error instanceof Refused && error.status === 401;
    desk.value = { state: "out", problem: wrong ? "This token is not the ADMIN_TOKEN." : say(error) };
  }
}

export async function signOut(): Promise<void> {
  await client.logout();
  leave();
}

/** The server no longer knows us: back to the door. */
export function shown(error: unknown): string {
  if (error instanceof Refused && error.status === 401) leave("Your session is over.");
  return say(error);
}

function say(error: unknown): string {
  if (error instanceof Refused) return error.message;
  return "The server can't be reached. Trying again.";
}
