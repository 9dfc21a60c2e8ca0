/** Which functions are wrong of themselves, and which only because they rest on others. */
import type { Check } from '../model.ts';
import { groupBy } from './group.ts';

/**
 * For a check: the wrong functions that it rests on, however indirectly, and of which some failed check rests on
 * nothing wrong. A function whose every failure has its cause elsewhere is passed over for that cause.
 */
export function rootsIn(failed: readonly Check[]): (check: Check | undefined) => string[] {
  const byFunction = groupBy(failed, ({ fn }) => fn);
  const causesOf = ({ fn, restsOn }: Check) =>
    restsOn.filter((other) => other !== fn && byFunction.has(other));
  const isRoot = (fn: string) => byFunction.get(fn)?.some((check) => causesOf(check).length === 0) ?? false;
  return (check) => {
    const direct = check === undefined ? [] : causesOf(check);
    const reached = new Set(direct);
    // What is added on the way is visited, too.
    for (const fn of reached) {
      if (isRoot(fn)) continue;
      for (const cause of (byFunction.get(fn) ?? []).flatMap(causesOf))
        if (cause !== check?.fn) reached.add(cause);
    }
    const roots = [...reached].filter(isRoot);
    return roots.length > 0 ? roots : direct;
  };
}
