/**
 * What this machine can stand up, as found once by setup.ts. Tests that need more are not run here, which is said at
 * the start; in CI everything must be there.
 */
import { inject } from 'vitest';
import type { IsolationLevel } from '../grader/model.ts';

export const { hasBubblewrap, hasContainer } = inject('machine');

/** The boxes that work here, strongest first. */
export const boxLevels: readonly ('bubblewrap' | 'container')[] = [
  ...(hasBubblewrap ? (['bubblewrap'] as const) : []),
  ...(hasContainer ? (['container'] as const) : []),
];

/** The isolation levels that hold untrusted code and work here, strongest first. */
export const wallLevels: readonly Exclude<IsolationLevel, 'local'>[] = [...boxLevels, 'isolate'];

/** Those that tests go over: the strongest, where nothing else was asked for; `npm run test:busy` asks for all. */
export const triedLevels =
  process.env['GRADECHECK_TEST_LEVELS'] === 'all' ? wallLevels : wallLevels.slice(0, 1);

/** The strongest of them, which reports name when nothing else was asked for. */
export const strongest = wallLevels[0] ?? 'isolate';
