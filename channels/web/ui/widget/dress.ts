import { readable } from "./colour.ts";
import type { Settings } from "./settings.ts";
import css from "./widget.css?inline";

/** The grounds the accent is read on: of all in the style sheet, the hardest to read on. */
const LIGHT = "#e9f5ed";
const DARK = "#1f2835";

/** Gives the widget its style, by constructed style sheet: strict content security policies allow no other. */
export function dress(host: HTMLElement, root: ShadowRoot, settings: Settings): void {
  const light = readable(settings.accent, LIGHT);
  const dark = readable(settings.accent, DARK);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `:host{--la:${light.accent};--lo:${light.on};--da:${dark.accent};--do:${dark.on};--r:${settings.radius}px}${css}`,
  );
  root.adoptedStyleSheets = [sheet];
  host.dataset.theme = settings.theme;
}
