import { describe, expect, test } from 'vitest';
import type { Paper } from '../../src/paper/schema.ts';
import { serialize } from '../../src/store/document.ts';
import { fieldPositionsIn } from '../../src/store/field-positions.ts';

const paper: Paper = {
  id: '2603.00001',
  title: 'On lists: a “quoted” title',
  sources: ['listing'],
  abstract: 'First paragraph.\n\nSecond paragraph.',
};

describe('the positions in a paper’s file', () => {
  test.each([
    ['as it is written', (text: string) => text],
    ['with line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['with blank lines above the abstract', (text: string) => text.replace('\nFirst', '\n\n\nFirst')],
    ['with a comment on top', (text: string) => text.replace('---\n', '---\n# kept by hand\n')],
  ])('are those of the title and the abstract, %s', (_, change) => {
    const text = change(serialize(paper));
    const lines = text.split(/\r?\n/u);
    const { title, abstract } = fieldPositionsIn(text);
    expect(lines[title.line - 1]?.slice(title.column - 1)).toMatch(/^On lists/u);
    expect(lines[abstract.line - 1]).toBe('First paragraph.');
  });

  test('have the line below the front matter for a missing abstract', () => {
    const text = serialize({ ...paper, abstract: '' });
    expect(fieldPositionsIn(text).abstract.line).toBe(text.split('\n').length);
  });
});
