import { describe, expect, test } from 'vitest';
import { isEastAsian, printedName } from '../../../src/paper/names/name-order.ts';

describe('the order of a name in print', () => {
  test.each([
    ['Jane Q.', 'Roe', '', 'Jane Q. Roe'],
    ['Ludwig', 'van der Sample', 'Jr.', 'Ludwig van der Sample Jr.'],
    ['', 'Plato', '', 'Plato'],
    ['小红', '例', '', '例小红'],
    ['花子', '見本', '', '見本花子'],
    ['さくら', '佐々木', '', '佐々木さくら'],
    ['영희', '보기', '', '보기영희'],
    ['タロウ', 'ミホン', '', 'ミホンタロウ'],
    ['红 (Hong)', '例', '', '例红 (Hong)'],
  ])('of %s, %s %s is %3$s', (given, family, suffix, printed) => {
    expect(printedName(given, family, suffix)).toBe(printed);
  });

  test('is that of Latin names where one part is in Latin letters', () => {
    expect(printedName('Hong', '例')).toBe('Hong 例');
    expect(printedName('红', 'Li')).toBe('红 Li');
    expect(printedName('Ｈｏｎｇ', '例')).toBe('Ｈｏｎｇ 例');
  });

  test('stays natural in names of abroad that have dots', () => {
    expect(printedName('アダ・B', 'エグザンプル')).toBe('アダ・B・エグザンプル');
    expect(printedName('アダ', 'エグザンプル・デ')).toBe('アダ・エグザンプル・デ');
    expect(printedName('艾达·B', '例普尔')).toBe('艾达·B·例普尔');
  });
});

describe('names in East Asian scripts', () => {
  test.each(['例小红', '見本 花子', 'ジョン・ミホン', 'さくら', '보기영희', '辻\u{E0100}一'])(
    'are such as %s',
    (name) => {
      expect(isEastAsian(name)).toBe(true);
    },
  );

  test.each(['', ' ', '・', 'Jane', 'Jane 例', '例, 小红', '例1'])('are not such as “%s”', (name) => {
    expect(isEastAsian(name)).toBe(false);
  });
});
