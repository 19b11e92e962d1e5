import { nearest } from '../../site/nearest.ts';

/** A conflict between topics: `path` leads to a value, `other` to the value with which it conflicts. */
interface SlugProblem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly hint?: string;
  readonly other?: readonly PropertyKey[];
}

/** A current or former slug of a topic, and its path in the file. */
interface WrittenSlug {
  readonly slug: unknown;
  readonly path: readonly PropertyKey[];
}

/**
 * The conflicts between the topics of a topics file: slugs that are used twice, former slugs that another topic has or had,
 * and groups that are not declared. `content` is the parsed file, which may have other mistakes.
 */
export function slugProblems(content: unknown): SlugProblem[] {
  const topics = listIn(content, 'topics').map((topic, index) => ({ topic, at: ['topics', index] as const }));
  const groups = listIn(content, 'groups').filter((group) => typeof group === 'string');
  const slugs = topics.map(({ topic, at }) => ({ slug: valueIn(topic, 'slug'), path: [...at, 'slug'] }));
  const former = topics.flatMap(({ topic, at }) =>
    listIn(topic, 'was').map((slug, index) => ({ slug, path: [...at, 'was', index], at })),
  );
  return [
    ...findRepeats(slugs, slugs, 'is used twice'),
    ...former.flatMap((each) => findRepeat(each, slugs, 'is the slug of a topic')),
    ...findRepeats(former, former, 'is the former slug of two topics').filter(
      // The schema reports a slug that one topic lists twice.
      ({ path, other }) => path[1] !== other?.[1],
    ),
    ...topics.flatMap(({ topic, at }) => {
      const group = valueIn(topic, 'group');
      if (typeof group !== 'string' || groups.includes(group.trim())) return [];
      const suggestion = nearest(group, groups);
      return {
        path: [...at, 'group'],
        message: 'is not one of the groups',
        ...(suggestion !== undefined && {
          hint: `Did you mean "${suggestion}"? Else add the group to the \`groups\` of this file.`,
        }),
      };
    }),
  ];
}

/** The slugs that also occur earlier in `list`. */
function findRepeats(
  slugs: readonly WrittenSlug[],
  list: readonly WrittenSlug[],
  message: string,
): SlugProblem[] {
  return slugs.flatMap((slug, index) => findRepeat(slug, list.slice(0, index), message));
}

function findRepeat(
  { slug, path }: WrittenSlug,
  list: readonly WrittenSlug[],
  message: string,
): SlugProblem[] {
  const other = list.find((each) => typeof slug === 'string' && each.slug === slug);
  return other === undefined ? [] : [{ path, message, other: other.path }];
}

function valueIn(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function listIn(value: unknown, key: string): readonly unknown[] {
  const list = valueIn(value, key);
  return Array.isArray(list) ? list : [];
}
