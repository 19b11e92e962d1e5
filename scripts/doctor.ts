import { completeSite } from '../src/building/output-states.ts';
import { printLine } from '../src/commands/output.ts';
import { createCommand, folderOption, runCommand } from '../src/commands/program.ts';
import { examine } from '../src/doctor/examine.ts';
import { findingLine } from '../src/doctor/finding.ts';

const command = createCommand(
  'doctor',
  'Checks the content, the settings and the built site, and says what to do.',
)
  .option('--content <dir>', 'the content folder', 'content')
  .option('--out <dir>', 'the folder of the built site', 'dist')
  .addHelpText(
    'after',
    '\nOne line a check: ok, note (it works, and could be better) or wrong.\nExit codes: 0 nothing is wrong; 1 something is wrong; 2 nothing was checked.',
  );

await runCommand(
  command,
  async () => {
    const outDir = folderOption(command, 'out');
    await completeSite(outDir);
    const findings = await examine(folderOption(command, 'content'), outDir, process.versions.node);
    for (const finding of findings) printLine(findingLine(finding));
    const wrong = findings.filter(({ level }) => level === 'wrong').length;
    const notes = findings.filter(({ level }) => level === 'note').length;
    printLine(`\n${wrong} wrong, ${notes} ${notes === 1 ? 'note' : 'notes'}.`);
    return wrong > 0 ? 1 : 0;
  },
  2,
);
