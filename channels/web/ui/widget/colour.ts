/** An accent that reads: the given colour, and what to write on it. */
export interface Accent {
  accent: string;
  on: "#fff" | "#000";
}

/** WCAG 2.2 AA for text. */
const ENOUGH = 4.5;

/** Makes `colour` lighter or darker, in its own hue, until text of it reads on `ground`, and picks what reads on it. */
export function readable(colour: string, ground: string): Accent {
  const behind = luminance(parse(ground));
  const [hue, saturation, lightness] = toHsl(parse(colour));
  const step = behind > 0.4 ? -0.02 : 0.02;
  let light = lightness;
  let shade = parse(colour);
  while (contrast(luminance(shade), behind) < ENOUGH && light > 0 && light < 1) {
    light += step;
    shade = toRgb(hue, saturation, light);
  }
  return {
    accent: `rgb(${shade.map((value) => Math.round(value * 255)).join(" ")})`,
    on: contrast(1, luminance(shade)) >= ENOUGH ? "#fff" : "#000",
  };
}

/** `#rgb` or `#rrggbb` as shares of red, green and blue. */
function parse(hex: string): number[] {
  const digits = hex.length < 6 ? hex.replace(/[\da-f]/gi, "$&$&") : hex;
  return [1, 3, 5].map((at) => Number.parseInt(digits.slice(at, at + 2), 16) / 255);
}

// https://www.w3.org/TR/css-color-4/#rgb-to-hsl
function toHsl(rgb: number[]): [number, number, number] {
  const [r = 0, g = 0, b = 0] = rgb;
  const most = Math.max(r, g, b);
  const spread = most - Math.min(r, g, b);
  const light = most - spread / 2;
  if (spread === 0) return [0, 0, light];
  const sixth = most === r ? (g - b) / spread : most === g ? (b - r) / spread + 2 : (r - g) / spread + 4;
  return [sixth * 60, (most - light) / Math.min(light, 1 - light), light];
}

// https://www.w3.org/TR/css-color-4/#hsl-to-rgb
function toRgb(hue: number, saturation: number, light: number): number[] {
  return [0, 8, 4].map((offset) => {
    const k = (((offset + hue / 30) % 12) + 12) % 12;
    return light - saturation * Math.min(light, 1 - light) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  });
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

// https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
function luminance(rgb: number[]): number {
  const [r = 0, g = 0, b = 0] = rgb.map((share) =>
    share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
