import type { Day } from '../../paper/days.ts';
import { daysFrom, utcDay } from '../calendar.ts';
import { ARXIV_INTERVAL } from '../http/limits.ts';
import { type Source, toFileName } from '../source.ts';
import { DayHarvest, type HarvestState, harvestStateSchema } from './oai-day.ts';

/** What to harvest: the records of a set that changed on these days (UTC). */
export interface Harvest {
  readonly set: string;
  readonly from: Day;
  /** Today where it is absent. */
  readonly until?: Day | undefined;
  /** The form of the records, `arXiv` or `arXivRaw`. */
  readonly prefix: string;
}

/**
 * arXiv's OAI-PMH interface, day by day, so that a token that has expired costs a day and not the harvest. The token is
 * noted after each page: a run that was killed goes on there. http://www.openarchives.org/OAI/openarchivesprotocol.html
 */
export function oai({ set, prefix, from, until }: Harvest): Source {
  return {
    name: 'arXiv OAI-PMH',
    home: 'https://oaipmh.arxiv.org',
    interval: ARXIV_INTERVAL,
    host: 'arxiv',
    async fetch(fetching) {
      const folder = `oai/${toFileName(prefix)}-${toFileName(set)}`;
      const state = await fetching.inbox.readState<HarvestState>(
        `${folder}/.harvest.json`,
        harvestStateSchema,
        { done: [] },
      );
      const done = new Set(state.done);
      const last = until ?? utcDay(fetching.clock.now());
      for (const one of daysFrom(from, last)) {
        if (!done.has(one)) await new DayHarvest(one, { fetching, set, prefix, folder, state }).run();
      }
    },
  };
}
