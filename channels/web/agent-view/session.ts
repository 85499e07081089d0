import { type Request, type RequestHandler, type Response, Router } from "express";
import { z } from "zod";
import type { Staff, Store } from "../../../core/index.ts";
import { HttpError } from "../../http-errors.ts";
import { Limit } from "../limits.ts";
import { parse } from "../parse.ts";
import { Signed } from "./signed.ts";

const COOKIE = "jetbridge_desk";
const SESSION_MS = 12 * 3_600_000;
const ATTEMPTS = { points: 10, seconds: 60 };

const Login = z.object({
  token: z.string().min(1).max(500),
  name: z.string().trim().min(1, "say who you are: customers read it when you join").max(60),
});

/** Who is asking, as `staffOf` found it. */
const asking = new WeakMap<Request, Staff | undefined>();

/** Lets staff in: by `Authorization: Bearer ADMIN_TOKEN` (acting as `X-Staff-Name`), or by the page's cookie. */
export class Sessions {
  readonly #signed: Signed | undefined;
  readonly #attempts: Limit;

  constructor(store: Store, adminToken: string | undefined) {
    this.#signed = adminToken === undefined ? undefined : new Signed(adminToken);
    this.#attempts = new Limit(store, "attempts to log in", ATTEMPTS);
  }

  /** Throws 401 unless the request is staff's. */
  readonly required: RequestHandler = async (request, _response, next) => {
    const bearer = /^Bearer (\S+)$/i.exec(request.get("authorization") ?? "")?.[1];
    if (bearer !== undefined) {
      await this.#attempt(request, bearer);
      asking.set(request, named(request.get("x-staff-name")));
    } else {
      const session = this.#open.open("session", cookieOf(request));
      if (!session) throw new HttpError(401, "no_session", "log in, or send Authorization: Bearer ADMIN_TOKEN");
      refuseForeign(request);
      asking.set(request, named(String(session.name)));
    }
    next();
  };

  routes(describe: (staff: Staff | undefined) => object): Router {
    const routes = Router();
    routes.post("/", async (request, response) => {
      const { token, name } = parse(Login, request.body);
      await this.#attempt(request, token);
      setCookie(request, response, this.#open.seal("session", { name }, Date.now() + SESSION_MS), SESSION_MS);
      response.status(204).end();
    });
    routes.get("/", this.required, (request, response) => {
      response.set("cache-control", "no-store").json(describe(staffOf(request)));
    });
    routes.delete("/", (request, response) => {
      setCookie(request, response, "", 0);
      response.status(204).end();
    });
    return routes;
  }

  /** Seals and opens what only this server says, e.g. that personal data may be shown. */
  get #open(): Signed {
    if (!this.#signed) throw new HttpError(401, "desk_off", "the agent view is off: ADMIN_TOKEN is not set");
    return this.#signed;
  }

  get signed(): Signed {
    return this.#open;
  }

  async #attempt(request: Request, token: string): Promise<void> {
    if (this.#open.knows(token)) return;
    // Only wrong ones count, so that a busy program with the right token is not held up.
    await this.#attempts.take(request.ip ?? "unknown");
    throw new HttpError(401, "bad_token", "this is not the ADMIN_TOKEN");
  }
}

/** The member of staff behind a request that passed; undefined where a program did not say. */
export const staffOf = (request: Request): Staff | undefined => asking.get(request);

/** The same, where a name is needed because somebody acts. */
export function actingStaff(request: Request): Staff {
  const staff = staffOf(request);
  if (!staff) throw new HttpError(400, "no_name", "say who acts: X-Staff-Name");
  return staff;
}

function named(name: string | undefined): Staff | undefined {
  const trimmed = name?.trim().slice(0, 60);
  return trimmed ? { id: `desk:${trimmed.toLowerCase()}`, name: trimmed } : undefined;
}

/** The cookie is for our own pages. */
function refuseForeign(request: Request): void {
  const origin = request.get("origin");
  if (origin && (!URL.canParse(origin) || new URL(origin).host !== request.get("host")))
    throw new HttpError(403, "origin", "pages of other sites may not use the desk");
}

function cookieOf(request: Request): string | undefined {
  return new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]+)`).exec(request.get("cookie") ?? "")?.[1];
}

function setCookie(request: Request, response: Response, value: string, maxAge: number): void {
  response.cookie(COOKIE, value, { httpOnly: true, sameSite: "strict", secure: request.secure, path: "/api", maxAge });
}
