/** Which calls of a plan are made again after all others: what a submission keeps between its calls shows there. */
import type { Call, Check } from '../model.ts';
import type { Assignment, Fn } from './spec.ts';
import { tryCall } from './trial.ts';

/** How many calls of a student's functions may stand behind a driver's call that is made again. */
const mostCalls = 2500;

/** The calls of a plan; of each function one that decides on it, the cheapest, is marked as made again. */
export function withRepeats(
  assignment: Assignment,
  calls: readonly Call[],
  checks: readonly Check[],
): readonly Call[] {
  const byId = new Map(calls.map((call) => [call.id, call]));
  const chosen = [...Map.groupBy(checks, ({ fn }) => fn).values()].map((own) => {
    const first = own.flatMap((check) => byId.get(check.calls[0] ?? '') ?? []);
    return cheapest(assignment, first);
  });
  return calls.map((call) => (chosen.includes(call) ? { ...call, again: true } : call));
}

/** A call of the function itself before any driver's; among those the one with the fewest calls, if it has few. */
function cheapest(assignment: Assignment, calls: readonly Call[]): Call | undefined {
  const direct = calls.find(({ target }) => target === 'student');
  if (direct !== undefined) return direct;
  const priced = calls.map((call) => ({ call, cost: callsBehind(assignment, call) }));
  const [least] = priced.toSorted((one, other) => one.cost - other.cost);
  return least !== undefined && least.cost <= mostCalls ? least.call : undefined;
}

function callsBehind({ reference, driver, probes }: Assignment, call: Call): number {
  let count = 0;
  const counted = Object.entries(reference).map(([name, fn]): [string, Fn] => [
    name,
    (...args) => {
      count += 1;
      return fn(...args);
    },
  ]);
  tryCall(call, { functions: Object.fromEntries(counted), driver, probes });
  return count;
}
