import { CARD_SIZE, type CardStyle, type Sheet, startSheet, TEXT_STYLES } from './drawing.ts';

/** The content of a card, as plain text. */
export type Card =
  | {
      readonly kind: 'day';
      /** The day in words; `plainDay` is drawn instead if the words have letters that cannot be drawn. */
      readonly weekday: string;
      readonly day: string;
      readonly plainDay: string;
      readonly count: string;
      /** In the order of the edition; only as many as fit are drawn. */
      readonly papers: readonly { readonly title: string; readonly byline: string }[];
    }
  | { readonly kind: 'topic'; readonly group: string; readonly label: string; readonly description: string }
  | { readonly kind: 'site'; readonly description: string };

/** The number of papers that a day's card gets: more than fit, since some titles cannot be drawn. */
export const MAX_PAPERS = 5;

const MAX_TITLES = 3;
const BOTTOM = CARD_SIZE.height - 52;

/** The card as SVG of {@link CARD_SIZE}. */
export function drawCard(card: Card, style: CardStyle): string {
  switch (card.kind) {
    case 'day':
      return drawDay(card, style);
    case 'topic':
      return drawTopic(card, style);
    case 'site':
      return drawSite(card, style);
  }
}

function drawDay(card: Card & { kind: 'day' }, style: CardStyle): string {
  const sheet = startSheet(style, style.siteName, card.count);
  sheet.lines(sheet.breakLines(card.weekday, 1, TEXT_STYLES.eyebrow), 162, TEXT_STYLES.eyebrow);
  const words = sheet.breakLines(card.day, 1, TEXT_STYLES.headline);
  sheet.lines(words.length > 0 ? words : [card.plainDay], 248, TEXT_STYLES.headline);
  sheet.rule(284);
  let y = 335;
  let shown = 0;
  for (const { title, byline } of card.papers) {
    if (shown === MAX_TITLES) break;
    const end = drawPaper(sheet, title, byline, y);
    if (end === undefined) continue;
    [y, shown] = [end, shown + 1];
  }
  return sheet.finish();
}

/** Draws a title and its authors from the baseline `y` down. Returns the next baseline; `undefined` if they do not fit. */
function drawPaper(sheet: Sheet, title: string, byline: string, y: number): number | undefined {
  const names = sheet.breakLines(byline, 1, TEXT_STYLES.byline);
  const linesLeft = (BOTTOM - y - (names.length > 0 ? 34 : 0)) / (TEXT_STYLES.title.size * 1.2);
  const lines =
    linesLeft < 0 ? [] : sheet.breakLines(title, Math.min(2, 1 + Math.floor(linesLeft)), TEXT_STYLES.title);
  if (lines.length === 0) return undefined;
  const end = sheet.lines(lines, y, TEXT_STYLES.title);
  return sheet.lines(names, end - 6, TEXT_STYLES.byline) + 20;
}

function drawTopic({ group, label, description }: Card & { kind: 'topic' }, style: CardStyle): string {
  const sheet = startSheet(style, style.siteName);
  sheet.lines(sheet.breakLines(group, 1, TEXT_STYLES.eyebrow), 186, TEXT_STYLES.eyebrow);
  drawTitle(sheet, label, description, 280);
  return sheet.finish();
}

function drawSite({ description }: Card & { kind: 'site' }, style: CardStyle): string {
  const sheet = startSheet(style);
  drawTitle(sheet, style.siteName, description, 280);
  return sheet.finish();
}

/** Draws a headline from the baseline `y` down, and a description below it. */
function drawTitle(sheet: Sheet, title: string, about: string, y: number): void {
  const lines = sheet.breakLines(title, 2, TEXT_STYLES.headline);
  const end = sheet.lines(lines, y, TEXT_STYLES.headline, 1.1);
  sheet.lines(sheet.breakLines(about, 5 - lines.length, TEXT_STYLES.lead), end - 8, TEXT_STYLES.lead, 1.35);
}
