import { readFile } from 'node:fs/promises';
import { callersPath, createCommand, runCommand } from '../src/commands/program.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import { recoverMath } from '../src/text/math-recovery/recover.ts';
import { evaluate, type Figures, type Pair } from './eval/math-recovery.ts';

const command = createCommand(
  'eval:mend',
  `Measures how well math is recovered in stripped abstracts. Each line of FILE is a JSON object {id, stripped, source, \
math}: an abstract as a feed strips it, the author's TeX, and whether it has math; abstracts without math \
are controls.

Both sides are compared as plain text without white space: for a formula, the characters of the MathML \
that Temml renders, with bold and italic letters as plain ones, but calligraphic and double-struck ones \
kept; for other TeX, its words. The character error rate is the Levenshtein distance \
to the source's text, divided by its length. A formula is restored exactly if a restored one has the same \
characters, each with the letters and digits that touch it: "256$\\times$256" equals "$256\\times256$". \
A formula is damaged if its characters are not in the stripped text.`,
).argument('<file>', 'the pairs, as JSON Lines');

await runCommand(command, async () => {
  const [file = ''] = command.args;
  print(evaluate(await pairsOf(callersPath(file)), recoverMath));
  return 0;
});

async function pairsOf(path: string): Promise<Pair[]> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) throw new UsageError(`${path} cannot be read.`, 'Name a file of pairs.');
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const pair: unknown = JSON.parse(line);
    if (isPair(pair)) return [pair];
    throw new UsageError(
      `${path}:${index + 1}: The line is not a pair.`,
      'A line is {"id", "stripped", "source", "math"}.',
    );
  });
}

function isPair(value: unknown): value is Pair {
  if (typeof value !== 'object' || value === null) return false;
  const { id, stripped, source, math } = value as Record<string, unknown>;
  return [id, stripped, source].every((text) => typeof text === 'string') && typeof math === 'boolean';
}

function print(figures: Figures): void {
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
  const { controls, changedControls, pairs, before, after } = figures;
  const { formulas, exact, damaged, exactOfDamaged, found, spurious } = figures;
  console.log(
    `controls changed            ${changedControls.length} of ${controls} ${changedControls.join(' ')}`,
  );
  console.log(`pairs                       ${pairs}`);
  console.log(`character error rate        ${percent(before)} before, ${percent(after)} after`);
  console.log(`formulas restored exactly   ${exact} of ${formulas} (${percent(exact / formulas)})`);
  console.log(
    `  of the damaged ones       ${exactOfDamaged} of ${damaged} (${percent(exactOfDamaged / damaged)})`,
  );
  console.log(`restored, not in the source ${spurious} of ${found}`);
}
