/** Reads what a worker says. Student code may have taken the worker over, so nothing is trusted. */
import type { Absence, Answer, Limits, Mutation, Place, Unclosed } from '../model.ts';
import { decodeValue, type Value, ValueLimitError } from '../value.ts';
import { keptBytes } from './limits.ts';
import { everyOpening } from './worker/brackets.ts';
import { roomOfBeginning } from './worker/guest/beginning.ts';
import { workerLimits } from './worker/protocol.ts';

/** A worker's message that has the right form; see worker/protocol.ts for their order. */
export type Heard =
  | { readonly kind: 'hello' | 'ready' | 'loaded' | 'end' }
  | { readonly kind: 'broken'; readonly reason: string }
  | { readonly kind: 'entry'; readonly file: string }
  | { readonly kind: 'entry-stopped'; readonly file: string; readonly answer: Answer }
  | { readonly kind: 'answer'; readonly id: string; readonly answer: Answer };

type Fields = Readonly<Record<string, unknown>>;

/** The message in `line`, or `undefined` when it is nonsense. */
export function readAnswer(line: string, limits: Limits): Heard | undefined {
  try {
    return readMessage(fieldsOf(JSON.parse(line)), limits);
  } catch {
    return undefined;
  }
}

function readMessage(message: Fields, limits: Limits): Heard {
  const kind = message['kind'];
  if (kind === 'hello' || kind === 'ready' || kind === 'loaded' || kind === 'end') return { kind };
  if (kind === 'broken') return { kind, reason: textOf(message, 'reason', 600) };
  const file = () => textOf(message, 'file', 4096);
  if (kind === 'entry') return { kind, file: file() };
  if (kind === 'entry-stopped') return { kind, file: file(), answer: readStopped(message, limits) };
  if (kind !== 'answer') throw new TypeError('an unknown kind of message');
  return { kind, id: textOf(message, 'id', 4096), answer: readContent(fieldsOf(message['answer']), limits) };
}

/** An answer of one of the kinds that a worker may give; `fault` is not among them. */
function readContent(answer: Fields, limits: Limits): Answer {
  const printed = readPrinted(answer, limits);
  switch (answer['kind']) {
    case 'returned':
      return { ...readReturned(answer, limits), ...printed };
    case 'threw': {
      const message = textOf(answer, 'message', 2000);
      const by = answer['by'] === 'driver' ? { by: 'driver' as const } : {};
      return { kind: 'threw', message, ...readOptionalPlace(answer), ...by, ...printed };
    }
    case 'missing':
      return { kind: 'missing', absence: readAbsence(fieldsOf(answer['absence'])) };
    case 'stopped':
      return { ...readStopped(answer, limits), ...readBeginning(answer), ...printed };
    default:
      throw new TypeError('an unknown kind of answer');
  }
}

/** A worker that keeps to its limits sends no larger value; one that was taken over is stopped by them here. */
function readReturned(answer: Fields, limits: Limits): Answer & { kind: 'returned' | 'stopped' } {
  const mutated = readMutated(answer['mutated']);
  const behind = readBehind(answer['mutatedBehind']);
  try {
    return { kind: 'returned', value: readValue(answer['value'], limits), mutated, ...behind };
  } catch (error) {
    if (!(error instanceof ValueLimitError)) throw error;
    const name = error.limit === 'depth' ? 'valueDepth' : 'valueCount';
    return { kind: 'stopped', limit: { name, value: limits[name] } };
  }
}

function readValue(encoded: unknown, { valueCount, valueDepth }: Limits): Value {
  return decodeValue(encoded, { items: valueCount, depth: valueDepth });
}

function readStopped(answer: Fields, limits: Limits): Answer & { kind: 'stopped' } {
  const name = workerLimits.find((limit) => limit === answer['limit']);
  if (name === undefined) throw new TypeError('an unknown limit');
  return { kind: 'stopped', limit: { name, value: limits[name] } };
}

function readBeginning(answer: Fields): { beginning?: Value } {
  return 'beginning' in answer ? { beginning: decodeValue(answer['beginning'], roomOfBeginning()) } : {};
}

function readAbsence(absence: Fields): Absence {
  const text = (key: string) => textOf(absence, key, 4096);
  switch (absence['kind']) {
    case 'no-file':
      return { kind: 'no-file', file: text('file') };
    case 'does-not-parse': {
      const place = readPlace(absence['place']);
      const told = { place, message: text('message'), snippet: text('snippet') };
      return { kind: 'does-not-parse', ...told, ...readUnclosed(absence['unclosed']) };
    }
    case 'bad-import':
      return { kind: 'bad-import', file: text('file'), specifier: text('specifier'), ...similarIn(absence) };
    case 'fails-to-load':
      return { kind: 'fails-to-load', message: text('message'), ...readOptionalPlace(absence) };
    case 'not-exported':
      return { kind: 'not-exported', fn: text('fn'), file: text('file'), ...similarIn(absence) };
    case 'not-a-function':
      return { kind: 'not-a-function', fn: text('fn'), file: text('file'), is: text('is') };
    default:
      throw new TypeError('an unknown kind of absence');
  }
}

function readUnclosed(value: unknown): { unclosed?: Unclosed } {
  if (value === undefined) return {};
  const unclosed = fieldsOf(value);
  const opening = everyOpening.find((known) => known === unclosed['opening']);
  if (opening === undefined) throw new TypeError('an unknown bracket');
  return { unclosed: { opening, noticed: wholeNumber(unclosed['noticed'], 1e7) } };
}

function similarIn(absence: Fields): { similar?: string } {
  return absence['similar'] === undefined ? {} : { similar: textOf(absence, 'similar', 4096) };
}

function readMutated(list: unknown): number[] {
  if (!Array.isArray(list) || list.length > 100) throw new TypeError('no list of arguments');
  return list.map((index) => wholeNumber(index, 100));
}

function readBehind(list: unknown): { mutatedBehind?: Mutation[] } {
  if (list === undefined) return {};
  if (!Array.isArray(list) || list.length > 1000) throw new TypeError('no list of functions');
  const mutatedBehind = list.map((pair): Mutation => {
    const fields = fieldsOf(pair);
    return [textOf(fields, '0', 4096), wholeNumber(fields['1'], 100)];
  });
  return { mutatedBehind };
}

function readPrinted(answer: Fields, limits: Limits): { printed?: string } {
  if (answer['printed'] === undefined) return {};
  return { printed: textOf(answer, 'printed', keptBytes(limits)) };
}

function readOptionalPlace(fields: Fields): { place?: Place } {
  return fields['place'] === undefined ? {} : { place: readPlace(fields['place']) };
}

function readPlace(value: unknown): Place {
  const place = fieldsOf(value);
  const file = textOf(place, 'file', 4096);
  return { file, line: wholeNumber(place['line'], 1e7), column: wholeNumber(place['column'], 1e7) };
}

/** The own fields of an object, without a prototype. */
function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null) throw new TypeError('no object');
  return Object.assign(Object.create(null), value);
}

function textOf(fields: Fields, key: string, length: number): string {
  const text = fields[key];
  if (typeof text !== 'string' || text.length > length) throw new TypeError(`no text: ${key}`);
  return text;
}

function wholeNumber(value: unknown, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > most) {
    throw new TypeError('no whole number');
  }
  return value;
}
