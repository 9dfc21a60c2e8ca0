/** Attacks of the corpus, handed in where Gradescope lays things out. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attackCode, attackLimits, attackPlan } from '../../grader/attack/assignment.ts';
import { type CodeAttack, reachedWord, secret } from '../../grader/attack/attack.ts';
import { attacks } from '../../grader/attack/corpus/all.ts';
import { loadTemplates } from '../../grader/cli/templates.ts';
import type { PackageFiles } from '../../grader/export/exporter.ts';
import { gradescopeExporter } from '../../grader/export/gradescope/exporter.ts';
import { packageFiles } from '../../grader/export/package.ts';
import { type Container, runIn } from './container.ts';
import { handIn, type Results, resultsIn } from './gradescope-layout.ts';

/** The package of the assignment that is attacked. */
export function attackedPackage(): Promise<PackageFiles> {
  return packageFiles(gradescopeExporter, {
    publicPlan: attackPlan('public'),
    hiddenPlan: attackPlan('hidden'),
    code: attackCode,
    limits: attackLimits,
    elsewhere: new Map(),
    templates: loadTemplates(),
    handedOut: { handout: '', starter: {} },
    course: { language: 'en', hiddenReport: 'mistakes', rules: {} },
    options: { hiddenVisibility: 'after_due_date', leaderboard: false },
  });
}

/** Attacks by code that try to read, reach or write something outside. */
export const readingAttacks: readonly CodeAttack[] = attacks.filter(
  (attack) => attack.kind === 'code' && attack.family === 'reading',
) as readonly CodeAttack[];

const run = ['bash', '/autograder/run_autograder'];
const baitFolder = '/autograder/bait';

/** What an attack got, of what it must not: nothing. */
export type Loot = {
  readonly forged: readonly string[];
  readonly told: readonly string[];
  readonly written: readonly string[];
  readonly isFinished: boolean | undefined;
};

/** Hands `attack` in, with a file to read and a folder to write to that every user may, and says what it got. */
export async function lootOf(container: Container, attack: CodeAttack): Promise<Loot> {
  const folder = join(container.root, baitFolder, 'folder');
  mkdirSync(folder, { recursive: true, mode: 0o777 });
  writeFileSync(join(container.root, baitFolder, 'file'), secret, { mode: 0o644 });
  const bait = { file: `${baitFolder}/file`, folder: `${baitFolder}/folder`, port: 9, pid: 1, mark: 'bait' };
  const own = typeof attack.files === 'function' ? attack.files(bait) : attack.files;
  handIn(container, { files: own });
  const { output } = await runIn(container, run);
  const results = resultsIn(container);
  const text = JSON.stringify(results) + output;
  return {
    forged: forgedBy(attack, results),
    told: [secret, reachedWord].filter((word) => text.includes(word)),
    written: readdirSync(folder),
    isFinished: results?.extra_data?.gradecheck.isFinished,
  };
}

function forgedBy({ expect }: CodeAttack, results: Results | undefined): string[] {
  if (expect.credit === 'full') return [];
  const attacked = attackPlan().checks.filter(({ fn }) =>
    (expect.attacked as readonly string[]).includes(fn),
  );
  const ids = new Set(attacked.map(({ id }) => id));
  const passed = (results?.tests ?? []).filter(({ status }) => status === 'passed');
  return passed.map(({ extra_data }) => extra_data.check).filter((id) => ids.has(id));
}
