import { Command } from 'commander';
import { scaffold } from '../scaffold/scaffold.ts';
import { print } from './print.ts';

/** `gradecheck new SLUG`: the start of an assignment, complete and passing its own tests. */
export function newCommand(): Command {
  return new Command('new')
    .description('start an assignment that passes its own tests, to be replaced piece by piece')
    .argument('<slug>', 'its name: small letters, digits and hyphens')
    .action(async (slug: string) => {
      for (const path of await scaffold(slug)) print(`${path}\n`);
      print(
        `Written. Replace the weighted mean by your own; docs/writing-checks.md says how. Then: npx gradecheck fixtures ${slug} && npm test\n`,
      );
    });
}
