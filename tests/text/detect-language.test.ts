import { describe, expect, test } from 'vitest';
import { languageOf } from '../../src/text/detect-language.ts';

describe('the language of a text', () => {
  test.each([
    ['一个大规模语言模型 BERT', 'zh'],
    ['言語モデルの例', 'ja'],
    ['언어 모델의 예', 'ko'],
    ['نموذج لغوي كبير BERT', 'ar'],
    ['דוגמה של מודל', 'he'],
    ['ตัวอย่างของแบบจำลอง', 'th'],
  ])('is detected from the letters of %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });

  test.each(['A Sample in 中文', 'Ein Beispiel', 'Пример модели', 'یک نمونه برای چند زبان', '$x^2$', ''])(
    'is not detected from those of %s',
    (text) => {
      expect(languageOf(text)).toBeUndefined();
    },
  );
});
