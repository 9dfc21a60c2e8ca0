/** Public: whether a submission's function leaves what it is given as it was. */
import { ask, type Student } from './probing.ts';

/** Asks one function of a submission, each time with copies, and remembers which arguments it changed. */
export type Watch = {
  ask: (...args: unknown[]) => unknown;
  /** Names of the arguments that were not as before after a call, or "none". */
  changedArguments: () => string;
};

/** @param names of the function's arguments, in order */
export function watch(student: Student, name: string, names: readonly string[]): Watch {
  const changed = new Set<string>();
  const fn = student[name];
  let given: readonly unknown[] = [];
  const watched = (...copies: unknown[]): unknown => {
    const answer = fn?.(...copies);
    for (const [index, copy] of copies.entries())
      if (!isAsBefore(given[index], copy)) changed.add(names[index] ?? String(index));
    return answer;
  };
  const known: Student = typeof fn === 'function' ? { [name]: watched } : student;
  return {
    ask: (...args) => {
      given = args;
      return ask(known, name, ...args);
    },
    changedArguments: () => names.filter((own) => changed.has(own)).join(', ') || 'none',
  };
}

/** 1 when no call changed an argument, else 0. */
export const keepsArguments = ({ changedArguments }: Watch): number => Number(changedArguments() === 'none');

/** Whether data are bit for bit what they were; 0 and −0 differ. */
function isAsBefore(before: unknown, now: unknown): boolean {
  if (typeof before !== 'object' || before === null) return Object.is(before, now);
  if (typeof now !== 'object' || now === null || Array.isArray(before) !== Array.isArray(now)) return false;
  if (Array.isArray(before) && Array.isArray(now))
    return before.length === now.length && before.every((item, index) => isAsBefore(item, now[index]));
  const [old, own] = [Object.entries(before), now as Record<string, unknown>];
  if (old.length !== Object.keys(own).length) return false;
  return old.every(([key, value]) => Object.hasOwn(own, key) && isAsBefore(value, own[key]));
}
