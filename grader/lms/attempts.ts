/** From single times of handing in to members: the latest counts, the earlier ones are listed. */
import type { Attempt, Member, Person } from '../model.ts';
import { byCodeUnit } from './listing.ts';

/** One time that somebody handed in. `key` says whose it is; `order` sorts the attempts of one key. */
export type FoundAttempt = {
  readonly key: string;
  readonly order: string;
  readonly person: Person;
  readonly attempt: Attempt;
  readonly group?: Member['group'];
  readonly isTestStudent?: boolean;
};

/** One member for each key, in the order of keys. */
export function membersFrom(found: readonly FoundAttempt[]): Member[] {
  const byKey = Map.groupBy(found, ({ key }) => key);
  return [...byKey]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([, attempts]) => memberOf(attempts.toSorted((a, b) => byCodeUnit(a.order, b.order))))
    .filter((member) => member !== undefined);
}

function memberOf(attempts: readonly FoundAttempt[]): Member | undefined {
  const latest = attempts.at(-1);
  if (latest === undefined) return undefined;
  return {
    ...latest.person,
    ...latest.attempt,
    ...(latest.group === undefined ? {} : { group: latest.group }),
    earlier: attempts.slice(0, -1).map(({ attempt }) => attempt),
    ...(latest.isTestStudent === true ? { isTestStudent: true } : {}),
  };
}
