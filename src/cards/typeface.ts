import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import opentype, { type Font } from 'opentype.js';

export type Weight = 400 | 600;

/** One weight of a typeface whose glyphs are in several files. Sizes and widths are in pixels. */
export interface Typeface {
  /** The text without invisible characters; `undefined` if the typeface lacks one of its letters. */
  drawable(text: string): string | undefined;
  width(text: string, size: number): number;
  /** The outlines of a text as SVG; its baseline starts at (`x`, `y`). */
  draw(text: string, x: number, y: number, size: number): string;
}

const require = createRequire(import.meta.url);
const FONTS = join(dirname(require.resolve('@fontsource/source-serif-4/package.json')), 'files');
// Subsets of Source Serif 4, the most used ones first.
const SUBSETS = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese'];
// Units per em: widths in these files are thousandths of the font size.
const UNITS = 1000;

interface Glyph {
  readonly font: Font;
  readonly index: number;
  readonly advance: number;
  readonly outline: string;
}

/** Reads one weight of Source Serif 4 from its npm package. */
export function readTypeface(weight: Weight): Typeface {
  const fonts = SUBSETS.map((subset) => readFont(subset, weight));
  const glyphs = new Map<string, Glyph | undefined>();
  const kerning = memoizeKerning();
  const glyphOf = (letter: string): Glyph | undefined => {
    if (!glyphs.has(letter)) glyphs.set(letter, findGlyph(fonts, letter));
    return glyphs.get(letter);
  };
  /** Each glyph with its start, and the end of the text, in font units. */
  const place = (text: string): { readonly placed: [Glyph, number][]; readonly end: number } => {
    const placed: [Glyph, number][] = [];
    let [end, before] = [0, ''];
    for (const letter of text) {
      const [glyph, left] = [glyphOf(letter), placed.at(-1)?.[0]];
      if (glyph === undefined) continue;
      if (left !== undefined) end += kerning(before + letter, left, glyph);
      placed.push([glyph, end]);
      end += glyph.advance;
      before = letter;
    }
    return { placed, end };
  };
  return {
    drawable: (text) => drawable(text, (letter) => glyphOf(letter) !== undefined),
    width: (text, size) => (place(text).end * size) / UNITS,
    draw: (text, x, y, size) => {
      const scale = size / UNITS;
      return place(text)
        .placed.filter(([{ outline }]) => outline !== '')
        .map(([{ outline }, at]) => {
          const matrix = `${scale} 0 0 ${-scale} ${(x + at * scale).toFixed(2)} ${y}`;
          return `<path transform="matrix(${matrix})" d="${outline}"/>`;
        })
        .join('');
    },
  };
}

/** The kerning of two letters in font units; each pair is looked up once. */
function memoizeKerning(): (pair: string, left: Glyph, right: Glyph) => number {
  const kernings = new Map<string, number>();
  return (pair, { font, index }, right) => {
    if (font !== right.font) return 0;
    const known = kernings.get(pair);
    if (known !== undefined) return known;
    const value = font.getKerningValue(font.glyphs.get(index), font.glyphs.get(right.index));
    kernings.set(pair, value);
    return value;
  };
}

function readFont(subset: string, weight: Weight): Font {
  const bytes = readFileSync(join(FONTS, `source-serif-4-${subset}-${weight}-normal.woff`));
  return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

function findGlyph(fonts: readonly Font[], letter: string): Glyph | undefined {
  for (const font of fonts) {
    const index = font.charToGlyphIndex(letter);
    if (index === 0) continue;
    const glyph = font.glyphs.get(index);
    return { font, index, advance: glyph.advanceWidth ?? 0, outline: outlineOf(glyph.path.commands) };
  }
  return undefined;
}

type Commands = Font['glyphs'] extends { get(index: number): { path: { commands: infer C } } } ? C : never;

function outlineOf(commands: Commands): string {
  return commands
    .map((command) => {
      switch (command.type) {
        case 'Z':
          return 'Z';
        case 'Q':
          return `Q${command.x1} ${command.y1} ${command.x} ${command.y}`;
        case 'C':
          return `C${command.x1} ${command.y1} ${command.x2} ${command.y2} ${command.x} ${command.y}`;
        default:
          return `${command.type}${command.x} ${command.y}`;
      }
    })
    .join('');
}

// Joiners, direction marks, soft hyphens.
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/gu;

/** The text in NFC; a letter that the typeface lacks is replaced by its compatibility form, `𝒪` by `O`. */
function drawable(text: string, has: (letter: string) => boolean): string | undefined {
  const letters = Array.from(text.replace(/\s+/gu, ' ').trim().normalize('NFC').replace(INVISIBLE, ''));
  const drawn = letters.map((letter) => (has(letter) ? letter : letter.normalize('NFKC')));
  return drawn.every((letter) => Array.from(letter).every(has)) ? drawn.join('') : undefined;
}
