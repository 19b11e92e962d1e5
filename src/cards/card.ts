import { CARD_SIZE, type CardStyle, SETTINGS, type Sheet, startSheet } from './drawing.ts';

/** What a card shows, as plain text. */
export type Card =
  | {
      readonly kind: 'day';
      /** The day in words; `plainDay` stands in where the words have letters that cannot be drawn. */
      readonly weekday: string;
      readonly day: string;
      readonly plainDay: string;
      readonly count: string;
      /** In the order of the edition; as many as fit are shown. */
      readonly papers: readonly { readonly title: string; readonly byline: string }[];
    }
  | { readonly kind: 'topic'; readonly group: string; readonly label: string; readonly description: string }
  | { readonly kind: 'site'; readonly description: string };

/** Papers whose titles a card may show; more than fit, since some cannot be drawn. */
export const MOST_PAPERS = 5;

const TITLES = 3;
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
  sheet.lines(sheet.broken(card.weekday, 1, SETTINGS.eyebrow), 162, SETTINGS.eyebrow);
  const words = sheet.broken(card.day, 1, SETTINGS.headline);
  sheet.lines(words.length > 0 ? words : [card.plainDay], 248, SETTINGS.headline);
  sheet.rule(284);
  let y = 335;
  let shown = 0;
  for (const { title, byline } of card.papers) {
    if (shown === TITLES) break;
    const end = drawPaper(sheet, title, byline, y);
    if (end === undefined) continue;
    [y, shown] = [end, shown + 1];
  }
  return sheet.finish();
}

/** Sets a title and its authors from the baseline `y` on, and gives the next; `undefined` where it does not fit. */
function drawPaper(sheet: Sheet, title: string, byline: string, y: number): number | undefined {
  const names = sheet.broken(byline, 1, SETTINGS.byline);
  const room = (BOTTOM - y - (names.length > 0 ? 34 : 0)) / (SETTINGS.title.size * 1.2);
  const lines = room < 0 ? [] : sheet.broken(title, Math.min(2, 1 + Math.floor(room)), SETTINGS.title);
  if (lines.length === 0) return undefined;
  const end = sheet.lines(lines, y, SETTINGS.title);
  return sheet.lines(names, end - 6, SETTINGS.byline) + 20;
}

function drawTopic({ group, label, description }: Card & { kind: 'topic' }, style: CardStyle): string {
  const sheet = startSheet(style, style.siteName);
  sheet.lines(sheet.broken(group, 1, SETTINGS.eyebrow), 186, SETTINGS.eyebrow);
  drawTitle(sheet, label, description, 280);
  return sheet.finish();
}

function drawSite({ description }: Card & { kind: 'site' }, style: CardStyle): string {
  const sheet = startSheet(style);
  drawTitle(sheet, style.siteName, description, 280);
  return sheet.finish();
}

/** A headline from the baseline `y` on, and what it is about. */
function drawTitle(sheet: Sheet, title: string, about: string, y: number): void {
  const lines = sheet.broken(title, 2, SETTINGS.headline);
  const end = sheet.lines(lines, y, SETTINGS.headline, 1.1);
  sheet.lines(sheet.broken(about, 5 - lines.length, SETTINGS.lead), end - 8, SETTINGS.lead, 1.35);
}
