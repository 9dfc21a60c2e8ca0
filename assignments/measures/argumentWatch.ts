/** Public: whether a submission's function leaves what it is given as it was. */
import { ask, type Student } from './probing.ts';

/** Asks one function of a submission, and remembers which arguments it changed. */
export type Watch = {
  ask: (...args: unknown[]) => unknown;
  /** Names of the arguments that were not as before after a call, or "none". */
  changedArguments: () => string;
};

/** @param names of the function's arguments, in order */
export function watch(student: Student, name: string, names: readonly string[]): Watch {
  const changed = new Set<number>();
  return {
    ask: (...args) => {
      const answer = ask(student, name, ...args);
      for (const [index, left] of (student[name]?.left?.() ?? []).entries())
        if (!isAsBefore(args[index], left)) changed.add(index);
      return answer;
    },
    changedArguments: () => names.filter((_, index) => changed.has(index)).join(', ') || 'none',
  };
}

/** 1 when no call changed an argument, else 0. */
export const keepsArguments = ({ changedArguments }: Watch): number => Number(changedArguments() === 'none');

/** Whether data are bit for bit what they were; 0 and −0 differ. */
function isAsBefore(before: unknown, now: unknown): boolean {
  if (typeof before !== 'object' || before === null)
    return typeof before === 'function' || Object.is(before, now);
  if (typeof now !== 'object' || now === null || Array.isArray(before) !== Array.isArray(now)) return false;
  if (Array.isArray(before) && Array.isArray(now))
    return before.length === now.length && before.every((item, index) => isAsBefore(item, now[index]));
  const [old, own] = [Object.entries(before), now as Record<string, unknown>];
  if (old.length !== Object.keys(own).length) return false;
  return old.every(([key, value]) => Object.hasOwn(own, key) && isAsBefore(value, own[key]));
}
