import { nested } from '../mdast/inline-builder.ts';
import type { Command, TexContext } from './context.ts';

/** Reads the argument of `\url`. */
export function readUrl(context: TexContext, { after, to, target }: Command): number {
  const argument = context.source.argument(after, to);
  if (argument === undefined) return context.source.afterSpaces(after, to);
  const shown = urlIn(context.source.text.slice(argument.from, argument.to));
  if (isSafeUrl(shown) && !target.isLinked) {
    target.out.addNode({ type: 'link', url: shown, children: [{ type: 'text', value: shown }] });
  } else target.out.addText(shown);
  return argument.next;
}

/** Reads the arguments of `\href`: an address and the text of the link. */
export function readHref(context: TexContext, { after, to, target }: Command): number {
  const urlGroup = context.source.argument(after, to);
  const words = urlGroup === undefined ? undefined : context.source.argument(urlGroup.next, to);
  if (urlGroup === undefined || words === undefined) return after;
  const url = urlIn(context.source.text.slice(urlGroup.from, urlGroup.to));
  const linked = { ...target, isLinked: true };
  if (!isSafeUrl(url) || target.isLinked) {
    context.read(words.from, words.to, nested(linked));
    return words.next;
  }
  target.out.wrap(context.readApart(words.from, words.to, linked), (children) => ({
    type: 'link',
    url,
    children: children.filter((child) => child.type !== 'link'),
  }));
  return words.next;
}

function urlIn(tex: string): string {
  return tex.replace(/\\([%&_#~{}$])/gu, '$1').replace(/[\s{}]+/gu, '');
}

function isSafeUrl(address: string): boolean {
  return /^(?:https?:\/\/|mailto:)/iu.test(address) && URL.canParse(address);
}
