/** What Stryker would change in a file: its instrumenter's mutants. */
import { Instrumenter } from '@stryker-mutator/instrumenter';
import type { Patch } from '../../grader/edits.ts';

type Position = { readonly line: number; readonly column: number };

const silent = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: () => {},
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  fatal: () => {},
};

const options = { plugins: null, ignorers: [], excludedMutations: [] };

/** One change of the file, and the name of the mutator. */
export type StrykerChange = { readonly operator: string; readonly patch: Patch };

export async function strykerChanges(file: string, text: string): Promise<StrykerChange[]> {
  const { mutants } = await new Instrumenter(silent).instrument(
    [{ name: file, mutate: true, content: text }],
    options,
  );
  const offsetOf = offsetsIn(text);
  return mutants.map(({ mutatorName, location, replacement }) => ({
    operator: mutatorName,
    patch: { start: offsetOf(location.start), end: offsetOf(location.end), now: replacement },
  }));
}

/** Lines and columns count from 0. */
function offsetsIn(text: string): (position: Position) => number {
  const starts = [0];
  for (const { index } of text.matchAll(/\n/g)) starts.push(index + 1);
  return ({ line, column }) => (starts[line] ?? 0) + column;
}
