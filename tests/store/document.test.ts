import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeIntoEdited } from '../../src/paper/merge/merge.ts';
import { parse, reserialize, serialize } from '../../src/store/document.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { paper, papers } from '../paper/papers.ts';

const anyPaper = papers(['hf-daily', 'listing']);

/** What comes back from a file's bytes. */
function throughBytes(text: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));
}

function problemOf(text: string): StoreError {
  try {
    parse(text, 'papers/x.md');
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error('It was read.');
}

function file(frontMatter: string, body = ''): string {
  return `---\n${frontMatter}\n---\n${body}`;
}

const MINIMAL = 'id: "2603.01234"\ntitle: A\nsources: [listing]';

describe('a paper written and read', () => {
  test('is the same for any content', () => {
    fc.assert(
      fc.property(anyPaper, (one) => {
        // A heading that would begin a person's notes is the one thing that is written differently.
        fc.pre(!/^## +Notes/m.test(one.abstract) && !one.abstract.includes('\r'));
        expect(parse(throughBytes(serialize(one)), 'x.md')).toEqual({
          paper: one,
          extras: {},
          notes: '',
          edited: false,
        });
      }),
      { numRuns: 400 },
    );
  });

  test('is the same if it replaces another one', () => {
    fc.assert(
      fc.property(anyPaper, anyPaper, (before, after) => {
        fc.pre(!/^## +Notes/m.test(after.abstract) && !after.abstract.includes('\r'));
        const text = reserialize(after, serialize(before), false);
        expect(parse(throughBytes(text), 'x.md')).toEqual({
          paper: after,
          extras: {},
          notes: '',
          edited: false,
        });
      }),
      { numRuns: 150 },
    );
  });

  test('keeps its bytes if nothing has changed', () => {
    fc.assert(
      fc.property(anyPaper, (one) => {
        const text = serialize(one);
        expect(reserialize(one, text, false)).toBe(text);
      }),
      { numRuns: 150 },
    );
  });

  test('has an abstract that never becomes front matter or notes', () => {
    const abstract = 'One.\n\n---\n\n## Notes\n\ntitle: x\n---\n##  Notes \nTwo.';
    const text = serialize(paper({ abstract }));
    const stored = parse(text, 'x.md');
    expect(stored).toMatchObject({ notes: '', edited: false });
    expect(stored.paper.abstract).toBe(abstract.replaceAll('##', '\\##'));
    expect(reserialize(stored.paper, text, false)).toBe(text);
  });

  test('loses unpaired surrogates, which no file can hold, and does not count as edited', () => {
    const stored = parse(
      throughBytes(serialize(paper({ title: 'a\uD800', abstract: '\uDC00 b\r\nc ' }))),
      'x.md',
    );
    expect(stored).toMatchObject({ edited: false, paper: { title: 'a\uFFFD', abstract: '\uFFFD b\nc' } });
  });

  test('is not written if it could not be read again', () => {
    expect(() => serialize(paper({ authorCount: 0 }))).toThrow();
    expect(() => reserialize(paper({ title: ' ' }), serialize(paper()), false)).toThrow();
  });

  test('has its keys in a fixed order, and long lines unbroken', () => {
    const title = 'word '.repeat(200).trim();
    const text = serialize(paper({ venue: 'V', upvotes: 1, listed: '2026-03-04', title, abstract: 'Text.' }));
    expect(text).toMatch(
      /^---\nid: "2603.01234"\ntitle: (?:word ?)+\nlisted: 2026-03-04\nvenue: V\nupvotes: 1\nsources:\n {2}- listing\ndigest: \S+\n---\nText.\n$/,
    );
  });
});

describe('a file that a person wrote', () => {
  test('may omit the quotes around a text that looks like a number', () => {
    const text =
      'id: 2603.01230\ntitle: 1984\nvenue: true\nauthors: [{ name: 007 }]\nkeywords: [1e5, 0x1F]\naliases: [2603.10]\nsources: [2024]\nupvotes: 3';
    expect(parse(file(text), 'x.md').paper).toEqual({
      id: '2603.01230',
      title: '1984',
      venue: 'true',
      authors: [{ name: '007' }],
      keywords: ['1e5', '0x1F'],
      aliases: ['2603.10'],
      sources: ['2024'],
      upvotes: 3,
      abstract: '',
    });
  });

  test('is read by the schema, with trimmed texts and without its own keys in the paper', () => {
    const own =
      'mood: good\nabstract: no\n"1": one\nauthors:\n  - { name: " Ada ", mood: " calm ", family: "Ada " }';
    const { paper: read, extras } = parse(file(`${MINIMAL}\nvenue: "  Here "\n${own}`, 'Text.'), 'x.md');
    expect(read).toEqual({
      id: '2603.01234',
      title: 'A',
      authors: [{ name: 'Ada', family: 'Ada', mood: ' calm ' }],
      venue: 'Here',
      sources: ['listing'],
      abstract: 'Text.',
    });
    expect(extras).toEqual({ mood: 'good', abstract: 'no', 1: 'one' });
  });

  test('counts as edited, since it has no digest', () => {
    expect(parse(file(MINIMAL), 'x.md').edited).toBe(true);
    const again = reserialize(paper({ title: 'A' }), file(MINIMAL), true);
    expect(parse(again, 'x.md').edited).toBe(true);
  });

  test.each([
    ['a title', (text: string) => text.replace('A Title', 'Another Title')],
    ['an author', (text: string) => text.replace('Ada', 'Adele')],
    ['an abstract', (text: string) => text.replace('Text.', 'Text, mended.')],
    ['a link', (text: string) => text.replace('a.example', 'b.example')],
    ['a key that is removed', (text: string) => text.replace(/venue: .*\n/, '')],
  ])('counts as edited after a change of %s, also when it is written again', (_, edit) => {
    const original = paper({
      authors: [{ name: 'Ada' }],
      links: { abs: 'https://a.example/' },
      venue: 'V',
      abstract: 'Text.',
    });
    const changed = edit(serialize(original));
    const stored = parse(changed, 'x.md');
    expect(stored.edited).toBe(true);
    const merged = mergeIntoEdited(stored.paper, { ...original, upvotes: 9 });
    const again = reserialize(merged, changed, true);
    expect(parse(again, 'x.md')).toMatchObject({
      edited: true,
      paper: merged,
    });
  });

  test.each([
    ['pinning topics', (text: string) => text.replace('sources:', 'topics: [gardens, 2024]\nsources:')],
    ['adding keys', (text: string) => text.replace('sources:', 'read: yes\nrating: 5\nsources:')],
    ['adding notes', (text: string) => `${text}\n## Notes\n\nGood.\n`],
    ['adding comments', (text: string) => text.replace('sources:', '# mine\nsources: # all')],
    ['another order', (text: string) => text.replace(/(id: .*\n)(title: .*\n)/, '$2$1')],
    ['other quotes', (text: string) => text.replace('title: A Title', "title: 'A Title'")],
    ['Windows line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte-order mark', (text: string) => `\uFEFF${text}`],
    ['blank lines around the abstract', (text: string) => text.replace('Text.', '\n\nText.\n\n')],
  ])('does not count as edited after %s', (_, edit) => {
    expect(parse(edit(serialize(paper({ abstract: 'Text.' }))), 'x.md').edited).toBe(false);
  });

  test('keeps the keys, comments, formatting and notes of its author', () => {
    const former = `---
# about this file

# above the id
id: "2603.01234" # the id
title: 'Old' # the title
# gone with its line, but kept
authorCount: 5
rating: 5 # of 5
nested: { a: [1, "2"], b: 2026-03-04, c: 007, d: +49, e: 1.50 }
links:
  # read this first
  abs: https://a.example/ # good
topics: [ gardens ]
sources:
  - listing # copied
# before the digest
digest: 0123456789ab
# the end
---
Old abstract.

## Notes

* mine  \n  - and mine\n\n\n## More\t\n---\nend  \n\n`;
    const after = paper({
      title: 'New',
      authors: [{ name: 'Ada' }],
      links: { abs: 'https://a.example/', pdf: 'https://a.example/p' },
      topics: ['gardens'],
      sources: ['hf-daily', 'listing'],
      abstract: 'New abstract.',
    });
    const text = reserialize(after, former, false);
    for (const comment of former.match(/# .*/g) ?? []) expect(text).toContain(comment);
    expect(text).toContain(
      'rating: 5 # of 5\nnested: { a: [ 1, "2" ], b: 2026-03-04, c: 007, d: +49, e: 1.50 }\n',
    );
    expect(text.slice(text.indexOf('## Notes'))).toBe(former.slice(former.indexOf('## Notes')));
    expect(parse(text, 'x.md')).toMatchObject({ paper: after, edited: false, extras: { rating: 5 } });
    expect(reserialize(after, text, false)).toBe(text);
  });

  test('keeps its Windows line ends, and those of its notes', () => {
    const former = `${serialize(paper({ abstract: 'One.\n\nTwo.' }))}\n## Notes\n\nmine\n`.replaceAll(
      '\n',
      '\r\n',
    );
    const text = reserialize(paper({ abstract: 'One.\n\nTwo.', upvotes: 3 }), former, false);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).toContain('## Notes\r\n\r\nmine\r\n');
    expect(parse(text, 'x.md')).toMatchObject({
      edited: false,
      notes: 'mine',
      paper: { abstract: 'One.\n\nTwo.' },
    });
  });

  test('may use anchors and references', () => {
    const text = file('id: x\ntitle: &t A\nsources: [&s listing]\nmine: *t\nalso: [*s]');
    const again = reserialize(paper({ id: 'x', title: 'A', upvotes: 1 }), text, true);
    expect(parse(again, 'x.md')).toMatchObject({
      extras: { mine: 'A', also: ['listing'] },
      paper: { upvotes: 1 },
    });
  });
});

describe('a file that cannot be read', () => {
  test.each([
    ['no front matter', 'Text.\n', 1, 1],
    ['nothing', '', 1, 1],
    ['front matter without an end', `---\n${MINIMAL}\n`, 1, 1],
    ['empty front matter', '---\n---\n', 2, 1],
    ['a list for front matter', '---\n- a\n---\n', 2, 1],
    ['a colon in a title', file('id: x\ntitle: A: B\nsources: [listing]'), 3, 8],
    ['an asterisk before a title', file('id: x\ntitle: *Attention\nsources: [listing]'), 3, 8],
    ['a quote that is missing', file('id: x\ntitle: "A\nsources: [listing]'), 0, 0],
    ['a key that stands twice', file(`${MINIMAL}\ntitle: B`), 5, 1],
    ['a day that does not exist', file(`${MINIMAL}\nlisted: 2026-02-30`), 5, 9],
    ['a year for a day', file(`${MINIMAL}\nlisted: 2026`), 5, 9],
    ['words for a number', file(`${MINIMAL}\nupvotes: many`), 5, 10],
    [
      'a link that runs a script',
      file(`${MINIMAL}\nlinks:\n  abs: https://a.example\n  code: javascript:alert(1)`),
      7,
      9,
    ],
    ['an author without a name', file(`${MINIMAL}\nauthors:\n  - name: Ada\n  - given: Bo`), 7, 5],
    ['an id that leaves the folder', file('id: ../x\ntitle: A\nsources: [listing]'), 2, 5],
    ['a key without its value', file(`${MINIMAL}\nvenue:`), 5, 7],
    [
      'a tower of references',
      file(
        `${MINIMAL}\na: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c]`,
      ),
      0,
      0,
    ],
  ])('because of %s gives a position, a reason and a hint', (_, text, line, column) => {
    for (const variant of [text, text.replaceAll('\n', '\r\n')]) {
      const error = problemOf(variant);
      expect(error.file).toBe('papers/x.md');
      expect(error.message).toMatch(/\S/);
      expect(error.message).not.toContain('\n');
      expect(error.hint).toMatch(/\.$/);
      expect(error.line).toBeGreaterThan(0);
      expect(error.column).toBeGreaterThan(0);
      if (line > 0) expect([error.line, error.column]).toEqual([line, column]);
    }
  });

  test('gives no other error, for any damage', () => {
    const text = serialize(
      paper({ authors: [{ name: 'Ada' }], links: { abs: 'https://a.example/' }, abstract: 'Text.' }),
    );
    const edit = fc.record({
      at: fc.nat(text.length),
      cut: fc.nat(12),
      insert: fc.string({ unit: 'binary', maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const changed = edits.reduce(
          (all, { at, cut, insert }) => all.slice(0, at) + insert + all.slice(at + cut),
          text,
        );
        try {
          const stored = parse(changed, 'papers/x.md');
          expect(parse(reserialize(stored.paper, changed, stored.edited), 'x.md').paper).toEqual(
            parse(throughBytes(serialize(stored.paper)), 'x.md').paper,
          );
        } catch (error) {
          if (!(error instanceof StoreError)) throw error;
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('a file with an unresolved git conflict', () => {
  const sides = '<<<<<<< HEAD\nOurs.\n=======\nTheirs.\n>>>>>>> branch\n';

  test.each([
    ['the abstract', file(MINIMAL, sides), 6],
    ['the notes', file(MINIMAL, `Text.\n\n## Notes\n\n${sides}`), 10],
    ['the front matter', file(`${MINIMAL}\n${sides.trimEnd()}`), 5],
    ['lines of Windows', file(MINIMAL, sides).replaceAll('\n', '\r\n'), 6],
    ['its last line alone', file(MINIMAL, 'Text.\n>>>>>>> branch\n'), 7],
  ])('is a problem at its place if the conflict is in %s', (_, text, line) => {
    expect(problemOf(text)).toMatchObject({ line, message: expect.stringContaining('git conflict') });
  });

  test('is told from a heading, a quotation and a paper that explains conflicts', () => {
    const explained = paper({ abstract: `A conflict looks so:\n\n${sides}` });
    expect(parse(serialize(explained), 'x.md').paper.abstract).toContain('\\<<<<<<< HEAD');
    for (const body of ['A heading\n=======\n', '> > > quoted\n', 'a <<<<<<< b\n'])
      expect(parse(file(MINIMAL, body), 'x.md').paper.abstract).toBe(body.trim());
  });
});
