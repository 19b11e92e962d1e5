import { expect, test } from 'vitest';
import { termsIn } from '../../../src/vectors/model/terms.ts';

test.each([
  ['Fine-tuning of the models', ['fine', 'tuning', 'model']],
  ['Colour and color', ['color', 'color']],
  ['A 3D scan of 12 bodies, x and y', ['3d', 'scan', 'body']],
  ['Café – naïve', ['cafe', 'naive']],
  ['', []],
])('the terms of “%s” are its words in the singular, without stop words and numbers', (text, terms) => {
  expect(termsIn(text)).toEqual(terms);
});
