import { mailAccents } from '../../site/colour/palette.ts';

/** The colours of a mail in one theme, as `#rrggbb`, the only form that all mail programs know. */
export interface MailColours {
  readonly paper: string;
  readonly ink: string;
  readonly muted: string;
  readonly hairline: string;
  readonly accent: string;
}

/** The colours of both themes: those of the site's pages. @param accent the owner's accent, as in `site.yaml`. */
export function mailColours(accent: string | undefined): {
  readonly light: MailColours;
  readonly dark: MailColours;
} {
  const accents = mailAccents(accent);
  return {
    light: { paper: '#fcfaf6', ink: '#1f1a16', muted: '#5a514a', hairline: '#dcd8d1', accent: accents.light },
    dark: { paper: '#151210', ink: '#ebe6df', muted: '#b5ada4', hairline: '#37322e', accent: accents.dark },
  };
}
