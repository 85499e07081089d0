import type { ServerResponse } from "node:http";
import express, { type ErrorRequestHandler, type Express, Router } from "express";
import helmet from "helmet";
import { actRoutes } from "./acts.ts";
import type { RunningHouse } from "./house.ts";
import type { Phone } from "./phone.ts";
import { proxyTo } from "./proxy.ts";
import type { Scene } from "./scene.ts";
import type { Workspace } from "./workspace.ts";

const LOOK_EVERY_MS = 100;

/** What the page's server works with. */
export interface PageDesk {
  phone: Phone;
  workspace: Workspace;
  /** Undefined until it takes work. */
  house(): RunningHouse | undefined;
  scene(): Scene;
  /** The folder of the built page. */
  built: string;
}

/** `/playground` is the page and what is done on it; every other address is the house's. */
export function pageServer(desk: PageDesk): Express {
  const app = express();
  app.disable("x-powered-by");
  const page = Router();
  page.use(strictPolicy());
  page.use("/acts", actRoutes(desk.phone, desk.workspace));
  page.get("/events", (_request, response) => stream(response, desk.scene));
  page.get("/", async (_request, response) => {
    const cookies = await signIn(desk.house());
    response.set("set-cookie", cookies).sendFile("index.html", { root: desk.built });
  });
  page.use(express.static(desk.built, { index: false, fallthrough: false }));
  app.use("/playground", page, saidPlainly);
  app.use(proxyTo(() => desk.house()?.url));
  return app;
}

/** Shows the scene, whole, whenever it is another than before. */
function stream(response: ServerResponse, scene: () => Scene): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  let shown = "";
  const show = () => {
    const now = JSON.stringify(scene());
    if (now !== shown) response.write(`data: ${now}\n\n`);
    shown = now;
  };
  show();
  const looking = setInterval(show, LOOK_EVERY_MS);
  response.once("close", () => clearInterval(looking));
}

/** The newcomer is let into the agent view beside the page without being asked for the token. */
async function signIn(house: RunningHouse | undefined): Promise<string[]> {
  if (!house) return [];
  const answer = await fetch(`${house.url}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token: house.adminToken, name: "Playground" }),
  });
  return answer.headers.getSetCookie();
}

const saidPlainly: ErrorRequestHandler = (error: Error & { status?: number }, _request, response, next) => {
  if (response.headersSent) next(error);
  else response.status(error.status ?? 409).json({ error: error.message });
};

function strictPolicy() {
  const own = ["'self'"];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'none'"],
        "script-src": own,
        "style-src": own,
        "img-src": own,
        "connect-src": own,
        "frame-src": own,
        "base-uri": ["'none'"],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["'none'"],
      },
    },
    strictTransportSecurity: false,
  });
}
