import { existsSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import express, { Router } from "express";
import helmet from "helmet";

const BUILT = fileURLToPath(new URL("../../dist", import.meta.url));

/** The demo page, the agent view and the widget, as Vite built them. */
export function pageRoutes(built = BUILT): Router {
  if (!existsSync(join(built, "widget.js"))) throw new Error("the pages are not built; run: npm run prepare");
  const routes = Router();
  routes.use(strictPolicy());
  const forAYear = { immutable: true, maxAge: "365d" } as const;
  routes.use("/assets", express.static(join(built, "pages/assets"), { ...forAYear, fallthrough: false }));
  routes.get("/widget.js", (_request, response) => {
    // Other sites embed it.
    response.set({ "cross-origin-resource-policy": "cross-origin", "cache-control": "public, max-age=300" });
    response.sendFile(join(built, "widget.js"));
  });
  // The widget fetches its words from here, on whatever site it is.
  const forEveryone = {
    setHeaders: (response: ServerResponse) =>
      void response
        .setHeader("access-control-allow-origin", "*")
        .setHeader("cross-origin-resource-policy", "cross-origin"),
  };
  routes.use(
    "/words",
    express.static(join(built, "pages/words"), { ...forEveryone, maxAge: "1h", fallthrough: false }),
  );
  routes.get("/", (_request, response) => response.sendFile(join(built, "pages/index.html")));
  routes.get("/agent-view", (_request, response) => response.sendFile(join(built, "pages/agent-view.html")));
  return routes;
}

function strictPolicy() {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "font-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["'none'"],
      },
    },
    // Plain http is how a fresh machine starts; the proxy in front decides about TLS.
    strictTransportSecurity: false,
  });
}
