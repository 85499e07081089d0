/** How the host page wants its widget: the `data-` attributes of the script tag, each with a default. */
export interface Settings {
  /** Where the chat is served from: the script's own origin, unless `data-server` says otherwise. */
  server: string;
  title: string | undefined;
  greeting: string | undefined;
  /** First questions offered, separated by `|` in the attribute. */
  starters: string[];
  /** Any CSS colour written as #rgb or #rrggbb. */
  accent: string;
  /** Corner radius in CSS pixels. */
  radius: number;
  side: "left" | "right";
  theme: "auto" | "light" | "dark";
  /** A BCP 47 tag: the attribute, else the page's language, else the browser's. */
  language: string;
  /** Open as soon as the page is there. */
  open: boolean;
  /** A signed token of a customer who is signed in on the host's site. */
  identity: string | undefined;
}

const ACCENT = "#0f4c81";

/** Reads the script tag's attributes. What makes no sense falls back to the default: a host page never breaks. */
export function readSettings(script: HTMLScriptElement): Settings {
  const { dataset } = script;
  const radius = Number.parseInt(dataset.radius ?? "", 10);
  return {
    server: (dataset.server ?? new URL(script.src, location.href).origin).replace(/\/$/, ""),
    title: dataset.title,
    greeting: dataset.greeting,
    starters: dataset.starters?.split("|").map((starter) => starter.trim()) ?? [],
    accent: /^#([\da-f]{3}|[\da-f]{6})$/i.test(dataset.accent ?? "") ? (dataset.accent ?? ACCENT) : ACCENT,
    radius: radius >= 0 ? radius : 18,
    side: dataset.side === "left" ? "left" : "right",
    theme: dataset.theme === "light" || dataset.theme === "dark" ? dataset.theme : "auto",
    language: dataset.language || document.documentElement.lang || navigator.language,
    open: "open" in dataset,
    identity: dataset.identity,
  };
}
