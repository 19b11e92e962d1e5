import { callersPath, createCommand, runCommand } from '../src/commands/program.ts';
import { addSiteOptions, makeSite } from './build/site-command.ts';

const command = addSiteOptions(
  createCommand('join', 'Makes a site of the parts that `npm run build -- --part 1/4` and others have made.'),
)
  .argument('<part...>', 'the folders of all parts')
  .addHelpText(
    'after',
    '\nThe papers, settings and options must be those of the parts. The site is the same as that of one build.\nExit codes: 0 done; 1 done, but files that cannot be read were left out; 2 nothing done, the former site is kept.',
  );

await runCommand(command, () => makeSite(command, { parts: command.args.map(callersPath) }), 2);
