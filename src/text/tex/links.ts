import type { Place } from '../mdast/inline-builder.ts';
import type { TexReading } from './parser.ts';

/** Reads the argument of `\url`. */
export function address(reading: TexReading, behind: number, to: number, place: Place): number {
  const argument = reading.source.argument(behind, to);
  if (argument === undefined) return reading.source.afterSpaces(behind, to);
  const shown = addressOf(reading.source.text.slice(argument.from, argument.to));
  if (isFollowed(shown) && !place.isLinked) {
    place.out.node({ type: 'link', url: shown, children: [{ type: 'text', value: shown }] });
  } else place.out.add(shown);
  return argument.next;
}

/** Reads the arguments of `\href`: an address and the text that leads there. */
export function linkText(reading: TexReading, behind: number, to: number, place: Place): number {
  const target = reading.source.argument(behind, to);
  const words = target === undefined ? undefined : reading.source.argument(target.next, to);
  if (target === undefined || words === undefined) return behind;
  const url = addressOf(reading.source.text.slice(target.from, target.to));
  const inner = { ...place, out: place.out, isLinked: true };
  if (!isFollowed(url) || place.isLinked) {
    reading.read(words.from, words.to, { ...inner, depth: place.depth + 1 });
    return words.next;
  }
  place.out.wrap(reading.inner(words.from, words.to, inner), (children) => ({
    type: 'link',
    url,
    children: children.filter((child) => child.type !== 'link'),
  }));
  return words.next;
}

function addressOf(tex: string): string {
  return tex.replace(/\\([%&_#~{}$])/gu, '$1').replace(/[\s{}]+/gu, '');
}

function isFollowed(address: string): boolean {
  return /^(?:https?:\/\/|mailto:)/iu.test(address) && URL.canParse(address);
}
