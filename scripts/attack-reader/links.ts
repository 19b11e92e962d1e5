import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { type LinkedPaper, packShelf } from '../../src/shelf/link/shelf-link.ts';
import { hostileAddress, hostileText } from './payloads.ts';

/** What follows `#shelf=` in a hostile link: hostile papers, packed well, and links that were changed or are bombs. */
export function hostileLinks(foreign: string): fc.Arbitrary<string> {
  const text = hostileText(foreign);
  const paper: fc.Arbitrary<LinkedPaper> = fc.record({
    id: text,
    title: text,
    authors: fc.array(text, { maxLength: 3 }),
    path: fc.oneof(text, hostileAddress(foreign), fc.constantFrom('', 'papers/x.html')),
    notes: text,
    tags: fc.array(text, { maxLength: 3 }),
  });
  const packed = fc.array(paper, { minLength: 1, maxLength: 3 }).map(packShelf);
  return fc.oneof(
    { weight: 6, arbitrary: packed },
    { weight: 3, arbitrary: fc.tuple(packed, fc.nat(), fc.string({ maxLength: 3 })).map(changed) },
    { weight: 1, arbitrary: fc.tuple(packed, fc.nat()).map(([link, at]) => link.slice(0, at % link.length)) },
    { weight: 1, arbitrary: packed.map((link) => link.replace(/^\d+/u, '999999999999999999999')) },
    { weight: 1, arbitrary: text },
    {
      weight: 1,
      arbitrary: fc.constantFrom(bomb(), `1.${'A'.repeat(200_000)}`, '1.', '-1.AAAA', '%E0%A4%A'),
    },
  );
}

function changed([link, at, inserted]: readonly [string, number, string]): string {
  const place = at % link.length;
  return link.slice(0, place) + inserted + link.slice(place + 1);
}

let bombText = '';

/** A link of 65 kB that unpacks to 48 MB. */
function bomb(): string {
  bombText ||= `1.${Buffer.concat([Buffer.alloc(4), deflateSync(new Uint8Array(48_000_000))]).toString('base64url')}`;
  return bombText;
}
