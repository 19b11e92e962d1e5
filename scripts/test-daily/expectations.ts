import type { JobOptions } from './job.ts';
import type { Outcome, Scene } from './scene.ts';

/** What a run of the daily job has to answer. */
interface Expected {
  readonly code: number;
  readonly isPublished: boolean;
  /** A part of what the job says. */
  readonly says: string;
  readonly options?: Partial<JobOptions>;
}

/** Runs the daily job. @returns in what it did not answer as expected. */
export async function job(scene: Scene, { code, isPublished, says, options }: Expected): Promise<string[]> {
  const outcome = await scene.run(options);
  const faults = [
    ...(outcome.code === code ? [] : [`exit code ${outcome.code} instead of ${code}`]),
    ...(outcome.printed.includes(`publish=${isPublished}`) ? [] : [`publish is not ${isPublished}`]),
    ...(outcome.printed.includes(says) ? [] : [`it does not say “${says}”`]),
  ];
  return faults.length === 0 ? [] : [...faults, tail(outcome)];
}

function tail({ printed }: Outcome): string {
  return printed.slice(-800);
}
