import { describe, expect, test } from 'vitest';
import { createViews, PaperView } from '../../src/catalog/view/paper-view.ts';
import { bibtexEntry } from '../../src/exports/bibtex/bibtex.ts';
import { CitedPapers, type CitedReference } from '../../src/exports/bibtex/cited-papers.ts';
import { parseInputs, stringifyInputs } from '../../src/targets/serialization.ts';
import { paper } from '../catalog/papers.ts';

const record = paper({ id: '2603.01234', title: 'A title', abstract: 'A long abstract' });
const topics = [{ slug: 'vision', label: 'Vision' }];
const view = createViews(
  'en-GB',
  () => topics,
  () => record,
)(record);

const citedOf = ({ $cited: ids }: CitedReference) =>
  new CitedPapers(ids, () => ids.map(() => bibtexEntry(record)));

describe('the inputs of a page as JSON', () => {
  test('name each paper with its topics, without its text', () => {
    const { json, papers } = stringifyInputs({ newest: [view], more: { view } });
    expect([...papers]).toEqual(['2603.01234']);
    expect(json).not.toContain('abstract');
    expect(JSON.parse(json)).toEqual({
      newest: [{ $paper: '2603.01234', topics: ['vision'] }],
      more: { view: { $paper: '2603.01234', topics: ['vision'] } },
    });
  });

  test('are the same inputs when they are read', () => {
    const inputs = { list: [view], day: '2026-03-04', count: 3, months: [['2026-03', 5]], none: null };
    const read = parseInputs(stringifyInputs(inputs).json, {
      viewOf: ({ topics: [slug = ''] }) =>
        new PaperView(record.id, () => record, [{ slug, label: 'Vision' }], {
          locale: 'en-GB',
          dates: 'long',
        }),
      citedOf,
    });
    expect(read).toMatchObject({
      ...inputs,
      list: [{ id: view.id, topics: view.topics, titleHtml: 'A title' }],
    });
  });

  test('name the papers of a BibTeX file, and read their entries from the snapshot', () => {
    const { json, papers } = stringifyInputs({ papers: citedOf({ $cited: [record.id] }) });
    expect([...papers]).toEqual([record.id]);
    expect(JSON.parse(json)).toEqual({ papers: { $cited: [record.id] } });
    const viewOf = () => view;
    expect(parseInputs(json, { viewOf, citedOf })).toMatchObject({
      papers: { entries: [bibtexEntry(record)] },
    });
  });

  test('have no maps or sets, which JSON would make empty', () => {
    expect(() => stringifyInputs({ counts: new Map([['2026-03', 1]]) })).toThrow('a Map in `counts`');
    expect(() => stringifyInputs([{ ids: new Set() }])).toThrow('a Set in `ids`');
  });
});
