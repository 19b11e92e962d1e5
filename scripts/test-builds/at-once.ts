import { differencesOf, SmallSite, treeOf } from './small-site.ts';

/** Starts builds at once, into one output folder. @returns what was wrong. */
export async function buildAtOnce(folder: string, builds: number): Promise<string[]> {
  const site = new SmallSite(folder);
  const { code, printed } = await site.build();
  if (code !== 0) return [printed];
  site.addOwnFiles();
  site.edit(1);
  const ended = await Promise.all(Array.from({ length: builds }, () => site.build()));
  const after = treeOf(site.out);
  const waited = ended.filter((each) => each.printed.includes('This build waits until it has ended.')).length;
  // The one that came first has made the site; the others find nothing to do.
  const made = ended.filter((each) => !/files of pages: 0 made/u.test(each.printed)).length;
  await site.build();
  return [
    ...ended.flatMap((each) =>
      each.code === 0 ? [] : [`exit code ${each.code}: ${each.printed.slice(-300)}`],
    ),
    ...(waited === builds - 1 ? [] : [`${waited} builds waited`]),
    ...(made === 1 ? [] : [`${made} builds made the site`]),
    ...differencesOf(after, treeOf(site.out)),
    ...site.faults(),
    ...(await site.faultsToCleanSite()),
  ];
}
