/** One call: arguments are made, the function runs, its answer is written. */
import type { WorkerLimit } from '../protocol.ts';
import { beginningOf, roomOfBeginning } from './beginning.ts';
import { closeBuiltins } from './builtins.ts';
import { fitting, forgetPrinted } from './console.ts';
import { decodeArguments, type Probes } from './decode.ts';
import { encode } from './encode.ts';
import { keepRandom, thrownByStudent, wrapperOf, wrapStudents } from './membrane.ts';
import { type Callable, isOwn, type Primordials, setOwn } from './primordials.ts';
import { changed, toldChanges } from './same.ts';
import type { Session } from './state.ts';
import { describeThrown, isOutOfMemory } from './thrown.ts';

/** `args` is the JSON text of the encoded arguments. */
type Order = { readonly role: string; readonly fn: string; readonly args: string };

/**
 * Runs a function of an adopted module. Answers a letter and a JSON text: `R` with the whole answer, `T` with the
 * message and stack of what was thrown, `L` with the limit that was hit.
 */
export function call(session: Session, order: Order): string {
  const { p, membrane } = session;
  forgetPrinted(session.printed);
  membrane.stop = undefined;
  membrane.tooLarge = undefined;
  membrane.changes = [];
  let value: unknown;
  try {
    const problem = order.role === 'driver' ? closeBuiltins(p, session.builtins) : '';
    if (problem !== '') return replaced(p, problem);
    const target = (session.modules[order.role] as Record<string, unknown>)[order.fn] as Callable;
    const args = prepare(session, order);
    value = p.apply(target, undefined, args as never[]);
    const text = encode(membrane.encoder, value);
    const mutated = mutatedPart(session, order, args);
    if (session.printed.isOver || membrane.stop !== undefined) return failure(session, undefined, value);
    return `R{"kind":"returned","value":${text},${mutated}${printedPart(session)}}`;
  } catch (thrown) {
    return failure(session, thrown, value);
  }
}

/** The part of an answer that tells which arguments were changed: of the function called, and of those behind a driver. */
export function mutatedPart(
  { p, membrane, modules, student }: Session,
  order: Order,
  args: unknown[],
): string {
  if (order.role === 'driver') {
    const behind = toldChanges(p, membrane, student);
    return behind === '' ? '"mutated":[]' : `"mutated":[],"mutatedBehind":[${behind}]`;
  }
  const before = decodeArguments(p, order.args, modules['probes'] as Probes);
  const places = changed(membrane, before, args);
  let text = '';
  for (let index = 0; index < places.length; index += 1) text += `${index === 0 ? '' : ','}${places[index]}`;
  return `"mutated":[${text}]`;
}

/** Why a driver does not run. */
export function replaced(p: Primordials, what: string): string {
  const message = `${what} was replaced or added; this check measures with it, so leave it as it is.`;
  return `T{"message":${p.stringify(message)},"stack":""}`;
}

/** The arguments; a driver gets a fresh object of the student's functions first, behind the membrane. */
export function prepare(session: Session, order: Order): unknown[] {
  const { p, membrane } = session;
  const args = decodeArguments(p, order.args, session.modules['probes'] as Probes);
  if (order.role !== 'driver') return args;
  for (let index = 1; index < args.length; index += 1) keepRandom(membrane, args[index]);
  const student = {};
  const names = p.keys(session.student);
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index] ?? '';
    const fn = session.student[name] as Callable;
    setOwn(p, student, { key: name, value: wrapperOf(membrane, fn, wrapStudents) });
  }
  args[0] = student;
  return args;
}

/** What is said of a call that ended with `thrown` or in a limit, after it returned `value` if it did. */
export function failure(session: Session, thrown: unknown, value: unknown): string {
  const p = session.p;
  const printed = printedPart(session);
  const limit = limitHit(session, thrown);
  if (limit !== undefined) return `L{"limit":"${limit}"${printed}${beginningPart(session, limit, value)}}`;
  const { message, stack } = describeThrown(p, thrownByStudent(session.membrane, thrown));
  return `T{"message":${p.stringify(message)},"stack":${p.stringify(stack)}${printed}}`;
}

/** The limit that ended the call, if one did; what was printed counts even where the student caught the throw. */
export function limitHit({ p, membrane, printed }: Session, thrown: unknown): WorkerLimit | undefined {
  if (printed.isOver) return 'consoleBytes';
  const { answerBytes, valueCount, valueDepth } = membrane.encoder.stops;
  const stop = membrane.stop ?? thrown;
  if (stop === answerBytes) return 'answerBytes';
  if (stop === valueCount) return 'valueCount';
  if (stop === valueDepth) return 'valueDepth';
  return isOutOfMemory(p, thrown) ? 'memoryMb' : undefined;
}

/** The part of an answer that tells what its call printed; what is told is used up. */
export function printedPart({ p, printed }: Session): string {
  const { text } = printed;
  printed.left -= fitting(text, printed.left).bytes;
  return text === '' ? '' : `,"printed":${p.stringify(text)}`;
}

/** The part of an answer that tells how a value begins that was too large or too deep, `value` or what a driver got. */
export function beginningPart({ membrane }: Session, limit: WorkerLimit, value: unknown): string {
  const tooLarge = membrane.stop === undefined ? value : membrane.tooLarge;
  if (tooLarge === undefined || !isOwn(membrane.p, membrane.encoder.stops, limit)) return '';
  try {
    return `,"beginning":${beginningOf(membrane.encoder, tooLarge, roomOfBeginning())}`;
  } catch {
    return '';
  }
}
