import type { IncomingMessage, ServerResponse } from "node:http";
import type {
  Case,
  DeskAction,
  Listing,
  Login,
  OpenConversation,
  Row,
} from "../../../channels/web/ui/agent-view/api.ts";
import type { CaseEvent } from "../../../core/conversation/case/case.ts";
import type { Entry, Fact } from "../../../core/conversation/entry.ts";
import { CREW } from "./crew.ts";
import { anOverview } from "./overview.ts";

/** A conversation as the stand-in holds it, masked as the server masks. */
export interface Held {
  row: Row;
  entries: Entry[];
  context?: Record<string, unknown>;
  case?: Case;
}

interface Reply {
  status: number;
  body: unknown;
}

const EFFECTS: Record<DeskAction["action"], { event: CaseEvent; state: Case["state"] }> = {
  claim: { event: "claimed", state: "claimed" },
  reply: { event: "replied", state: "claimed" },
  send_draft: { event: "replied", state: "claimed" },
  approve: { event: "approved", state: "claimed" },
  deny: { event: "denied", state: "claimed" },
  hand_back: { event: "handed_back", state: "returned" },
  resolve: { event: "resolved", state: "resolved" },
  reassign: { event: "reassigned", state: "claimed" },
  note: { event: "noted", state: "claimed" },
};

/** The agent view's HTTP contract over conversations in memory. The test says what happens in them. */
export class StandInDesk {
  readonly held = new Map<string, Held>();
  readonly actions: DeskAction[] = [];
  readonly requests: string[] = [];
  signedIn = false;
  desk: "here" | "slack" = "here";
  /** What customers attached, by id. */
  readonly files = new Map<string, { type: string; bytes: Buffer }>();
  /** How long personal data is shown. */
  revealedMs = 900_000;
  readonly #streams = new Map<string, Set<ServerResponse>>();

  hold(held: Held): void {
    this.held.set(held.row.id, held);
  }

  /** Something happens in a conversation. */
  happen(id: string, ...facts: Fact[]): void {
    const { entries, row } = this.#of(id);
    for (const fact of facts) {
      const entry: Entry = { ...fact, seq: entries.length + 1, at: Date.now() };
      entries.push(entry);
      row.at = entry.at;
      this.#send(id, "entry", entry, entry.seq);
    }
  }

  /** Tells whoever looks how the conversation stands. */
  show(id: string): void {
    this.#send(id, "state", this.#state(id));
  }

  live(id: string, event: "delta" | "typing", data: object): void {
    this.#send(id, event, data);
  }

  /** Cuts every stream. */
  cut(): void {
    for (const streams of this.#streams.values()) for (const stream of streams) stream.destroy();
  }

  /** Answers a request under `/api/`. */
  handle(url: URL, request: IncomingMessage, response: ServerResponse, body: unknown): void {
    const method = request.method ?? "GET";
    this.requests.push(`${method} ${url.pathname}`);
    const id = url.pathname.split("/")[3] ?? "";
    if (this.signedIn && this.held.has(id) && url.pathname.endsWith("/events"))
      this.#events(id, request, url, response);
    else if (this.signedIn && url.pathname.includes("/attachments/")) this.#file(url, response);
    else {
      const { status, body: answer } = this.#answer(url, method, body);
      response.writeHead(status, { "content-type": "application/json" });
      response.end(status === 204 ? undefined : JSON.stringify(answer));
    }
  }

  #answer({ pathname, searchParams }: URL, method: string, body: unknown): Reply {
    if (pathname === "/api/session" && method !== "GET") return this.#session(method, body as Login);
    if (!this.signedIn) return refusal(401, "unauthorized", "Sign in first.");
    if (pathname === "/api/session") {
      return ok({ name: "Sam", desk: this.desk, model: { kind: "demo", name: "demo" }, config: "c0ffee" });
    }
    if (pathname === "/api/agents") return ok(CREW);
    if (pathname === "/api/overview") return ok(anOverview(Number(searchParams.get("days")), Date.now()));
    if (pathname === "/api/conversations") return ok(this.#list(searchParams));
    const [, , , id = "", what] = pathname.split("/");
    if (!this.held.has(id)) return refusal(404, "not_found", "There is no such conversation.");
    if (what === "reveal") return this.#reveal(id);
    if (what === "desk") return this.#act(id, body as DeskAction);
    return ok({ ...this.#state(id), entries: this.#of(id).entries.map(unmasked(searchParams)) });
  }

  #session(method: string, login: Login): Reply {
    if (method === "POST" && login.token !== "secret") return refusal(401, "unauthorized", "Wrong token.");
    this.signedIn = method === "POST";
    return { status: 204, body: undefined };
  }

  #list(query: URLSearchParams): Listing {
    const {
      limit = "100",
      cursor = "0",
      since = "0",
      q = "",
      channel,
      owner,
      agent,
      guardrail,
      case: of,
    } = Object.fromEntries(query);
    const fits = (value: string | undefined, wanted: string | undefined) =>
      !wanted || wanted.split(",").includes(value ?? "");
    const all = [...this.held.values()].map(({ row }) => row).sort((a, b) => b.at - a.at);
    const found = all.filter(
      (row) =>
        fits(row.channel, channel) &&
        fits(row.owner, owner) &&
        fits(row.agent, agent) &&
        fits(row.case?.state, of) &&
        (!guardrail || row.tripped.includes(guardrail)) &&
        `${row.id} ${row.who} ${row.last?.text}`.toLowerCase().includes(q.toLowerCase()),
    );
    if (Number(since) > 0) {
      const changed = (row: Row) => row.at > Number(since);
      const gone = all.filter((row) => changed(row) && !found.includes(row)).map(({ id }) => id);
      return { conversations: found.filter(changed), gone, at: Date.now() };
    }
    const from = Number(cursor);
    const next = from + Number(limit) < found.length ? { next: String(from + Number(limit)) } : {};
    return { conversations: found.slice(from, from + Number(limit)), total: found.length, at: Date.now(), ...next };
  }

  #events(id: string, request: IncomingMessage, { searchParams }: URL, response: ServerResponse): void {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    const after = Number(request.headers["last-event-id"] ?? searchParams.get("after") ?? 0);
    response.write(frame("state", this.#state(id)));
    for (const entry of this.#of(id).entries.slice(after)) {
      response.write(frame("entry", unmasked(searchParams)(entry), entry.seq));
    }
    const streams = this.#streams.get(id) ?? new Set();
    this.#streams.set(id, streams.add(response));
    response.on("close", () => streams.delete(response));
  }

  #file({ pathname, searchParams }: URL, response: ServerResponse): void {
    const file = this.files.get(pathname.split("/").at(-1) ?? "");
    if (file && searchParams.get("reveal") === "r1")
      response.writeHead(200, { "content-type": file.type }).end(file.bytes);
    else response.writeHead(403).end(JSON.stringify(refusal(403, "not_revealed", "Ask first.").body));
  }

  #reveal(id: string): Reply {
    this.happen(id, { kind: "revealed", by: "Sam" });
    return ok({ reveal: "r1", until: Date.now() + this.revealedMs });
  }

  #act(id: string, action: DeskAction): Reply {
    const held = this.#of(id);
    this.actions.push(action);
    if (!held.case || (held.case.staff?.name === "Maya" && action.action !== "reassign")) {
      return refusal(409, "claimed", "Maya has it. Use Reassign if it should be yours.");
    }
    const by = { id: "sam", name: "Sam" };
    const { event, state } = EFFECTS[action.action];
    held.case = { ...held.case, staff: by, state };
    this.happen(id, { kind: "case", event, case: held.case.id, by });
    if (action.action === "reply") {
      this.happen(id, { kind: "message", message: { id: action.key, from: "staff", name: "Sam", text: action.text } });
    }
    this.show(id);
    return ok({ case: held.case, already: false });
  }

  #state(id: string): Omit<OpenConversation, "entries"> {
    const { row, context = {}, case: of } = this.#of(id);
    return { row, context, ...(of && { case: of }) };
  }

  #of(id: string): Held {
    const held = this.held.get(id);
    if (!held) throw new Error(`the stand-in holds no ${id}`);
    return held;
  }

  #send(id: string, event: string, data: object, seq?: number): void {
    for (const stream of this.#streams.get(id) ?? []) stream.write(frame(event, data, seq));
  }
}

/** `•••` becomes what it hid. */
function unmasked(query: URLSearchParams): (entry: Entry) => Entry {
  if (query.get("reveal") !== "r1") return (entry) => entry;
  return (entry) =>
    JSON.parse(JSON.stringify(entry).replaceAll("••••••", "Q4XZ9P").replaceAll("•••••", "Silva")) as Entry;
}

function frame(event: string, data: object, id?: number): string {
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

const ok = (body: unknown): Reply => ({ status: 200, body });
const refusal = (status: number, code: string, message: string): Reply => ({
  status,
  body: { error: { code, message } },
});
