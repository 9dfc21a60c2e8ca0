/** Tells what was thrown without trusting it: messages and stacks may be getters, proxies or huge. */
import { describe } from './describe.ts';
import { inherits, type Primordials } from './primordials.ts';

export type Thrown = { readonly message: string; readonly stack: string };

export function describeThrown(p: Primordials, thrown: unknown): Thrown {
  if ((typeof thrown !== 'object' && typeof thrown !== 'function') || thrown === null) {
    return { message: cut(p, `threw ${primitiveText(p, thrown)}`, 2000), stack: '' };
  }
  const name = readText(p, thrown, 'name');
  const message = readText(p, thrown, 'message');
  const stack = cut(p, readText(p, thrown, 'stack') ?? '', 20_000);
  return { message: cut(p, messageOf(p, { thrown, name, message }), 2000), stack };
}

/** "not written yet" of a plain Error, "TypeError: x is not a function" of any other. */
export function messageOf(
  p: Primordials,
  error: { thrown: object; name: string | undefined; message: string | undefined },
): string {
  if (error.message === undefined) return `threw ${safely(() => describe(p, error.thrown)) ?? 'a proxy'}`;
  const plain = error.name === undefined || error.name === '' || error.name === 'Error';
  return plain ? error.message : `${cut(p, error.name ?? '', 80)}: ${error.message}`;
}

export function primitiveText(p: Primordials, value: unknown): string {
  return typeof value === 'string' ? p.stringify(cut(p, value, 2000)) : p.text(value);
}

/** The text in a property, or `undefined` when it is no text or cannot be read. */
export function readText(p: Primordials, target: object, key: string): string | undefined {
  const value = safely(() => (target as Record<string, unknown>)[key]);
  return typeof value === 'string' ? cut(p, value, 20_000) : undefined;
}

export function safely<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

export function cut(p: Primordials, text: string, length: number): string {
  return text.length <= length ? text : `${p.apply(p.slice, text, [0, length - 1]) as string}…`;
}

/** The builtin class that a thrown object is an instance of, whatever name it gives itself. */
export function builtinErrorOf(p: Primordials, thrown: object): ErrorConstructor | undefined {
  for (let index = 0; index < p.errors.length; index += 1) {
    const Builtin = p.errors[index];
    if (Builtin === undefined) continue;
    if (safely(() => inherits(p, thrown, Builtin.prototype as object)) === true) return Builtin;
  }
  return undefined;
}

/** Whether the realm's memory limit refused an allocation. */
export function isOutOfMemory(p: Primordials, thrown: unknown): boolean {
  if (typeof thrown !== 'object' || thrown === null) return false;
  const isRangeError = safely(() => inherits(p, thrown, p.rangeErrorPrototype)) === true;
  return isRangeError && readText(p, thrown, 'message') === 'Array buffer allocation failed';
}
