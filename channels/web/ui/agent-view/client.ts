import { ask } from "../live/ask.ts";
import type { Connect } from "../live/stream.ts";
import type {
  Crew,
  DeskAction,
  DeskOutcome,
  Listing,
  Login,
  OpenConversation,
  Overview,
  Query,
  Revealed,
  Session,
} from "./api.ts";

/** The agent view's routes on our own server. Everything throws `Refused`, or a TypeError where the network failed. */
export const client = {
  session: (): Promise<Session> => get("/api/session"),
  login: (login: Login): Promise<unknown> => post("/api/session", login),
  logout: (): Promise<unknown> => ask("/api/session", { method: "DELETE" }),
  crew: (): Promise<Crew> => get("/api/agents"),
  list: (query: Query, signal?: AbortSignal): Promise<Listing> => get(`/api/conversations${search(query)}`, signal),
  open: (id: string, reveal?: string): Promise<OpenConversation> => get(`${path(id)}${search({ reveal })}`),
  reveal: (id: string): Promise<Revealed> => post(`${path(id)}/reveal`, {}),
  act: (id: string, action: DeskAction): Promise<DeskOutcome> => post(`${path(id)}/desk`, action),
  /** What a customer attached; 403 unless `reveal` says that somebody asked. */
  attachment: async (id: string, attachment: string, reveal: string): Promise<Blob> => {
    const url = `${path(id)}/attachments/${encodeURIComponent(attachment)}${search({ reveal })}`;
    return (await ask(url, { cache: "no-store" })).blob();
  },
  /** Where the conversation stands as text, as masked as the page is. */
  transcript: (id: string, reveal?: string): string => `${path(id)}/transcript${search({ reveal })}`,
  overview: (days: number): Promise<Overview> => get(`/api/overview?days=${days}`),
  events:
    (id: string, reveal?: string): Connect =>
    (last, signal) =>
      ask(`${path(id)}/events${search({ after: last, reveal })}`, { signal, cache: "no-store" }),
};

const path = (id: string) => `/api/conversations/${encodeURIComponent(id)}`;

function search(query: object): string {
  const given = Object.entries(query).filter(([, value]) => value);
  return given.length > 0 ? `?${new URLSearchParams(given as [string, string][])}` : "";
}

async function get<T>(url: string, signal?: AbortSignal): Promise<T> {
  const response = await ask(url, { cache: "no-store", ...(signal && { signal }) });
  return (await response.json()) as T;
}

async function post<T>(url: string, body: unknown): Promise<T> {
  const response = await ask(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return (response.status === 204 ? undefined : await response.json()) as T;
}
