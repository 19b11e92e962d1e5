import { createInterface } from 'node:readline/promises';
import { UsageError } from '../commands/usage-error.ts';
import { HOSTS, type RawAnswers, readAnswer } from './answers.ts';

const QUESTIONS: readonly (readonly [keyof RawAnswers, string])[] = [
  ['name', 'What is the name of the site?'],
  [
    'sources',
    'Where do papers come from? Separate several with spaces: hf (Hugging Face’s daily papers), announcements:cs.CL,cs.LG, arxiv:cs.CL, oai:cs:cs:CL, or none',
  ],
  ['topics', 'Which topics? all, or slugs of the shipped topics.yaml, separated by commas'],
  ['site', 'At which address will it be published? Leave it empty if GitHub or GitLab gives one'],
  ['host', `Where is it published? ${HOSTS.join(', ')}`],
];

/** Where questions are printed, and answers typed. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/**
 * Asks for everything that was not given. An empty answer takes the default, and a wrong one is asked for again.
 * @param given what the command line says; it is not asked for.
 * @throws {UsageError} if the person ends the input.
 */
export async function askAnswers(
  { input, output }: Terminal,
  given: Partial<RawAnswers>,
  defaults: RawAnswers,
): Promise<RawAnswers> {
  const lines = createInterface({ input, output });
  const end = new AbortController();
  lines.once('close', () => end.abort());
  const answers = { ...defaults, ...given };
  try {
    for (const [key, question] of QUESTIONS) {
      if (given[key] !== undefined) continue;
      for (;;) {
        const shown = defaults[key] === '' ? '' : ` [${defaults[key]}]`;
        const typed = await lines.question(`${question}${shown}\n> `, { signal: end.signal });
        answers[key] = typed.trim() === '' ? defaults[key] : typed;
        const problem = problemWith(key, answers[key]);
        if (problem === undefined) break;
        output.write(`${problem.message} ${problem.hint}\n`);
      }
    }
    return answers;
  } catch (error) {
    if (!end.signal.aborted) throw error;
    throw new UsageError(
      'The questions were ended.',
      'Nothing was written. With --yes, all defaults are taken.',
    );
  } finally {
    lines.close();
  }
}

function problemWith(key: keyof RawAnswers, text: string): UsageError | undefined {
  try {
    readAnswer[key](text);
    return undefined;
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
}
