import { brokenInto } from './lines.ts';
import type { Typeface, Weight } from './typeface.ts';

/** What all cards of a site have in common. */
export interface CardStyle {
  readonly siteName: string;
  /** As `#rrggbb`. */
  readonly accent: string;
  readonly faces: Readonly<Record<Weight, Typeface>>;
}

/** The size at which the places that show cards cut nothing off (https://ogp.me/), in pixels. */
export const CARD_SIZE = { width: 1200, height: 630 } as const;

const COLOURS = { paper: '#fcfaf6', ink: '#1e1916', muted: '#59514b', hairline: '#d9d4cc' } as const;
const LEFT = 72;
const RIGHT = CARD_SIZE.width - LEFT;
const MEASURE = RIGHT - LEFT;

/** How a piece of text is set; sizes and places in pixels. */
export interface Setting {
  readonly size: number;
  readonly weight: Weight;
  readonly colour: string;
}

export const SETTINGS = {
  name: { size: 34, weight: 600, colour: COLOURS.ink },
  note: { size: 28, weight: 400, colour: COLOURS.muted },
  eyebrow: { size: 38, weight: 400, colour: COLOURS.muted },
  headline: { size: 90, weight: 600, colour: COLOURS.ink },
  lead: { size: 38, weight: 400, colour: COLOURS.muted },
  title: { size: 33, weight: 600, colour: COLOURS.ink },
  byline: { size: 25, weight: 400, colour: COLOURS.muted },
} as const satisfies Record<string, Setting>;

/** A sheet of a site's cards; what is put on it comes out as SVG that holds outlines alone. */
export interface Sheet {
  /** Writes lines from the baseline `y` on, each `leading` below the one before; gives the baseline of the line after. */
  lines(lines: readonly string[], y: number, setting: Setting, leading?: number): number;
  rule(y: number): void;
  /** The text in lines of the sheet's width, or no lines where it has letters that cannot be drawn. */
  broken(text: string, most: number, setting: Setting): string[];
  finish(): string;
}

/** A new card that has, where there are any, a name in its head and a note at the right of it. */
export function startSheet({ accent, faces }: CardStyle, head = '', note = ''): Sheet {
  const parts: string[] = [];
  const drawn = (text: string, { weight }: Setting) => faces[weight].drawable(text) ?? '';
  const broken = (text: string, most: number, setting: Setting, measure = MEASURE) =>
    brokenInto(drawn(text, setting), most, measure, (line) =>
      faces[setting.weight].width(line, setting.size),
    );
  const write = (text: string, x: number, y: number, { size, weight, colour }: Setting) =>
    parts.push(`<g fill="${colour}">${faces[weight].draw(text, x, y, size)}</g>`);
  const rule = (y: number) =>
    parts.push(`<path fill="${COLOURS.hairline}" d="M${LEFT} ${y}h${MEASURE}v2h${-MEASURE}z"/>`);

  parts.push(`<path fill="${accent}" d="M0 0h${CARD_SIZE.width}v14h${-CARD_SIZE.width}z"/>`);
  const noteText = drawn(note, SETTINGS.note);
  const noteWidth = faces[SETTINGS.note.weight].width(noteText, SETTINGS.note.size);
  const [name] = broken(head, 1, SETTINGS.name, MEASURE - noteWidth - 48);
  if (name !== undefined) {
    write(name, LEFT, 84, { ...SETTINGS.name, colour: accent });
    write(noteText, RIGHT - noteWidth, 84, SETTINGS.note);
    rule(108);
  }
  return {
    lines: (lines, y, setting, leading = 1.2) => {
      for (const [i, line] of lines.entries()) write(line, LEFT, y + i * setting.size * leading, setting);
      return y + lines.length * setting.size * leading;
    },
    rule,
    broken,
    finish: () => {
      const { width, height } = CARD_SIZE;
      const size = `width="${width}" height="${height}"`;
      const ground = `<path fill="${COLOURS.paper}" d="M0 0h${width}v${height}H0z"/>`;
      return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${ground}${parts.join('')}</svg>`;
    },
  };
}
