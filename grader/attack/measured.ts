/** The functions of the attacked assignment that only drivers look at, and the drivers, which are sent by their text. */
import type { CheckSpec } from '../plan/spec.ts';

type Student = Readonly<
  Record<string, { (...args: unknown[]): unknown; readonly left?: () => readonly unknown[] }>
>;
type Trial = { readonly args: readonly unknown[]; readonly isRefused: boolean };

export const measuredReference = {
  rotate: (list: readonly number[], by: number) => {
    if (by < 0) throw new RangeError('by must not be negative');
    return [...list.slice(by), ...list.slice(0, by)];
  },
  visit: (look: (item: { value: number }) => number, list: readonly number[]) =>
    list.map((value) => look({ value })),
  peak: (list: readonly number[]) => Math.max(...list),
};

/** The answer as text, and whether it is the same text each time. */
export function asText(student: Student, list: number[]): object {
  const texts = [1, 2, 3, 4].map(() => JSON.stringify(student['rotate']?.(list, 1)));
  return { text: texts[0], isAlike: texts.every((text) => text === texts[0]) };
}

/** What the answer's own methods give. */
export function asLists(student: Student, list: number[]): object {
  const answer = student['rotate']?.(list, 1) as number[];
  const sum = answer.reduce((total, item) => total + item, 0);
  return {
    sum,
    same: [answer.map((item) => item), answer.filter(() => true), answer.flat(), answer.slice()],
  };
}

/** What the answer gives to those who go through it. */
export function asItems(student: Student, list: number[]): object {
  const answer = student['rotate']?.(list, 1) as number[];
  const items: number[] = [];
  for (const item of answer) items[items.length] = item;
  return { items, spread: [...answer] };
}

/** Whether the answer's numbers are near the right ones. */
export function asNumbers(student: Student, list: number[]): object {
  const answer = student['rotate']?.(list, 1) as number[];
  const isNear = list.every((item, index) => Math.abs(Number(answer.at(index - 1)) - item) <= 1e-9);
  return { isNear, length: answer.length };
}

/** The largest number, and whether the list is as it was. */
export function keeping(student: Student, list: number[]): object {
  const before = JSON.stringify(list);
  const largest = student['peak']?.(list);
  const left = student['peak']?.left?.()[0] ?? list;
  return { largest, isKept: JSON.stringify(left) === before };
}

/** Whether the function refuses what it must, and only that. */
export function refusals(student: Student, trials: readonly Trial[]): unknown[] {
  return trials.map(({ args, isRefused }) => {
    try {
      student['rotate']?.(...args);
      return [isRefused, 'no error'];
    } catch (error) {
      return [isRefused, error instanceof RangeError && error.name];
    }
  });
}

/** What the function shows a function of the driver's, and what it makes of the answers. */
export function visits(student: Student, list: number[]): object {
  const seen: unknown[] = [];
  const look = (item: { value: number }) => {
    seen.push(JSON.stringify(item), item.value, Number(item.value) - (list[seen.length / 3] ?? 0));
    return 2 * item.value;
  };
  const answer = student['visit']?.(look, list);
  return { seen, answer };
}

/** Whether the list is left as it was, which is checked by a driver of its own. */
export function leaving(student: Student, list: number[]): object {
  const before = JSON.stringify(list);
  student['peak']?.(list);
  const left = student['peak']?.left?.()[0];
  return { isKept: JSON.stringify(left) === before };
}

const both = (text: string) => ({ en: text, zh: text });
const trial = (by: number): Trial => ({ args: [[1, 2, 3], by], isRefused: by < 0 });

const rotated = (driver: string): CheckSpec => ({
  id: `rotate-${driver}`,
  fn: 'rotate',
  title: both('a list rotated'),
  lesson: '1.2',
  points: 1,
  driver,
  cases: [(draw) => [draw.vector(4)]],
});

export const measuredChecks: readonly CheckSpec[] = [
  ...['asText', 'asLists', 'asItems', 'asNumbers'].map(rotated),
  {
    ...rotated('refusals'),
    title: both('negative turns refused'),
    cases: [(draw) => [Array.from({ length: 12 }, () => trial(draw.pick([-2, -1, 0, 1, 2])))]],
  },
  { ...rotated('visits'), id: 'visit-visits', fn: 'visit', title: both('every number visited') },
  { ...rotated('keeping'), id: 'peak-keeping', fn: 'peak', title: both('the largest number, list kept') },
  { ...rotated('leaving'), id: 'peak-leaving', fn: 'peak', title: both('a list left as it was') },
];

export const measuredDrivers = { asText, asLists, asItems, asNumbers, refusals, visits, keeping, leaving };

/** The drivers as the code of a module. */
export const measuredText = Object.values(measuredDrivers)
  .map((driver) => `export ${driver};\n`)
  .join('');

/** Honest, and leaning on no builtin. */
export const honestMeasured = `export function rotate(list: number[], by: number) {
  if (by < 0) throw new RangeError('by must not be negative');
  const out: number[] = [];
  for (let i = 0; i < list.length; i += 1) out[i] = list[(i + by) % list.length];
  return out;
}
export function visit(look: (item: { value: number }) => number, list: number[]) {
  const out: number[] = [];
  for (let i = 0; i < list.length; i += 1) out[i] = look({ value: list[i] });
  return out;
}
export function peak(list: number[]) {
  let most = list[0];
  for (let i = 1; i < list.length; i += 1) if (list[i] > most) most = list[i];
  return most;
}
`;
