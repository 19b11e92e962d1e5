/** The fields of an entry in the file, by names in lower case. */
export interface Fields {
  readonly type: string;
  readonly key: string;
  readonly values: ReadonlyMap<string, string>;
}

/** The fields of an entry with those that it inherits. */
export interface Inheritance {
  /** Its own fields and those of its `xdata` templates. */
  readonly own: ReadonlyMap<string, string>;
  /** `own`, and the fields of its `crossref` parent. */
  readonly all: ReadonlyMap<string, string>;
  /** Keys that it refers to and that are not in the file. */
  readonly missing: readonly string[];
}

// A part of a book of a set in a series has three levels. Longer chains are cut, since recursion would
// overflow the stack.
const DEEPEST = 12;

type Relative = Inheritance & { readonly type: string };
type Named = (key: string) => Fields | undefined;

/**
 * Resolves inheritance. Templates (`xdata`, biblatex manual, 3.13.6) fill in missing fields, then the parent
 * does (`crossref`, appendix B of the manual) with its own inherited fields. Cycles are cut.
 */
export function inheritanceOf(entry: Fields, named: Named): Inheritance {
  return new InheritanceResolver(named).of(entry);
}

class InheritanceResolver {
  readonly #named: Named;
  readonly #known = new Map<string, Relative>();
  readonly #missing = new Set<string>();
  /** Keys that are being resolved; meeting one again is a cycle. */
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
// Fields about the volume itself, not about the works in it. biblatex also inherits DOI and address; every
// chapter would then have those of the whole book.
const VOLUMES_OWN = names(
  'title subtitle titleaddon shorttitle sorttitle indextitle indexsorttitle doi url urldate eprint eprinttype eprintclass ' +
    'archiveprefix primaryclass pmid pdf file abstract keywords note annotation annote addendum pages pagetotal eid ' +
    'type key shorthand shorthandintro sortkey relatedtype relatedstring relatedoptions xdata howpublished',
);
// Synonyms: if the child has one name, the parent's other is not inherited.
const SYNONYMS = [
  ['date', 'year'],
  ['address', 'location'],
  ['journal', 'journaltitle'],
  ['editor', 'editors'],
];

/** The fields that a child inherits from a parent, renamed for the child. `own` holds the child's fields. */
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
  // A month or day belongs to its own year only.
  const date = own.get('date') ?? own.get('year');
  return (name === 'month' || name === 'day') && date !== undefined && date !== values.get('year');
}

const PARTS = names(
  'inproceedings conference incollection inbook bookinbook suppbook suppcollection inreference',
);
const ARTICLES = names('article suppperiodical review');

/** The prefix of the parent's title in the child: its journal, its book, or the work in several volumes. */
function containerFor(child: string, parent: string): 'main' | 'book' | 'journal' | undefined {
  const isVolume = /^(?:mv)?(?:proceedings|collection|book|reference)$/.test(parent);
  if (ARTICLES.has(child)) return isVolume || parent === 'periodical' ? 'journal' : undefined;
  if (parent.startsWith('mv')) return 'main';
  return PARTS.has(child) ? 'book' : isVolume ? 'main' : undefined;
}
