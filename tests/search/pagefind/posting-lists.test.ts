import { decode } from 'cborg';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CborWriter } from '../../../src/search/pagefind/cbor-writer.ts';
import {
  type AddPosting,
  encodePosition,
  FIRST_FIELD,
  PostingLists,
} from '../../../src/search/pagefind/posting-lists.ts';

function written(postings: PostingLists, word: number): unknown {
  const writer = new CborWriter();
  postings.write(word, writer);
  return decode(writer.bytes());
}

const text = (weight: number, position: number) => encodePosition(weight, position);
const field = (number: number, position: number) => encodePosition(FIRST_FIELD + number, position);

describe('posting lists', () => {
  test('have the differences of pages and positions, and each weight or field before its positions', () => {
    const all = (put: AddPosting) => {
      put(0, 3, text(24, 5));
      put(1, 3, text(24, 6));
      put(0, 3, text(24, 9));
      put(0, 3, field(0, 1));
      put(0, 3, field(2, 0));
      put(0, 3, field(2, 7));
      put(0, 10, text(24, 1));
    };
    const postings = new PostingLists(2, all);
    expect(written(postings, 0)).toEqual([
      [3, [-25, 5, 4], [-1, 1, -3, 0, 7]],
      [7, [-25, 1], []],
    ]);
    expect(written(postings, 1)).toEqual([[3, [-25, 6], []]]);
  });

  test('have positions of less weight first, and a position twice if two parts share it', () => {
    const all = (put: AddPosting) => {
      put(0, 0, text(24, 1));
      put(0, 0, text(12, 4));
      put(0, 0, text(12, 4));
      put(0, 0, text(24, 8));
    };
    expect(written(new PostingLists(1, all), 0)).toEqual([[0, [-13, 4, 0, -25, 1, 7], []]]);
  });

  test('are empty for a word without positions', () => {
    const postings = new PostingLists(3, (put) => put(1, 0, text(24, 0)));
    expect([0, 1, 2].map((word) => written(postings, word))).toEqual([[], [[0, [-25, 0], []]], []]);
  });

  test('lose no position, for any words and pages', () => {
    const place = fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 30 }), fc.nat({ max: 60_000 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(place, { maxLength: 200 }), (given) => {
        const places = given.toSorted(([, one], [, other]) => one - other);
        const all = (put: AddPosting) => {
          for (const [word, page, position, isText] of places)
            put(word, page, isText ? text(24, position) : field(3, position));
        };
        const postings = new PostingLists(6, all);
        for (let word = 0; word < 6; word += 1)
          expect(read(written(postings, word))).toEqual(expected(places, word));
      }),
    );
  });

  test('refuse positions and fields that are too large', () => {
    expect(() => encodePosition(24, 2 ** 24)).toThrow(RangeError);
    expect(() => encodePosition(FIRST_FIELD + 200, 0)).toThrow(RangeError);
  });
});

type Row = readonly [page: number, texts: readonly number[], fields: readonly number[]];

function expected(places: readonly (readonly [number, number, number, boolean])[], word: number): Row[] {
  const pages = Map.groupBy(
    places.filter(([own]) => own === word),
    ([, page]) => page,
  );
  return [...pages].map(([page, own]) => {
    const positions = (isText: boolean) =>
      own
        .filter((place) => place[3] === isText)
        .map(([, , position]) => position)
        .sort((one, other) => one - other);
    return [page, positions(true), positions(false)];
  });
}

function read(pages: unknown): Row[] {
  let page = 0;
  return (pages as Row[]).map(([distance, texts, fields]) => {
    page += distance;
    return [page, positionsOf(texts), positionsOf(fields)];
  });
}

function positionsOf([, ...distances]: readonly number[]): number[] {
  let position = 0;
  return distances.map((distance) => {
    position += distance;
    return position;
  });
}
