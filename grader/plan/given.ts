/** Our own functions as a driver gets them: what the sandbox does for a student's, so that both answer alike. */
import { isKept } from './kept.ts';
import type { Fn, FunctionTable } from './spec.ts';

/** Copies on both sides of a function, and what each copy was made of. */
type Copies = { readonly originals: Map<object, object>; readonly passes: (value: unknown) => boolean };

/** Is told each argument (from 0) that a function changed, as often as it did. */
export type NoteMutation = (fn: string, argument: number) => void;

/**
 * The functions of `table`, each working on copies of what it is given and answering with a copy; what it answered comes
 * back to it as what it was. A function's `left` gives the arguments as the last call left them.
 * @param driver the assignment's; its `passesAsItIs` names what is never copied
 */
export function givenToDriver(
  table: FunctionTable,
  driver: FunctionTable,
  note: NoteMutation = () => {},
): FunctionTable {
  const { passesAsItIs } = driver;
  const passes = (value: unknown) => passesAsItIs?.(value) === true;
  const copies: Copies = { originals: new Map(), passes };
  const entries = Object.entries(table).map(([name, fn]) => {
    return [name, given(fn, copies, (argument) => note(name, argument))];
  });
  return Object.fromEntries(entries);
}

function given(fn: Fn, copies: Copies, note: (argument: number) => void): Fn {
  let handed: readonly unknown[] = [];
  const work = (...args: unknown[]) => {
    const own = args.map((arg) => toFunction(arg, copies));
    const known = changesOf(args, own, copies);
    handed = own;
    try {
      return toDriver(fn(...own), copies, new Map());
    } finally {
      for (const argument of changesOf(args, own, copies)) if (!known.includes(argument)) note(argument);
    }
  };
  return Object.assign(work, { left: () => toDriver(handed, copies, new Map()) });
}

/** Which of the arguments `own` are not what they are copies of, or what the function showed of them when it made them. */
function changesOf(args: readonly unknown[], own: readonly unknown[], { passes }: Copies): number[] {
  return args.flatMap((arg, index) => (isKept(arg, own[index], passes) ? [] : [index]));
}

function isCopied(value: unknown, { passes }: Copies): value is object {
  return typeof value === 'object' && value !== null && !passes(value);
}

function toFunction(value: unknown, copies: Copies): unknown {
  if (!isCopied(value, copies)) return value;
  const original = copies.originals.get(value);
  if (original !== undefined) return original;
  return mapItems(value, (item) => toFunction(item, copies));
}

/** Parts that are one and the same stay so. */
function toDriver(value: unknown, copies: Copies, seen: Map<object, object>): unknown {
  if (!isCopied(value, copies)) return value;
  const known = seen.get(value);
  if (known !== undefined) return known;
  const copy = mapItems(value, (item) => toDriver(item, copies, seen));
  seen.set(value, copy);
  copies.originals.set(copy, value);
  return copy;
}

/** A typed array becomes a list. Drivers hand over millions of lists of numbers, so these are copied by plain loops. */
function mapItems(value: object, map: (item: unknown) => unknown): object {
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  if (!Array.isArray(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, map(item)]));
  const items: unknown[] = [];
  for (let index = 0; index < value.length; index++) {
    const item: unknown = value[index];
    items.push(typeof item === 'number' ? item : map(item));
  }
  return items;
}
