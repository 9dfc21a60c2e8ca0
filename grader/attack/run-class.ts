/**
 * All attacks that are code as one class with honest work between them, graded and written as `batch` does it: nobody may
 * lose anything by a neighbour, no file of others may be touched, and a hostile member costs no more than its limits.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gradeClass } from '../batch/class.ts';
import { type ClassRow, rowWriter } from '../batch/rows.ts';
import type { ClassMember } from '../intake/intake.ts';
import type { SourceFiles } from '../model.ts';
import { openOutput } from '../output/output.ts';
import { reportBytes } from '../report/share-out.ts';
import { openSandbox } from '../run/sandbox.ts';
import { attackCode, attackLimits, attackPlan, honestFiles } from './assignment.ts';
import type { Attack } from './attack.ts';
import type { Ground } from './ground.ts';
import { type Breach, escaped, type Found, neighbour } from './outcome.ts';
import { watching } from './watch.ts';

/** Sandboxes side by side. */
const workers = 2;

const othersText = 'not of gradecheck';

/** Grades the class of `attacks` at the level of `ground`. */
export async function runClass(ground: Ground, attacks: readonly Attack[]): Promise<Found> {
  const members = membersOf(ground, attacks);
  const home = join(ground.laid.home, 'class');
  const others = join(home, 'others.txt');
  mkdirSync(home);
  writeFileSync(others, othersText);
  const mostMs = (members.length * attackLimits.submissionTimeMs) / workers;
  try {
    const { result: rows, breaches } = await watching(mostMs, () =>
      gradeAll(ground, members, join(home, 'out')),
    );
    const touched = readFileSync(others, 'utf8') === othersText ? [] : [escaped('a file of others changed')];
    const told = [...breaches, ...touched, ...lost(rows), ...oversized(join(home, 'out'))];
    const taken = ground.laid.taken().map(escaped);
    return { happened: `${rows.length} graded by ${workers} workers`, breaches: [...told, ...taken] };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

const isHonest = ({ id }: { readonly id: string }): boolean => id.startsWith('honest-');

/** An honest member before each attack, and one after the last. */
function membersOf({ laid }: Ground, attacks: readonly Attack[]): ClassMember[] {
  const code = attacks.flatMap((attack) => (attack.kind === 'code' ? [attack] : []));
  const hostile = code.map(({ name, files }): [string, SourceFiles] => [
    name,
    typeof files === 'function' ? files(laid.bait) : files,
  ]);
  const pairs = hostile.flatMap(([name, files], index) => [
    memberOf(`honest-${index}`, honestFiles),
    memberOf(name, files),
  ]);
  return [...pairs, memberOf(`honest-${hostile.length}`, honestFiles)];
}

function memberOf(id: string, files: SourceFiles): ClassMember {
  return { id, name: id, read: async () => ({ id, name: id, files, notes: [] }) };
}

async function gradeAll(ground: Ground, members: readonly ClassMember[], out: string): Promise<ClassRow[]> {
  const { level } = ground.sandbox;
  const open = () => openSandbox({ code: attackCode, limits: attackLimits, isolation: level });
  const sandboxes = await Promise.all(Array.from({ length: workers }, open));
  try {
    const output = openOutput(out);
    const view = { language: 'en', templates: ground.templates } as const;
    const finish = rowWriter(output, view);
    const plan = attackPlan('hidden');
    const rows = await gradeClass(members, () => plan, { sandboxes, finish });
    output.publish();
    return rows;
  } finally {
    await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
  }
}

/** Honest members without full marks, and any that has no final row. */
function lost(rows: readonly ClassRow[]): Breach[] {
  const short = rows.filter((row) => isHonest(row) && row.earned !== row.points);
  const unfinished = rows.filter(({ state, isComplete }) => state !== 'graded' || !isComplete);
  return [
    ...short.map(({ id, earned }) => neighbour(`${id} has ${earned} points`)),
    ...unfinished.map(({ id, error }) => neighbour(`${id} has no final marks: ${error}`)),
  ];
}

function oversized(out: string): Breach[] {
  return readdirSync(out, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const { size } = statSync(join(out, name));
    return /report\.(html|json)$/.test(name) && size >= reportBytes
      ? [escaped(`${name} has ${size} bytes`)]
      : [];
  });
}
