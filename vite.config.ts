import { resolve } from "node:path";
import { defineConfig } from "vite";

const ui = resolve(import.meta.dirname, "channels/web/ui");
const dist = resolve(import.meta.dirname, "dist");

/**
 * Two builds: `dist/widget.js`, one plain script that any page may include, and `dist/pages`, the airline's own pages.
 * Nothing in either needs a content security policy looser than `script-src 'self'; style-src 'self'`.
 */
export default defineConfig({
  root: ui,
  publicDir: resolve(ui, "public"),
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  builder: {},
  environments: {
    client: {
      build: {
        outDir: resolve(dist, "pages"),
        emptyOutDir: true,
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        rolldownOptions: { input: { index: resolve(ui, "index.html"), agents: resolve(ui, "agent-view.html") } },
      },
    },
    widget: {
      consumer: "client",
      build: {
        outDir: dist,
        emptyOutDir: false,
        copyPublicDir: false,
        rolldownOptions: {
          input: resolve(ui, "widget/main.tsx"),
          output: { format: "iife", entryFileNames: "widget.js" },
        },
      },
    },
  },
});
