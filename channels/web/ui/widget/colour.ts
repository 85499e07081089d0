/** An accent that reads: the given colour, and what to write on it, for light and for dark surroundings. */
export interface Accent {
  accent: string;
  on: string;
}

type Rgb = [number, number, number];

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
/** WCAG 2.2 AA for text. */
const ENOUGH = 4.5;

/** Moves `colour` towards black or white until text of it reads on `ground`, and picks what reads on it. */
export function readable(colour: string, ground: string): Accent {
  const behind = parse(ground);
  const towards = luminance(behind) > 0.4 ? BLACK : WHITE;
  let shade = parse(colour);
  for (let i = 0; i < 20 && contrast(shade, behind) < ENOUGH; i++) shade = mix(shade, towards, 0.1);
  const on = contrast(WHITE, shade) >= ENOUGH ? WHITE : BLACK;
  return { accent: print(shade), on: print(on) };
}

function parse(hex: string): Rgb {
  const digits = hex.length < 6 ? hex.replace(/[\da-f]/gi, "$&$&") : hex;
  const n = Number.parseInt(digits.slice(1), 16);
  return [n >> 16, (n >> 8) & 255, n & 255];
}

function print(rgb: Rgb): string {
  return `rgb(${rgb.map(Math.round).join(" ")})`;
}

function mix(a: Rgb, b: Rgb, share: number): Rgb {
  return a.map((value, i) => value + ((b[i] ?? 0) - value) * share) as Rgb;
}

function contrast(a: Rgb, b: Rgb): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

// https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
function luminance(rgb: Rgb): number {
  const [r = 0, g = 0, b = 0] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
