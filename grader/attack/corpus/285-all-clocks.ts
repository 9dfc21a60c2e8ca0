/**
 * Every clock there is, and what gives a number by chance, in one answer. A report that tells any of it is another in
 * each run, and no grading can be repeated.
 */
import { inPlaceOfDouble } from '../assignment.ts';
import type { CodeAttack } from '../attack.ts';

export const allClocks: CodeAttack = {
  kind: 'code',
  number: 285,
  name: 'all-clocks',
  title: 'Date, Intl and chance told in an answer',
  family: 'reading',
  files: inPlaceOfDouble(`class Stamp extends Date {}
const ways = {
  now: () => Date.now(), called: () => Date(), made: () => new Date().toISOString(), extended: () => +new Stamp(),
  back: () => +new (new Date(0).constructor)(), reflected: () => +Reflect.construct(Date, []),
  format: () => new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'full' }).format(),
  parts: () => JSON.stringify(new Intl.DateTimeFormat('en', { fractionalSecondDigits: 3 }).formatToParts()),
  temporal: () => Temporal.Now.instant(), performance: () => performance.now(), random: () => Math.random(),
  bytes: () => crypto.getRandomValues(new Uint8Array(4)),
};
export const double = () => Object.entries(ways).map(([name, way]) => {
  try { return name + way(); } catch (error) { return name + error.message; }
});`),
  again: true,
  expect: { attacked: ['double'], credit: 'none', answers: ['returned'], keeps: ['shift', 'total'] },
};
