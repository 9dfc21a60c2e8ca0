/** What is known of an assignment's mutants: a line for each, added as soon as it is graded, so that a run goes on where it was. */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { engineFor, planCodeOf } from '../../grader/ledger/engine.ts';
import { digestOf } from '../../grader/ledger/sealed.ts';
import { loadPublicCode } from '../../grader/plan/load.ts';
import type { Lives } from './measure.ts';

/** What is known, by the mutants' keys. */
export type Known = Map<string, Lives>;

/** The record of an assignment as the grader now stands; another grader has another one. */
export function recordPath(slug: string): string {
  const { run, judge } = engineFor(loadPublicCode(slug));
  const name = digestOf(JSON.stringify([run, judge, planCodeOf(slug)])).slice(0, 16);
  return fileURLToPath(new URL(`../../.gradecheck/mutants/${slug}-${name}.ndjson`, import.meta.url));
}

/** What a record holds; a line that was torn when a run was stopped is left out. */
export function readRecord(path: string): Known {
  if (!existsSync(path)) return new Map();
  const whole = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return new Map(whole.flatMap(entryIn));
}

function entryIn(line: string): [string, Lives][] {
  try {
    return [JSON.parse(line) as [string, Lives]];
  } catch {
    return [];
  }
}

/** Adds what became of one mutant.  */
export function addToRecord(path: string, key: string, lives: Lives): void {
  mkdirSync(dirname(path), { recursive: true });
  appendFileSync(path, `${JSON.stringify([key, lives])}\n`);
}
