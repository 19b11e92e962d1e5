import type { Day } from '../../paper/days.ts';
import { daysFrom, utcDay } from '../calendar.ts';
import { ARXIV_INTERVAL } from '../http/limits.ts';
import { type Source, toFileName } from '../source.ts';
import { DayHarvest, type HarvestState, harvestStateSchema } from './oai-day.ts';

/** The records to harvest: those of a set that changed on these days (UTC). */
export interface Harvest {
  readonly set: string;
  readonly from: Day;
  /** Default: today. */
  readonly until?: Day | undefined;
  /** The metadata format, `arXiv` or `arXivRaw`. */
  readonly prefix: string;
}

/**
 * Harvests arXiv's OAI-PMH interface day by day, so that an expired token costs one day and not the whole
 * harvest. The token is saved after each page, so that a run after one that was killed continues there.
 * http://www.openarchives.org/OAI/openarchivesprotocol.html
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
