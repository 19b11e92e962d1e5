import { describe, expect, test } from 'vitest';
import { withdrawalIn } from '../../../src/readers/arxiv/withdrawal.ts';
import { growthOf } from '../../growth.ts';

const days = { published: '2015-02-03', updated: '2016-04-05' };
const words = (said: Partial<Record<'title' | 'comment' | 'abstract', string>>) => ({
  title: 'On invented boats',
  comment: '12 pages',
  abstract: 'We fold boats. They float.',
  ...said,
});

const NOTICES = [
  'This paper has been withdrawn',
  'This paper has been withdrawn by the author due to an error in Lemma 7.',
  'this article is withdrawn, as a better one exists',
  'The paper was withdrawn because its proof is wrong.',
  'Paper withdrawn.',
  'Manuscript withdrawn, because of a mistake',
  'This submission has been withdrawn by arXiv administrators.',
  'arXiv admin note: This version has been removed by arXiv administrators',
  'This version of the paper has been withdrawn due to an error.',
  'The current version is withdrawn. Ask for a copy.',
  'This 2011 report has been withdrawn at the request of the publisher.',
  'This preprint has been temporarily withdrawn',
  'This paper (v2) has been withdrawn by the authors',
  'This has been withdrawn by the authors.',
  'This paper had to be withdrawn since it was merged with another one.',
  'Withdrawn',
  'Withdrawn by the authors; see the journal',
  '[withdrawn]',
  'Withdrawing because it needs polish',
  'I want to withdraw this paper.',
  'After comments of our readers, we would like to withdraw this paper',
  'The authors have withdrawn this manuscript because of an error.',
  'This paper has been retracted by its author.',
  'This paper has been withdrawn from arXiv',
];

const OTHERS = [
  'Paper withdrawn from the Journal of Boats and sent to another',
  'This paper was withdrawn from a conference in 2012',
  'The original submission to the Journal of Boats was withdrawn.',
  'An earlier version of this paper has been withdrawn',
  'Replaces arXiv:1501.00001, which has been withdrawn',
  'A merger of two papers, one of them withdrawn',
  'This paper has not been withdrawn',
  'We study papers that have been withdrawn',
  'Withdrawn papers of ten years are counted here',
  'This result was withdrawn from the market',
  'The drug was withdrawn due to its effects',
  'Retractable boats fold better.',
  'A retraction onto the boundary is built.',
  'This report says how the troops were withdrawn.',
  'The authors of the study withdrew their results',
];

describe('the withdrawal of a paper in a record of arXiv', () => {
  test.each(NOTICES)('is recognised in “%s”, in the comment and at the start of the abstract', (notice) => {
    for (const said of [
      { comment: notice },
      { comment: `12 pages, 3 figures. ${notice}` },
      { abstract: `  ${notice}\n` },
    ])
      expect(withdrawalIn({ ...words(said), ...days })).toEqual({ day: '2016-04-05', warnings: [] });
  });

  test.each(OTHERS)('is not recognised in “%s”', (sentence) => {
    for (const said of [{ comment: sentence }, { abstract: `${sentence} Boats float.` }, { title: sentence }])
      expect(withdrawalIn({ ...words(said), ...days })).toEqual({ warnings: [] });
  });

  test('is recognised in the title', () => {
    for (const title of [
      'On boats (withdrawn)',
      'WITHDRAWN: On boats',
      '[Retracted] On boats',
      'On boats [withdrawn by the author]',
    ])
      expect(withdrawalIn({ ...words({ title }), ...days }).day).toBe('2016-04-05');
  });

  test('is recognised at the end of an abstract if it can only be that of the paper', () => {
    const said = (end: string) =>
      withdrawalIn({ ...words({ abstract: `We fold boats. ${end}` }), ...days }).day;
    expect(said('This paper has been withdrawn by the author.')).toBe('2016-04-05');
    expect(said('This paper has been withdrawn due to an error in Lemma 7.')).toBe('2016-04-05');
    expect(said('The report was withdrawn in 1995.')).toBeUndefined();
    expect(said('Withdrawn by its maker, the boat sank.')).toBeUndefined();
  });

  test('has the day of the last version, or of the only one, and gives a warning if no day is known', () => {
    const notice = words({ comment: 'This paper has been withdrawn.' });
    expect(withdrawalIn({ ...notice, published: '2015-02-03' })).toEqual({ day: '2015-02-03', warnings: [] });
    expect(withdrawalIn(notice).warnings).toEqual([
      'The paper says that it is withdrawn, but the day is not known, so it is not marked as withdrawn.',
    ]);
  });

  test.each(['this paper ', 'note: ', 'withdrawn ', 'we ', ' (', 'this paper (v2) has been '])(
    'is looked for in a time proportional to the length of the comment: %j',
    async (piece) => {
      const look = (size: number) =>
        withdrawalIn({ ...words({ comment: `${piece.repeat(size)} withdrawn` }), ...days });
      expect(await growthOf(look, 20_000)).toBeLessThan(3);
    },
  );
});
