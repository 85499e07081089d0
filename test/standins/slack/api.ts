import express, { type Express, type Request } from "express";
import { type Faults, meetFaults } from "../faults.ts";
import type { Args, Call, Reply } from "./call.ts";
import { METHODS } from "./methods.ts";
import type { Workspace } from "./workspace.ts";

/** What the API is served with. */
export interface ApiSettings {
  workspace: Workspace;
  faults: Faults;
  botToken: string;
  appToken: string;
  scopes: ReadonlySet<string>;
  baseUrl(): string;
  socketUrl(): string;
  tell(event: Record<string, unknown>): void;
  /** What somebody posted to a response_url. */
  responded(id: string, body: Record<string, unknown>): void;
}

/** A call as it came in. */
export interface RecordedCall {
  method: string;
  args: Args;
  reply: Reply;
  at: number;
}

/** Slack's Web API over HTTP; every call that was served is kept in `calls`. */
export function slackApi(settings: ApiSettings, calls: RecordedCall[]): Express {
  const app = express();
  const { workspace, faults } = settings;
  app.use(meetFaults(faults));
  app.post(
    "/api/:method",
    express.urlencoded({ extended: false, limit: "2mb" }),
    express.json({ limit: "2mb" }),
    (request, response) => {
      const method = String(request.params.method);
      const args = readArgs(request);
      // As it is now: what is answered does not change with what happens later.
      const reply = structuredClone(answer(method, args, request, settings));
      calls.push({ method, args, reply, at: Date.now() });
      response.set("x-oauth-scopes", [...settings.scopes].join(",")).json(reply);
    },
  );
  app.post("/respond/:id", express.json(), (request, response) => {
    settings.responded(String(request.params.id), request.body as Record<string, unknown>);
    response.json({ ok: true });
  });
  app.post("/upload/:id", express.raw({ type: () => true, limit: "20mb" }), async (request, response) => {
    const file = workspace.files.get(String(request.params.id));
    const bytes = await readUpload(request);
    if (file) Object.assign(file, { bytes, size: bytes.length });
    response.status(file ? 200 : 404).send("OK");
  });
  app.get("/files/:id/:name", (request, response) => {
    const file = workspace.files.get(request.params.id);
    if (request.get("authorization") !== `Bearer ${settings.botToken}`) response.redirect("https://slack.com/signin");
    else if (file) response.type(file.mimetype).send(file.bytes);
    else response.sendStatus(404);
  });
  return app;
}

function answer(name: string, args: Args, request: Request, settings: ApiSettings): Reply {
  const token = (request.get("authorization") ?? "").replace(/^Bearer /, "") || String(args.token ?? "");
  if (!token) return { ok: false, error: "not_authed" };
  const wanted = name === "apps.connections.open" ? settings.appToken : settings.botToken;
  if (token !== wanted) return { ok: false, error: "invalid_auth" };
  const method = METHODS[name];
  if (!method) return { ok: false, error: "unknown_method", req_method: name };
  if (method.scopes.length > 0 && !method.scopes.some((scope) => settings.scopes.has(scope)))
    return { ok: false, error: "missing_scope", needed: method.scopes[0], provided: [...settings.scopes].join(",") };
  const { workspace, tell, socketUrl } = settings;
  const call: Call = { workspace, args, baseUrl: settings.baseUrl(), tell, socketUrl };
  return method.run(call);
}

/** The bytes as they are, or as the one part of a form: Slack takes both. */
async function readUpload(request: Request): Promise<Buffer> {
  const bytes = request.body as Buffer;
  const type = request.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data")) return bytes;
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
  const part = [...form.values()].find((value) => typeof value !== "string");
  return part === undefined ? Buffer.alloc(0) : Buffer.from(await part.arrayBuffer());
}

/** The SDK sends forms whose lists and objects are JSON inside their fields. */
function readArgs({ body }: Request): Args {
  return Object.fromEntries(
    Object.entries((body ?? {}) as Record<string, unknown>).map(([name, value]) => [name, readValue(value)]),
  );
}

function readValue(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    // Words that begin with a bracket.
    return value;
  }
}
