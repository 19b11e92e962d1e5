import { contrast, inGamut, type Oklch, parseColour, toCss, toHex } from './colour.ts';

/** The colours of one theme that are made of the owner's accent. */
interface Palette {
  readonly accent: Oklch;
  /** The accent for readers who ask for more contrast. */
  readonly strong: Oklch;
  /** Four steps of a calendar's heat, behind ink. */
  readonly heat: readonly Oklch[];
}

interface Theme {
  /** What the accent stands on as text, and what stands on the accent. */
  readonly papers: readonly Oklch[];
  readonly ink: Oklch;
  /** Where the accent is taken when it cannot be read. */
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

/** The contrast of text that is read, and the one for readers who ask for more. https://www.w3.org/TR/WCAG22/#contrast-enhanced */
const READ = 7;
const STRONG = 10;
/** Days stand on the heat as bold numbers; https://www.w3.org/TR/WCAG22/#contrast-minimum. */
const ON_HEAT = 4.5;

/** The colours of both themes that are made of an accent, as CSS, and what the owner should know of them. */
export interface AccentColours {
  /** Values of custom properties, such as `--accent`, for both themes at once. */
  readonly tokens: Readonly<Record<string, string>>;
  /** The accent for readers who ask for more contrast. */
  readonly strong: string;
  /** What to tell the owner where the light theme takes the accent darker; the dark one nearly always takes it lighter. */
  readonly notice: string | undefined;
}

/** What to tell the owner of an accent, if there is something to say. */
export function accentNotice(accent: string | undefined): string | undefined {
  return accent === undefined ? undefined : coloursOf(accent).notice;
}

/**
 * Makes the colours of both themes of an accent that {@link parseColour} can read. As text it has a contrast of at
 * least 7:1 on every paper of its theme; where the written colour has less, that theme takes it darker or lighter.
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
  const accent = written === undefined ? undefined : parseColour(written);
  return toHex(paletteOf(inGamut(accent ?? { l: 0.43, c: 0.135, h: 28 }), LIGHT).accent);
}

function paletteOf(accent: Oklch, theme: Theme): Palette {
  const { papers, ink, towards } = theme;
  // Away from the ink, so that what stands on it stays readable.
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

/** The colour itself where it can be told from all `others`, else the nearest lighter or darker one that can. */
function readable(colour: Oklch, others: readonly Oklch[], least: number, towards: 0 | 1): Oklch {
  let { l } = colour;
  const at = (lightness: number) => inGamut({ ...colour, l: lightness });
  // Rounding to what is written as CSS must not cost the last hundredth.
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
  return `The accent ${written} is too pale for text on light paper (${was}:1, ${READ}:1 is needed), so the light theme takes ${toCss(taken)} (${now}:1).`;
}
