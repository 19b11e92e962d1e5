import { namedColour } from './colour-names.ts';

/** A colour as OKLCH: lightness from 0 to 1, chroma from 0 (grey) to about 0.37, hue in degrees. */
export interface Oklch {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

type Triple = readonly [number, number, number];

/** Reads an opaque CSS colour: `#abc`, `#aabbcc`, `rgb()`, `hsl()`, `oklch()` or a name; `undefined` for anything else. */
export function parseColour(written: string): Oklch | undefined {
  const css = written.trim().toLowerCase();
  const hex = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/u.test(css) ? css.slice(1) : namedColour(css);
  if (hex !== undefined) return fromHex(hex);
  const [, name, inside = ''] = /^(rgb|hsl|oklch)a?\(([^()]*)\)$/u.exec(css) ?? [];
  const parts = inside.split(/[\s,]+/u).filter((part) => part !== '');
  const [first = '', second = '', third = ''] = parts;
  if (parts.length !== 3 || !parts.every((part) => /^[+-]?(?:\d+\.?\d*|\.\d+)(?:%|deg)?$/u.test(part)))
    return;
  if (name === 'rgb') {
    return fromSrgb([share(first, 255), share(second, 255), share(third, 255)]);
  }
  if (name === 'hsl') return fromSrgb(hslToSrgb(Number.parseFloat(first), percent(second), percent(third)));
  if (name !== 'oklch') return;
  const [l, c] = [clamp(share(first, 1)), second.endsWith('%') ? percent(second) * 0.4 : Number(second)];
  return { l, c: Math.max(0, c), h: Number.parseFloat(third) };
}

/** The colour as CSS, `oklch(0.43 0.135 28)`, with as many digits as the eye can distinguish. */
export function toCss({ l, c, h }: Oklch): string {
  return `oklch(${round(l, 3)} ${round(c, 3)} ${round(((h % 360) + 360) % 360, 1)})`;
}

/** The colour as sRGB, `#862019`, for formats without OKLCH. */
export function toHex(colour: Oklch): string {
  const parts = toLinear(inGamut(colour)).map((value) => {
    const v = clamp(value);
    const srgb = v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055;
    return Math.round(srgb * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}

/** The contrast of two colours, from 1 to 21. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(a: Oklch, b: Oklch): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** The colour with its chroma reduced until a screen can show it; lightness and hue stay the same. */
export function inGamut(colour: Oklch): Oklch {
  const fits = (c: number) => toLinear({ ...colour, c }).every((value) => value > -1e-4 && value < 1 + 1e-4);
  if (fits(colour.c)) return colour;
  let [low, high] = [0, colour.c];
  for (let step = 0; step < 20; step += 1) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return { ...colour, c: low };
}

function luminance(colour: Oklch): number {
  const [r, g, b] = toLinear(inGamut(colour)).map(clamp);
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

// The matrices are those of https://bottosson.github.io/posts/oklab/.
function toLinear({ l: lightness, c, h }: Oklch): Triple {
  const [a, b] = [c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** From sRGB, each part from 0 to 1. */
function fromSrgb(srgb: Triple): Oklch {
  const [r = 0, g = 0, b = 0] = srgb
    .map(clamp)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const x = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  const chroma = Math.hypot(x, y);
  // The hue of a grey is noise.
  const hue = chroma < 1e-4 ? 0 : (Math.atan2(y, x) * 180) / Math.PI;
  return { l: lightness, c: chroma < 1e-4 ? 0 : chroma, h: (hue + 360) % 360 };
}

function fromHex(hex: string): Oklch {
  const digits = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
  const part = (at: number) => Number.parseInt(digits.slice(at, at + 2), 16) / 255;
  return fromSrgb([part(0), part(2), part(4)]);
}

/** https://www.w3.org/TR/css-color-4/#hsl-to-rgb */
function hslToSrgb(hue: number, saturation: number, lightness: number): Triple {
  const part = (n: number) => {
    const k = (((n + hue / 30) % 12) + 12) % 12;
    return (
      lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1))
    );
  };
  return [part(0), part(8), part(4)];
}

function share(part: string, whole: number): number {
  return part.endsWith('%') ? percent(part) : Number.parseFloat(part) / whole;
}

function percent(part: string): number {
  return clamp(Number.parseFloat(part) / 100);
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
