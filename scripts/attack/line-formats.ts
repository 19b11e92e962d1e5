import { ABSTRACT, type Format } from './format.ts';

/** A file with a NUL is not text, and one with a conflict of git is not whole: each would be refused as a whole. */
const oneLine = (text: string) => text.replace(/[\r\n\0]/gu, ' ').replace(/^[<=>]{7}/u, 'x $&');

/** The formats in lines of text. */
export const LINE_FORMATS: readonly Format[] = [
  {
    file: 'list.bib',
    fields: {
      ...{
        title: 'Paper ID',
        author: 'Example, Ada',
        abstract: ABSTRACT,
        journal: 'J',
        booktitle: 'B',
        publisher: 'P',
        note: 'N',
      },
      ...{
        keywords: 'herons',
        doi: '10.1000/ID',
        url: 'https://example.org/',
        pages: '1--2',
        series: 'S',
        editor: 'Editor, Eve',
      },
      ...{
        volume: '1',
        number: '2',
        edition: '3',
        address: 'Here',
        school: 'X',
        institution: 'Y',
        howpublished: 'H',
        eprint: '',
      },
      ...{
        isbn: '',
        issn: '',
        annote: '',
        eventtitle: 'E',
        venue: 'V',
        type: 'T',
        month: 'mar',
        crossref: '',
      },
    },
    record: (id, values) => {
      const fields = Object.entries(values).filter(([, value]) => value !== '');
      return `@article{k${id},\n${fields.map(([name, value]) => `  ${name} = {${oneLine(value)}},\n`).join('')}  year = {2026}\n}\n`;
    },
    join: (records) => records.join('\n'),
  },
  {
    file: 'list.ris',
    fields: {
      ...{
        TI: 'Paper ID',
        AU: 'Example, Ada',
        AB: ABSTRACT,
        JO: 'J',
        T2: 'T',
        PB: 'P',
        KW: 'herons',
        DO: '10.1000/ID',
      },
      ...{
        UR: 'https://example.org/',
        L1: '',
        N1: 'N',
        VL: '1',
        IS: '2',
        SP: '3',
        CY: 'Here',
        ET: '4',
        SN: '',
        A2: 'Editor, Eve',
        M3: '',
      },
    },
    record: (_, values) => {
      const fields = Object.entries(values).filter(([, value]) => value !== '');
      return `TY  - JOUR\n${fields.map(([tag, value]) => `${tag}  - ${oneLine(value)}\n`).join('')}PY  - 2026\nER  - \n`;
    },
    join: (records) => records.join('\n'),
  },
  {
    file: 'copied-page.txt',
    fields: { title: 'Paper ID', abstract: ABSTRACT, label: '' },
    record: (_, { title = '', abstract = '', label = '' }) =>
      `${[title, abstract, label]
        .map(oneLine)
        .filter((line) => line !== '')
        .join('\n\n')}\n\n  • 5 authors\n·\nMar 1, 2026 3\n\n`,
    join: (records) =>
      `Get trending papers in your email inbox!\n\nSubscribe\n\nDaily Papers\n\nMar 4\n\n${records.join('')}`,
  },
];
