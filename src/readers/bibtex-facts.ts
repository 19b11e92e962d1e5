import type { Entry } from './bibtex-entry.ts';

/** Where an entry may say its arXiv identifier, the surest first. */
export function arxivIn({ ownField }: Entry): string[] {
  const eprint = bare(ownField('eprint'));
  const archive = bare(ownField('archiveprefix', 'eprinttype'));
  const inText = ['journal', 'journaltitle', 'howpublished']
    .map(
      (name) =>
        /\barxiv[:\s]\s*(?:abs\/)?((?:[a-z.-]+\/)?\d[\d.]*\d(?:v\d+)?)/i.exec(ownField(name))?.[1] ?? '',
    )
    .concat(/^abs\/(\S+)$/.exec(bare(ownField('volume')))?.[1] ?? '');
  if (eprint === '') return inText;
  const ofArxiv = archive === '' || /^(?:arxiv|[a-z]+(?:-[a-z]+)?)$/i.test(archive);
  const archives = [archive, bare(ownField('primaryclass', 'eprintclass'))];
  const old = archives.filter((name) => name !== '').map((name) => `${name}/${eprint}`);
  return ofArxiv ? [eprint, ...old, ...inText] : inText;
}

/** The addresses of an entry, the one of its page first. */
export function addressesIn({ ownField }: Entry): string[] {
  const published = /\\url\s*\{([^{}]+)\}|^(https?:\/\/\S+)$/.exec(ownField('howpublished'));
  return [ownField('url'), published?.[1] ?? published?.[2] ?? '', ownField('pdf')]
    .map((address) => bare(address).replace(/\\([%_&#~])/g, '$1'))
    .filter((address) => address !== '');
}

/** A value without the braces around it. */
function bare(value: string): string {
  return value.replace(/^\{+|\}+$/g, '').trim();
}
