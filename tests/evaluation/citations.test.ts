import { describe, expect, test } from 'vitest';
import { citationJs } from '../../scripts/eval/citation-programs.ts';
import { drawn, sourcedPapers } from '../../scripts/eval/citation-sources.ts';
import { compare } from '../../scripts/eval/citations.ts';

const BIB = `@string{js = "Journal of Samples"}
@article{one, author = {Mila Probe and Jan van der Test}, title = {Charm of Gadgets}, journal = js, volume = 7, number = 2,
  pages = {11-19}, year = 2021, month = may}
@inproceedings{two, author = {Nora Sample}, editor = {Bo Fa}, title = {A Talk}, booktitle = {Sample Days}, year = 2020,
  publisher = {Sample Press}, address = {Delft}}`;

const XML = `<?xml version='1.0' encoding='UTF-8'?>
<collection id="2021.samples"><volume id="1" type="journal"><meta>
  <booktitle>Transactions of Samples, Volume 9</booktitle><editor><first>Bo</first><last>Fa</last></editor>
  <publisher>Sample Press</publisher><address>Delft</address><year>2021</year><journal-volume>9</journal-volume></meta>
  <paper id="1"><title>A Study of <fixed-case>B</fixed-case>erlin</title><author><first>Mila</first><last>Probe</last></author>
  <pages>1–16</pages><doi>10.1000/samples.9.1</doi></paper></volume></collection>`;

const sourced = (name: string, text: string, reader: string) =>
  sourcedPapers(name, Buffer.from(text), reader);

describe('the comparison of citations with their sources', () => {
  test.each(['BibTeX', 'RIS', 'CSL-JSON'] as const)('finds none in %s that differs', async (format) => {
    const groups = [await sourced('a.bib', BIB, 'bibtex'), await sourced('a.xml', XML, 'acl-xml')];
    const { total, differences } = compare(drawn(groups, 10, 1), citationJs, format, [citationJs]);
    expect({ total, differences }).toEqual({ total: 3, differences: [] });
  });

  test('finds what a paper has lost or got wrong', async () => {
    const papers = drawn([await sourced('a.bib', BIB, 'bibtex')], 10, 1).map((one) => ({
      ...one,
      paper: { ...one.paper, publication: { type: 'book' as const }, authors: [{ name: 'Mila Prone' }] },
    }));
    const { differences, equal } = compare(papers, citationJs, 'BibTeX', [citationJs]);
    const wrong = new Set(differences.map(({ fact }) => fact));
    expect([...wrong].toSorted()).toEqual([
      'authors',
      'editors',
      'issue',
      'month',
      'pages',
      'place',
      'publisher',
      'type',
      'venue',
      'volume',
    ]);
    expect(equal).toMatchObject({ authors: 0, title: 2, year: 2 });
  });
});
