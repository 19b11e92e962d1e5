/** The fields of an entry as it stands in the file, by their names in lower case. */
export interface Fields {
  readonly type: string;
  readonly key: string;
  readonly values: ReadonlyMap<string, string>;
}

/** What an entry says, with what it takes over from others. */
export interface Inheritance {
  /** Its own, and those of the templates that its `xdata` names. */
  readonly own: ReadonlyMap<string, string>;
  /** Those of the entry that its `crossref` names too. */
  readonly all: ReadonlyMap<string, string>;
  /** Keys that it refers to and that name no entry. */
  readonly missing: readonly string[];
}

// A part of a book of a set of a series has three; without a bound a long chain would exhaust the stack.
const DEEPEST = 12;

type Relative = Inheritance & { readonly type: string };
type Named = (key: string) => Fields | undefined;

/**
 * What an entry takes over from others: templates (`xdata`, biblatex manual, 3.13.6) fill in what it does not say, then
 * its parent (`crossref`, appendix B of the manual) and the parent's own. Entries that refer to each other in a circle
 * take over nothing twice.
 */
export function inheritanceOf(entry: Fields, named: Named): Inheritance {
  return new InheritanceResolver(named).of(entry);
}

class InheritanceResolver {
  readonly #named: Named;
  readonly #known = new Map<string, Relative>();
  readonly #missing = new Set<string>();
  /** Those whose own relations are being looked up; one of them again would be a circle. */
  readonly #open = new Set<string>();

  constructor(named: Named) {
    this.#named = named;
  }

  of(entry: Fields): Inheritance {
    this.#open.add(entry.key.toLowerCase());
    const own = new Map(entry.values);
    for (const key of keysIn(own.get('xdata'))) {
      for (const [name, value] of this.#at(key)?.own ?? []) {
        if (!own.has(name) && !NEVER_INHERITED.has(name)) own.set(name, value);
      }
    }
    const all = new Map(own);
    const [parentKey] = keysIn(own.get('crossref'));
    const parent = parentKey === undefined ? undefined : this.#at(parentKey);
    for (const [name, value] of parent === undefined ? [] : inheritedFields(parent, entry.type, own)) {
      if (!all.has(name)) all.set(name, value);
    }
    this.#open.delete(entry.key.toLowerCase());
    return { own, all, missing: [...this.#missing] };
  }

  #at(key: string): Relative | undefined {
    const name = key.toLowerCase();
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    if (this.#open.has(name) || this.#open.size > DEEPEST) return undefined;
    const fields = this.#named(key);
    if (fields === undefined) {
      this.#missing.add(key);
      return undefined;
    }
    const relative = { type: fields.type, ...this.of(fields) };
    this.#known.set(name, relative);
    return relative;
  }
}

function keysIn(list = ''): string[] {
  return list.split(/[\s,{}]+/u).filter((key) => key !== '');
}

const names = (list: string) => new Set(list.split(' '));

const NEVER_INHERITED = names(
  'ids crossref xref entryset entrysubtype execute label options presort related',
);
// What says something about the volume itself, and not about the works in it. biblatex hands on its DOI and its address too;
// then every chapter would be the whole book.
const VOLUMES_OWN = names(
  'title subtitle titleaddon shorttitle sorttitle indextitle indexsorttitle doi url urldate eprint eprinttype eprintclass ' +
    'archiveprefix primaryclass pmid pdf file abstract keywords note annotation annote addendum pages pagetotal eid ' +
    'type key shorthand shorthandintro sortkey relatedtype relatedstring relatedoptions xdata howpublished',
);
// One thing under two names: where the child says the one, the parent's other is no addition.
const SYNONYMS = [
  ['date', 'year'],
  ['address', 'location'],
  ['journal', 'journaltitle'],
  ['editor', 'editors'],
];

/** What a parent hands on to a child that says `own` itself, under the names that it has there. */
function inheritedFields(
  { type, all: values }: Relative,
  childType: string,
  own: ReadonlyMap<string, string>,
): [name: string, value: string][] {
  const container = containerFor(childType, type);
  const titles = container === undefined ? [] : ['title', 'subtitle', 'titleaddon'];
  const renamed = titles.flatMap((name): [string, string][] => {
    const value = values.get(name);
    return value === undefined ? [] : [[`${container}${name}`, value]];
  });
  const others = [...values].filter(
    ([name]) => !NEVER_INHERITED.has(name) && !VOLUMES_OWN.has(name) && !hasOwnValue(name, own, values),
  );
  return [...others, ...renamed];
}

function hasOwnValue(
  name: string,
  own: ReadonlyMap<string, string>,
  values: ReadonlyMap<string, string>,
): boolean {
  if (SYNONYMS.some((group) => group.includes(name) && group.some((one) => own.has(one)))) return true;
  // The month of another year is no month of this one.
  const date = own.get('date') ?? own.get('year');
  return (name === 'month' || name === 'day') && date !== undefined && date !== values.get('year');
}

const PARTS = names(
  'inproceedings conference incollection inbook bookinbook suppbook suppcollection inreference',
);
const ARTICLES = names('article suppperiodical review');

/** What the title of a parent is to a child: that of its journal, of its book, or of the work in several volumes. */
function containerFor(child: string, parent: string): 'main' | 'book' | 'journal' | undefined {
  const isVolume = /^(?:mv)?(?:proceedings|collection|book|reference)$/.test(parent);
  if (ARTICLES.has(child)) return isVolume || parent === 'periodical' ? 'journal' : undefined;
  if (parent.startsWith('mv')) return 'main';
  return PARTS.has(child) ? 'book' : isVolume ? 'main' : undefined;
}
