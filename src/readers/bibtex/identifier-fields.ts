import { isArxivArchive } from '../../paper/identifiers/arxiv-archives.ts';
import { lookUp } from '../../tables/lookup.ts';
import { isArxivMention } from '../bibliography/identification.ts';
import { withoutBraces } from './braces.ts';
import type { Entry } from './entry.ts';

const ARXIV = /^arxiv(?:\.org)?$/i;
// Fields in which an identifier may stand among other words, and fields where it must stand alone, since a
// note may mention another paper.
const AMONG_WORDS = ['journal', 'journaltitle', 'howpublished'];
const ALONE = ['number', 'note', 'annote', 'publisher', 'pages', 'series', 'type'];

/** The values that may be the entry's arXiv identifier, most reliable first. */
export function arxivIn({ ownField }: Entry): string[] {
  const among = AMONG_WORDS.map(
    (name) =>
      /\barxiv[:\s]\s*(?:abs\/)?((?:[a-z.-]+\/)?\d[\d.]*\d(?:v\d+)?)/i.exec(ownField(name))?.[1] ?? '',
  );
  const alone = ALONE.map((name) => ownField(name).replace(/\\url\b|[{}]/gu, '')).filter(isArxivMention);
  const volume = /^abs\/(\S+)$/.exec(withoutBraces(ownField('volume')))?.[1] ?? '';
  return [...eprintsOf(ownField), ...among, volume, ...alone, ownField('arxivid', 'arxiv')].filter(
    (place) => place !== '',
  );
}

/** The identifiers that `eprint` may mean, alone or with an archive prefix: `9711200` of `hep-th`. */
function eprintsOf(ownField: Entry['ownField']): string[] {
  const eprint = withoutBraces(ownField('eprint'));
  const archive = withoutBraces(ownField('archiveprefix', 'eprinttype'));
  const [name = ''] = archive.toLowerCase().split('.');
  if (eprint === '' || (archive !== '' && !ARXIV.test(archive) && !isArxivArchive(name))) return [];
  const archives = [archive, withoutBraces(ownField('primaryclass', 'eprintclass'))];
  return [eprint, ...archives.filter((one) => one !== '').map((one) => `${one}/${eprint}`)];
}

// https://ctan.org/pkg/biblatex, section 3.14.7.
const PAGES: Readonly<Record<string, { readonly id: RegExp; readonly page: string }>> = {
  jstor: { id: /^\d+$/, page: 'https://www.jstor.org/stable/*' },
  pubmed: { id: /^\d+$/, page: 'https://pubmed.ncbi.nlm.nih.gov/*/' },
  hdl: { id: /^\d[\d.]*\/[^\s?#]+$/, page: 'https://hdl.handle.net/*' },
  handle: { id: /^\d[\d.]*\/[^\s?#]+$/, page: 'https://hdl.handle.net/*' },
  googlebooks: { id: /^[\w-]+$/, page: 'https://books.google.com/books?id=*' },
};

/** The addresses of an entry, its page first. A page of an archive other than arXiv comes last. */
export function addressesIn({ ownField }: Entry): string[] {
  const published = /\\url\s*\{([^{}]+)\}|^(https?:\/\/\S+)$/.exec(ownField('howpublished'));
  return [ownField('url'), published?.[1] ?? published?.[2] ?? '', ownField('pdf'), eprintPageIn(ownField)]
    .map((address) => withoutBraces(address.replace(/^\\url\s*(?=\{)/, '')).replace(/\\([%_&#~])/g, '$1'))
    .filter((address) => address !== '');
}

function eprintPageIn(ownField: Entry['ownField']): string {
  const [eprint, archive] = [
    withoutBraces(ownField('eprint')),
    withoutBraces(ownField('archiveprefix', 'eprinttype')),
  ];
  const name = archive.toLowerCase().replace(/[^a-z]/g, '');
  const known = lookUp(PAGES, name);
  return known?.id.test(eprint) === true ? known.page.replace('*', eprint) : '';
}
