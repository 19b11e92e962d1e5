import { nearest } from '../../site/nearest.ts';

/** What is wrong between topics: at which value, and where the one is with which it collides. */
interface SlugProblem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly hint?: string;
  readonly other?: readonly PropertyKey[];
}

/** A name of a topic, one that it has or had, and where it is written. */
interface Name {
  readonly name: unknown;
  readonly path: readonly PropertyKey[];
}

/**
 * What is wrong between the topics of a vocabulary's plain content, whatever else is wrong in it: slugs used twice, former
 * slugs that another topic has or had, groups that are not declared.
 */
export function slugProblems(content: unknown): SlugProblem[] {
  const topics = listIn(content, 'topics').map((topic, index) => ({ topic, at: ['topics', index] as const }));
  const groups = listIn(content, 'groups').filter((group) => typeof group === 'string');
  const slugs = topics.map(({ topic, at }) => ({ name: valueIn(topic, 'slug'), path: [...at, 'slug'] }));
  const former = topics.flatMap(({ topic, at }) =>
    listIn(topic, 'was').map((name, index) => ({ name, path: [...at, 'was', index], at })),
  );
  return [
    ...repeated(slugs, slugs, 'is used twice'),
    ...former.flatMap((name) => repeatedName(name, slugs, 'is the slug of a topic')),
    ...repeated(former, former, 'is the former slug of two topics').filter(
      // What a topic lists twice itself is reported with its list.
      ({ path, other }) => path[1] !== other?.[1],
    ),
    ...topics.flatMap(({ topic, at }) => {
      const group = valueIn(topic, 'group');
      if (typeof group !== 'string' || groups.includes(group.trim())) return [];
      const meant = nearest(group, groups);
      return {
        path: [...at, 'group'],
        message: 'is not one of the groups',
        ...(meant !== undefined && {
          hint: `Did you mean "${meant}"? Else add the group to the \`groups\` of this file.`,
        }),
      };
    }),
  ];
}

/** The names that stand before in a list already. */
function repeated(names: readonly Name[], list: readonly Name[], message: string): SlugProblem[] {
  return names.flatMap((name, index) => repeatedName(name, list.slice(0, index), message));
}

function repeatedName({ name, path }: Name, list: readonly Name[], message: string): SlugProblem[] {
  const other = list.find((each) => typeof name === 'string' && each.name === name);
  return other === undefined ? [] : [{ path, message, other: other.path }];
}

function valueIn(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function listIn(value: unknown, key: string): readonly unknown[] {
  const list = valueIn(value, key);
  return Array.isArray(list) ? list : [];
}
