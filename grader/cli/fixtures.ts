import { Command } from 'commander';
import { listAssignments, loadManifest } from '../plan/load.ts';
import { fixtureIsCurrent, updateFixture } from '../plan/plan.ts';
import { exitCodes } from './failure.ts';
import { print } from './print.ts';

/** `gradecheck fixtures [SLUG…] [--check]`: writes the public plans, or verifies them byte for byte. */
export function fixturesCommand(): Command {
  return new Command('fixtures')
    .description('write, or verify, fixtures/')
    .argument('[slugs...]', 'the assignments; all when none is named')
    .option('--check', 'change nothing; fail when a fixture is not what its assignment builds to')
    .action(async (slugs: string[], { check }: { check?: true }) => {
      for (const slug of slugs) loadManifest(slug);
      for (const slug of slugs.length > 0 ? slugs : listAssignments())
        await (check ? verify(slug) : update(slug));
    });
}

async function update(slug: string): Promise<void> {
  await updateFixture(slug);
  print(`fixtures/${slug}.json written\n`);
}

async function verify(slug: string): Promise<void> {
  if (await fixtureIsCurrent(slug)) {
    print(`fixtures/${slug}.json is current\n`);
    return;
  }
  process.stderr.write(
    `fixtures/${slug}.json differs from what its assignment builds to; run: npx gradecheck fixtures\n`,
  );
  process.exitCode = exitCodes.ourFault;
}
