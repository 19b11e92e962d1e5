import { contrast, inGamut, type Oklch, parseColour, toCss, toHex } from './colour.ts';

/** The colours of one theme that derive from the owner's accent. */
interface Palette {
  readonly accent: Oklch;
  /** The accent for readers who ask for more contrast. */
  readonly strong: Oklch;
  /** The four background colours of a heat map's days, on which text has the colour of ink. */
  readonly heat: readonly Oklch[];
}

interface Theme {
  /** The page backgrounds. They are also the colours of text on the accent. */
  readonly papers: readonly Oklch[];
  readonly ink: Oklch;
  /** The lightness towards which an accent without enough contrast is moved. */
  readonly towards: 0 | 1;
  readonly heat: readonly (readonly [l: number, c: number])[];
}

// The papers and inks are those of styles/tokens.css.
const LIGHT: Theme = {
  papers: [
    { l: 0.986, c: 0.005, h: 85 },
    { l: 0.965, c: 0.007, h: 85 },
  ],
  ink: { l: 0.225, c: 0.012, h: 60 },
  towards: 0,
  heat: [
    [0.938, 0.028],
    [0.885, 0.056],
    [0.82, 0.088],
    [0.745, 0.118],
  ],
};
const DARK: Theme = {
  papers: [
    { l: 0.185, c: 0.006, h: 60 },
    { l: 0.228, c: 0.007, h: 60 },
  ],
  ink: { l: 0.925, c: 0.008, h: 80 },
  towards: 1,
  heat: [
    [0.272, 0.03],
    [0.335, 0.052],
    [0.41, 0.076],
    [0.5, 0.102],
  ],
};

/**
 * The least contrast of text, and that for readers who ask for more:
 * https://www.w3.org/TR/WCAG22/#contrast-enhanced
 */
const READ = 7;
const STRONG = 10;
/** The least contrast of the bold numbers on a heat map: https://www.w3.org/TR/WCAG22/#contrast-minimum */
const ON_HEAT = 4.5;

/** The colours of both themes that derive from an accent, as CSS, and a message for the owner. */
export interface AccentColours {
  /** Values of custom properties, such as `--accent`, for both themes at once. */
  readonly tokens: Readonly<Record<string, string>>;
  /** The accent for readers who ask for more contrast. */
  readonly strong: string;
  /**
   * The message if the light theme has to darken the accent. The dark theme has none, since it nearly always
   * has to lighten it.
   */
  readonly notice: string | undefined;
}

/** A message for the owner about the accent; `undefined` if there is none. */
export function accentNotice(accent: string | undefined): string | undefined {
  return accent === undefined ? undefined : coloursOf(accent).notice;
}

/**
 * Derives the colours of both themes from an accent that {@link parseColour} can read. As text the accent has
 * a contrast of at least 7:1 on every background of its theme; a theme darkens or lightens an accent that has
 * less.
 */
export function coloursOf(written: string): AccentColours {
  const accent = inGamut(parseColour(written) ?? { l: 0.43, c: 0.135, h: 28 });
  const [light, dark] = [paletteOf(accent, LIGHT), paletteOf(accent, DARK)];
  const both = (pick: (palette: Palette) => Oklch | undefined) =>
    `light-dark(${[light, dark].map((palette) => toCss(inGamut(pick(palette) ?? accent))).join(', ')})`;
  const heat = light.heat.map((_, at) => [`--heat-${at + 1}`, both((palette) => palette.heat[at])]);
  return {
    tokens: { '--accent': both((palette) => palette.accent), ...Object.fromEntries(heat) },
    strong: both((palette) => palette.strong),
    notice: noticeOf(written, accent, light.accent),
  };
}

/** The accent of the light theme as `#rrggbb`, for pictures; without one, Broadsheet's own red. */
export function pictureAccent(written: string | undefined): string {
  return mailAccents(written).light;
}

/** The accents of both themes as `#rrggbb`, for mails, whose readers know neither `oklch` nor `light-dark`. */
export function mailAccents(written: string | undefined): { readonly light: string; readonly dark: string } {
  const accent = inGamut(
    (written === undefined ? undefined : parseColour(written)) ?? { l: 0.43, c: 0.135, h: 28 },
  );
  const [light, dark] = [LIGHT, DARK].map((theme) => toHex(inGamut(paletteOf(accent, theme).accent)));
  return { light: light ?? '', dark: dark ?? '' };
}

function paletteOf(accent: Oklch, theme: Theme): Palette {
  const { papers, ink, towards } = theme;
  // The heat moves away from the ink, so that text on it stays readable.
  const heat = theme.heat.map(([l, c]) =>
    readable({ l, c: accent.c < 0.02 ? 0 : c, h: accent.h }, [ink], ON_HEAT, towards === 0 ? 1 : 0),
  );
  return {
    accent: readable(accent, papers, READ, towards),
    strong: readable(accent, papers, STRONG, towards),
    heat,
  };
}

const STEP = 0.002;

/**
 * The colour itself if it has a contrast of `least` with all `others`, else the nearest lighter or darker
 * colour that has it.
 */
function readable(colour: Oklch, others: readonly Oklch[], least: number, towards: 0 | 1): Oklch {
  let { l } = colour;
  const at = (lightness: number) => inGamut({ ...colour, l: lightness });
  // The margin keeps the contrast when the colour is rounded for CSS.
  while (others.some((other) => contrast(at(l), other) < least + 0.05) && l !== towards) {
    l = towards === 0 ? Math.max(0, l - STEP) : Math.min(1, l + STEP);
  }
  return at(l);
}

function noticeOf(written: string, accent: Oklch, taken: Oklch): string | undefined {
  if (taken.l === accent.l) return undefined;
  const [was, now] = [accent, taken].map((colour) =>
    Math.min(...LIGHT.papers.map((paper) => contrast(colour, paper))).toFixed(1),
  );
  return `The accent ${written} is too pale for text on light paper (${was}:1, ${READ}:1 is needed), so the light theme uses ${toCss(taken)} (${now}:1).`;
}
