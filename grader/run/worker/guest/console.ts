/** The console that student code sees: it keeps what is printed, up to a size, and stops a call that floods it. */
import type { KeptConsole } from '../protocol.ts';
import { describe, notData } from './describe.ts';
import { type Primordials, setOwn } from './primordials.ts';

/**
 * What was printed since the last call began: the first `kept` bytes of it, as far as there are any left for all calls
 * together, and how many there were. Once that is more than `most`, the call is stopped, whatever it makes of the throw.
 */
export type Printed = {
  text: string;
  bytes: number;
  isOver: boolean;
  /** Bytes that calls may still keep. */
  left: number;
  readonly kept: number;
  readonly most: number;
};

export function openPrinted(limits: KeptConsole & { readonly consoleBytes: number }): Printed {
  const { keptConsoleBytes, keptInAllBytes, consoleBytes } = limits;
  return {
    text: '',
    bytes: 0,
    isOver: false,
    left: keptInAllBytes,
    kept: keptConsoleBytes,
    most: consoleBytes,
  };
}

export function forgetPrinted(printed: Printed): void {
  printed.text = '';
  printed.bytes = 0;
  printed.isOver = false;
}

/** Everything that students know of a console; there is no clock, and no place to indent or to clear. */
export function installConsole(p: Primordials, printed: Printed): void {
  const target = {};
  const install = (names: readonly string[], value: (...args: unknown[]) => void) => {
    for (let index = 0; index < names.length; index += 1)
      setOwn(p, target, { key: names[index] ?? '', value });
  };
  const print = (...args: unknown[]) => printLine(p, printed, args);
  install(
    ['log', 'info', 'warn', 'error', 'debug', 'dir', 'table', 'trace', 'group', 'groupCollapsed'],
    print,
  );
  install(['groupEnd', 'count', 'countReset', 'time', 'timeLog', 'timeEnd', 'clear'], () => {});
  install(['assert'], (holds, ...args) => {
    if (!holds) printLine(p, printed, ['Assertion failed:', ...args]);
  });
  p.define(globalThis, 'console', { value: target, writable: true, enumerable: false, configurable: true });
}

/** @throws a text, once, when more is printed than may be: it ends loops that print without end. */
export function printLine(p: Primordials, printed: Printed, args: readonly unknown[]): void {
  if (printed.isOver) return;
  let line = '';
  for (let index = 0; index < args.length && line.length <= printed.most; index += 1) {
    const item = args[index];
    const text = typeof item === 'string' ? item : show(p, item, 0);
    line += index === 0 ? text : ` ${text}`;
  }
  line += '\n';
  const room = printed.left < printed.kept ? printed.left : printed.kept;
  const kept = fitting(line, room - printed.bytes);
  printed.text += p.apply(p.slice, line, [0, kept.units]) as string;
  const counted = fitting(line, printed.most - printed.bytes);
  printed.bytes += counted.bytes;
  if (counted.units === line.length) return;
  printed.isOver = true;
  throw 'printed more than the limit allows';
}

/** How many of the UTF-16 units of `text` fit into `most` bytes of UTF-8, and the bytes that they take. */
export function fitting(text: string, most: number): { units: number; bytes: number } {
  let units = 0;
  let bytes = 0;
  for (; units < text.length; units += 1) {
    const unit = text[units] ?? '';
    const isHalf = unit >= '\ud800' && unit <= '\udfff';
    const size = unit < '\u0080' ? 1 : unit < '\u0800' || isHalf ? 2 : 3;
    if (bytes + size > most) break;
    bytes += size;
  }
  return { units, bytes };
}

/** `value` as one line: arrays and objects four levels deep and a hundred items long. */
export function show(p: Primordials, value: unknown, depth: number): string {
  try {
    if (typeof value === 'string') return p.stringify(value);
    if (typeof value === 'bigint') return `${value}n`;
    if (p.is(value, -0)) return '-0';
    if (typeof value === 'function') return '[a function]';
    if (typeof value !== 'object' || value === null) return p.text(value);
    if (p.apply(p.typedArrayTag, value, []) !== undefined) return showList(p, value, depth);
    if (p.isArray(value)) return showList(p, value, depth);
    if (notData(p, value) === 'an error') return p.text(p.apply(p.errorText, value, []));
    return notData(p, value) === undefined ? showObject(p, value, depth) : `[${describe(p, value)}]`;
  } catch {
    return '[cannot be shown]';
  }
}

export function showList(p: Primordials, value: object, depth: number): string {
  const list = value as readonly unknown[];
  if (depth === 4) return '[…]';
  let text = '';
  for (let index = 0; index < list.length && index < 100; index += 1) {
    text += (index === 0 ? ' ' : ', ') + show(p, list[index], depth + 1);
  }
  if (list.length > 100) text += ', …';
  return text === '' ? '[]' : `[${text} ]`;
}

export function showObject(p: Primordials, value: object, depth: number): string {
  const keys = p.keys(value);
  if (depth === 4) return '{…}';
  let text = '';
  for (let index = 0; index < keys.length && index < 100; index += 1) {
    const key = keys[index] ?? '';
    const item = show(p, (value as Record<string, unknown>)[key], depth + 1);
    text += `${index === 0 ? ' ' : ', '}${key}: ${item}`;
  }
  if (keys.length > 100) text += ', …';
  return text === '' ? '{}' : `{${text} }`;
}
