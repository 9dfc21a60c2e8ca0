/** Kills `gradecheck batch` at random moments and looks whether anything is lost by that. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { largeClassSlug, makeLargeClass } from './large-class.ts';

const door = fileURLToPath(new URL('../bin/gradecheck.mjs', import.meta.url));

export type KillPlan = {
  /** An empty folder. */
  readonly folder: string;
  readonly students: number;
  readonly kills: number;
  /** Numbers from 0 to 1 that decide the moments. */
  readonly random: () => number;
  /** Told after each kill and each end. */
  readonly heard?: (seen: KillReport) => void;
};

/** What was seen: `rewritten` counts records that were there and were made again, `different` ends with other bytes. */
export type KillReport = {
  readonly kills: number;
  readonly ends: number;
  readonly rewritten: number;
  readonly different: readonly string[];
};

/**
 * Grades a class undisturbed, then again and again with kills of the whole process group, each time going on in the same
 * folder until the command comes to its end; then from the beginning.
 * @throws {Error} when the command ends with anything but 0 and is not killed.
 */
export async function killAtRandom({
  folder,
  students,
  kills,
  random,
  heard,
}: KillPlan): Promise<KillReport> {
  makeLargeClass(join(folder, 'class'), students);
  const startMs = performance.now();
  await batch(folder, 'undisturbed');
  const wholeMs = performance.now() - startMs;
  const undisturbed = bytesIn(join(folder, 'undisturbed'));
  const seen = { kills: 0, ends: 0, rewritten: 0, different: [] as string[] };
  for (let isOver = false; !isOver; ) {
    const recorded = recordsIn(join(folder, 'killed'));
    const killAfterMs = seen.kills < kills ? random() * wholeMs : undefined;
    const hasEnded = await batch(folder, 'killed', killAfterMs);
    seen.rewritten += changedIn(recorded, recordsIn(join(folder, 'killed')));
    if (!hasEnded) seen.kills += 1;
    else {
      seen.ends += 1;
      seen.different.push(...differences(undisturbed, bytesIn(join(folder, 'killed'))));
      rmSync(join(folder, 'killed'), { recursive: true });
      isOver = killAfterMs === undefined;
    }
    heard?.(seen);
  }
  return seen;
}

/** @returns whether the command came to its end. */
async function batch(folder: string, out: string, killAfterMs?: number): Promise<boolean> {
  const args = ['batch', 'class', '-a', largeClassSlug, '--out', out, '--public', '--allow-weak-isolation'];
  const running = execa('node', [door, ...args], { cwd: folder, reject: false, detached: true });
  const { pid } = running;
  const kill = () => pid !== undefined && process.kill(-pid, 'SIGKILL');
  const timer = killAfterMs === undefined ? undefined : setTimeout(kill, killAfterMs);
  const { exitCode, signal, stderr } = await running;
  clearTimeout(timer);
  if (signal === 'SIGKILL') return false;
  if (exitCode !== 0) throw new Error(`ended with ${exitCode}: ${stderr.slice(-500)}`);
  return true;
}

/** When each record of the ledger was written, by its path. */
function recordsIn(out: string): Map<string, number> {
  const folder = join(out, 'ledger', 'records');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return new Map(names.map((name) => [name, statSync(join(folder, name)).mtimeMs]));
}

const changedIn = (before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): number =>
  [...before].filter(([name, time]) => after.get(name) !== time).length;

/** Every file below a folder but what differs between any two runs: the times, and their lines in the list of files. */
function bytesIn(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = paths.filter(
    (path) => !/^timings\.(html|json)$/.test(path) && statSync(join(folder, path)).isFile(),
  );
  return new Map(
    files.map((path) => [
      path,
      readFileSync(join(folder, path), 'utf8').replace(/^.*"timings\.(html|json)".*$/gm, ''),
    ]),
  );
}

const differences = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path));
