import { readFile } from 'node:fs/promises';
import { callersPath, createCommand, runCommand } from '../src/commands/program.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import { recoverMath } from '../src/text/math-recovery/recover.ts';
import { evaluate, type Figures, type Pair } from './eval/math-recovery.ts';

const command = createCommand(
  'eval:mend',
  `Measures how well the math of stripped abstracts is recovered. FILE holds a JSON object {id, stripped, source, math} a \
line: an abstract as a feed strips it, its author's own TeX, and whether it holds any math; those without \
are controls.

The rendering as plain text, in which both sides are compared: of a formula the characters of the MathML \
that Temml makes of it, where bold and italic letters are letters, but calligraphic and double-struck ones \
are themselves; of other TeX its words; no white space. The character error rate is Levenshtein's distance \
to the source's rendering by its length. A formula is restored exactly where a restored one has the same \
characters, on both sides with the letters and digits that touch it: "256$\\times$256" is "$256\\times256$". \
A formula is damaged where its characters are not in the stripped text.`,
).argument('<file>', 'the pairs, as JSON Lines');

await runCommand(command, async () => {
  const [file = ''] = command.args;
  print(evaluate(await pairsOf(callersPath(file)), recoverMath));
  return 0;
});

async function pairsOf(path: string): Promise<Pair[]> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) throw new UsageError(`${path} cannot be read`, 'Name a file of pairs.');
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const pair: unknown = JSON.parse(line);
    if (isPair(pair)) return [pair];
    throw new UsageError(`${path}:${index + 1}: no pair`, 'A line is {"id", "stripped", "source", "math"}.');
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
