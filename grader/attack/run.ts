/**
 * Runs attacks and says what came of each. An attack is held when nothing was forged, read, written, started or left
 * behind, when it ended in time, and when honest work beside and after it was graded as ever.
 */
import type { Attack } from './attack.ts';
import type { Ground } from './ground.ts';
import { type Breach, crash, type Found, type Outcome } from './outcome.ts';
import { runArchive } from './run-archive.ts';
import { runClass } from './run-class.ts';
import { runCode } from './run-code.ts';
import { runReport } from './run-report.ts';

export { type Ground, openGround } from './ground.ts';
export type { Breach, Found, Outcome } from './outcome.ts';

/** Runs one attack; whatever it makes the grader throw is a breach, too. */
export async function runAttack(ground: Ground, attack: Attack): Promise<Outcome> {
  const startMs = performance.now();
  const found = await tryAttack(ground, attack).catch(crashed);
  return { attack, ...found, timeMs: performance.now() - startMs };
}

/** Runs all of `attacks` that are code as one class. */
export function runAllAsClass(ground: Ground, attacks: readonly Attack[]): Promise<Found> {
  return runClass(ground, attacks).catch(crashed);
}

function tryAttack(ground: Ground, attack: Attack): Promise<Found> {
  if (attack.kind === 'archive') return runArchive(ground, attack);
  return attack.kind === 'report' ? runReport(ground, attack) : runCode(ground, attack);
}

const crashed = (error: unknown): Found => ({
  happened: 'the grader failed',
  breaches: [crash(error instanceof Error ? error.message : String(error))],
});

/** How many attacks were run, and how many of them, or all as one class, did what they must not. */
export type Tally = {
  readonly attacks: number;
  readonly escapes: number;
  readonly hostCrashes: number;
  readonly lostNeighbours: number;
};

export function tally(outcomes: readonly Outcome[], asClass: Found): Tally {
  const all = [...outcomes, asClass];
  const count = (kind: Breach['kind']) =>
    all.filter(({ breaches }) => breaches.some((breach) => breach.kind === kind)).length;
  return {
    attacks: outcomes.length,
    escapes: count('escape'),
    hostCrashes: count('crash'),
    lostNeighbours: count('neighbour'),
  };
}
