import { breakLines } from './lines.ts';
import type { Typeface, Weight } from './typeface.ts';

/** The style that all cards of a site share. */
export interface CardStyle {
  readonly siteName: string;
  /** As `#rrggbb`. */
  readonly accent: string;
  readonly faces: Readonly<Record<Weight, Typeface>>;
}

/** The size in pixels at which sites that show cards do not crop them (https://ogp.me/). */
export const CARD_SIZE = { width: 1200, height: 630 } as const;

const COLOURS = { paper: '#fcfaf6', ink: '#1e1916', muted: '#59514b', hairline: '#d9d4cc' } as const;
const LEFT = 72;
const RIGHT = CARD_SIZE.width - LEFT;
const LINE_WIDTH = RIGHT - LEFT;

/** The style of a text; sizes are in pixels. */
export interface TextStyle {
  readonly size: number;
  readonly weight: Weight;
  readonly colour: string;
}

export const TEXT_STYLES = {
  name: { size: 34, weight: 600, colour: COLOURS.ink },
  note: { size: 28, weight: 400, colour: COLOURS.muted },
  eyebrow: { size: 38, weight: 400, colour: COLOURS.muted },
  headline: { size: 90, weight: 600, colour: COLOURS.ink },
  lead: { size: 38, weight: 400, colour: COLOURS.muted },
  title: { size: 33, weight: 600, colour: COLOURS.ink },
  byline: { size: 25, weight: 400, colour: COLOURS.muted },
} as const satisfies Record<string, TextStyle>;

/** A card that is being drawn. The result is SVG with outlines instead of text, so that it needs no fonts. */
export interface Sheet {
  /**
   * Draws lines from the baseline `y` down; `leading` is the line height in units of the text size. Returns the baseline of
   * the next line.
   */
  lines(lines: readonly string[], y: number, style: TextStyle, leading?: number): number;
  rule(y: number): void;
  /** Breaks a text into at most `maxLines` lines of the card's width; no lines if a letter cannot be drawn. */
  breakLines(text: string, maxLines: number, style: TextStyle): string[];
  finish(): string;
}

/** Starts a card with a name at the top left and a note at the top right, if they are given. */
export function startSheet({ accent, faces }: CardStyle, head = '', note = ''): Sheet {
  const parts: string[] = [];
  const drawable = (text: string, { weight }: TextStyle) => faces[weight].drawable(text) ?? '';
  const breakText = (text: string, maxLines: number, style: TextStyle, lineWidth = LINE_WIDTH) =>
    breakLines(drawable(text, style), maxLines, lineWidth, (line) =>
      faces[style.weight].width(line, style.size),
    );
  const write = (text: string, x: number, y: number, { size, weight, colour }: TextStyle) =>
    parts.push(`<g fill="${colour}">${faces[weight].draw(text, x, y, size)}</g>`);
  const rule = (y: number) =>
    parts.push(`<path fill="${COLOURS.hairline}" d="M${LEFT} ${y}h${LINE_WIDTH}v2h${-LINE_WIDTH}z"/>`);

  parts.push(`<path fill="${accent}" d="M0 0h${CARD_SIZE.width}v14h${-CARD_SIZE.width}z"/>`);
  const noteText = drawable(note, TEXT_STYLES.note);
  const noteWidth = faces[TEXT_STYLES.note.weight].width(noteText, TEXT_STYLES.note.size);
  const [name] = breakText(head, 1, TEXT_STYLES.name, LINE_WIDTH - noteWidth - 48);
  if (name !== undefined) {
    write(name, LEFT, 84, { ...TEXT_STYLES.name, colour: accent });
    write(noteText, RIGHT - noteWidth, 84, TEXT_STYLES.note);
    rule(108);
  }
  return {
    lines: (lines, y, style, leading = 1.2) => {
      for (const [i, line] of lines.entries()) write(line, LEFT, y + i * style.size * leading, style);
      return y + lines.length * style.size * leading;
    },
    rule,
    breakLines: breakText,
    finish: () => {
      const { width, height } = CARD_SIZE;
      const size = `width="${width}" height="${height}"`;
      const ground = `<path fill="${COLOURS.paper}" d="M0 0h${width}v${height}H0z"/>`;
      return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${ground}${parts.join('')}</svg>`;
    },
  };
}
