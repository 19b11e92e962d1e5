import { coloursOf } from './colour/palette.ts';
import type { SiteConfig } from './config.ts';

type Font = SiteConfig['fonts']['text'];

/** The custom properties of the style sheet for the device's font families. */
const SYSTEM_FONTS = { serif: 'var(--serif-device)', sans: 'var(--sans-device)' } as const;

/** The files of a font, as the configuration names them. */
export function fontFiles(font: Font): string[] {
  if (typeof font !== 'string') return Object.values(font);
  return font.endsWith('.woff2') ? [font] : [];
}

/**
 * The style sheet of the owner's colours and fonts, which overrides `tokens.css`; empty if nothing is
 * changed. `addressOf` returns the address of a font file relative to the style sheet.
 */
export function themeCss(
  { accent, fonts }: Pick<SiteConfig, 'accent' | 'fonts'>,
  addressOf: (file: string) => string,
): string {
  const faces = [...facesOf('Own text', fonts.text), ...facesOf('Own interface', fonts.interface)];
  const colours = accent === undefined ? undefined : coloursOf(accent);
  const tokens = {
    ...colours?.tokens,
    ...familyToken('--serif', 'Own text', fonts.text, 'source-serif'),
    ...familyToken('--sans', 'Own interface', fonts.interface, 'sans'),
  };
  if (Object.keys(tokens).length === 0) return '';
  const strong =
    colours && `@media (prefers-contrast: more) {\n  :root { --accent: ${colours.strong}; }\n}\n`;
  const lines = Object.entries(tokens).map(([name, value]) => `  ${name}: ${value};\n`);
  return [
    '@layer reset, tokens, theme;\n',
    ...faces.map((face) => face(addressOf)),
    // `data-from` marks pages that are opened from a folder. `tokens.css` sets other tokens for them.
    `@layer theme {\n:root, :root[data-from] {\n${lines.join('')}}\n${strong ?? ''}}\n`,
  ].join('');
}

function familyToken(token: string, own: string, font: Font, usual: string): Record<string, string> {
  if (font === usual) return {};
  if (font === 'serif' || font === 'sans') return { [token]: SYSTEM_FONTS[font] };
  if (font === 'source-serif') return { [token]: 'var(--source-serif)' };
  // Letters that the owner's font lacks come from the device's serif or sans-serif font.
  return { [token]: `"${own}", ${token === '--serif' ? SYSTEM_FONTS.serif : SYSTEM_FONTS.sans}` };
}

type Face = (addressOf: (file: string) => string) => string;

function facesOf(family: string, font: Font): Face[] {
  if (typeof font === 'string') return fontFiles(font).map((file) => face(family, file, '100 900', 'normal'));
  const { regular, bold, italic } = font;
  return [
    face(family, regular, bold === undefined ? '100 900' : '100 500', 'normal'),
    ...(bold === undefined ? [] : [face(family, bold, '501 900', 'normal')]),
    ...(italic === undefined ? [] : [face(family, italic, '100 900', 'italic')]),
  ];
}

function face(family: string, file: string, weight: string, style: string): Face {
  return (addressOf) =>
    `@font-face {
  font-family: "${family}";
  font-weight: ${weight};
  font-style: ${style};
  font-display: swap;
  src: url("${addressOf(file)}") format("woff2");
}
`;
}
