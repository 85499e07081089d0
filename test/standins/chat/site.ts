import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

/** As strict as a policy gets: nothing inline, nothing from elsewhere, and no text ever becomes code. */
export const STRICT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/** Serves what Vite built, the widget and the pages, as the real server does. */
export async function serveSite(dist: string, path: string, response: ServerResponse): Promise<void> {
  const page = path === "/" ? "/index.html" : extname(path) ? path : `${path}.html`;
  const file = path === "/widget.js" ? join(dist, path) : join(dist, "pages", normalize(page));
  const body = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  response.writeHead(body ? 200 : 404, {
    "content-type": TYPES[extname(file)] ?? "application/octet-stream",
    "content-security-policy": STRICT_POLICY,
  });
  response.end(body);
}
