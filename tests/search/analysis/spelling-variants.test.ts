import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { americanText, americanWord } from '../../../src/search/analysis/spelling-variants.ts';

describe('the American spelling', () => {
  test.each(
    `colour color, coloured colored, multicolour multicolor, behavioural behavioral, neighbourhoods neighborhoods,
    favourite favorite, tumours tumors, optimisation optimization, generalise generalize, randomised randomized,
    tokeniser tokenizer, minimising minimizing, criticise criticize, relativise relativize, optimisable optimizable,
    amortised amortized, organisational organizational, analyse analyze, catalysed catalyzed, paralysing paralyzing,
    modelling modeling, modelled modeled, modeller modeler, labelling labeling, mislabelled mislabeled,
    travelling traveling, signalling signaling, cancelled canceled, channelled channeled, centre center,
    centres centers, centred centered, centring centering, epicentre epicenter, fibre fiber, kilometres kilometers,
    theatre theater, catalogue catalog, cataloguing cataloging, catalogued cataloged, dialogues dialogs,
    analogue analog, defence defense, licence license, practising practicing, haemoglobin hemoglobin,
    anaemia anemia, leukaemic leukemic, paediatric pediatric, oestrogen estrogen, oedema edema,
    anaesthesia anesthesia, manoeuvre maneuver, manoeuvring maneuvering, manoeuvred maneuvered,
    greyscale grayscale, programme program, aluminium aluminum, sulphur sulfur, artefacts artifacts,
    ageing aging, judgement judgment, discs disks, fulfilment fulfillment, skilful skillful,
    focussed focused, towards toward, enquiries inquiries`
      .split(',')
      .map((pair): [string, string] => {
        const [british = '', american = ''] = pair.trim().split(' ');
        return [british, american];
      }),
  )('of %s is %s', (british, american) => {
    expect(americanWord(british)).toBe(american);
    expect(americanWord(american)).toBe(american);
  });
});

test.each(
  `size prize prise advise advised unsupervised supervised exercise precise concise otherwise pairwise likewise noise
  denoising raise promise compromise premises surprise surprisingly enterprise comprising franchise paradise expertise
  advertise advertising treatise arise rising uprising disguise cruise wise rise visit disable crises basis analysis
  four hour tour contour detour your source course troubadour controlling enrolling compelled propeller calling filled
  installed seller acre genre timbre mediocre massacre sure prologue vogue rogue league science sequence confidence
  absence discrete discuss should would program meter acreage trellises academia bigger`
    .trim()
    .split(/\s+/u),
)('%s stays as it is', (word) => {
  expect(americanWord(word)).toBe(word);
});

describe('a text', () => {
  test('gets American spellings, and keeps everything else', () => {
    expect(americanText('Colour-coded MODELLING of α-Behaviour, Size 4')).toBe(
      'color-coded modeling of α-behavior, Size 4',
    );
  });

  test('with American spellings stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        const american = americanText(text);
        expect(americanText(american)).toBe(american);
      }),
    );
  });
});
