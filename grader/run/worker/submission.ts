/** One task: the assignment's code and the submission are loaded in a fresh realm, and its calls are run. */
import type { Absence } from '../../model.ts';
import { absenceOfCall, type EntryState, homeOf } from './absence.ts';
import { LoadError, Loader } from './loader.ts';
import { passesDriver, placeInStack } from './place.ts';
import type { Task, TaskCall, WorkerAnswer, WorkerLimit, WorkerMessage } from './protocol.ts';
import { type OpenRealm, type Realm, RealmStopped } from './realm.ts';
import type { Strip } from './strip.ts';
import { thrownOutside } from './thrown-outside.ts';
import { layTree } from './tree.ts';

export type Work = {
  readonly task: Task;
  readonly say: (message: WorkerMessage | string) => void;
  readonly strip: Strip;
};
type Open = Work & { readonly realm: Realm; readonly loader: Loader };

/**
 * Runs `task` and says what came of it. Ends after the first stop: the host decides what is still worth running.
 * @returns whether this worker can take another task
 */
export async function runTask(work: Work, openRealm: OpenRealm): Promise<boolean> {
  const realm = await openRealm(work.task.limits);
  const tree = layTree(work.task.files, work.task.sources);
  const open = { ...work, realm, loader: new Loader(realm, tree, work.strip) };
  try {
    const problem = await loadAssignment(open);
    if (problem !== undefined) work.say({ kind: 'broken', reason: problem });
    return problem !== undefined || (await runSubmission(open));
  } finally {
    realm.dispose();
  }
}

/** Loads driver and probes before any of the student's code runs; gives the problem when that fails. */
async function loadAssignment(open: Open): Promise<string | undefined> {
  const { calls } = open.task;
  const drivers = calls.filter((call) => call.target === 'driver').map((call) => call.fn);
  const probes = calls.flatMap((call) => call.probes);
  try {
    for (const [role, names] of [
      ['driver', drivers],
      ['probes', probes],
    ] as const) {
      if (names.length === 0) continue;
      const exports = await adopt(open, { role, file: `assignment/${role}.ts`, wanted: [] });
      const absent = names.find((name) => exports.get(name) !== 'a function');
      if (absent !== undefined) return `assignment/${role}.ts exports no function ${absent}`;
    }
    return undefined;
  } catch (error) {
    const reason = error instanceof LoadError ? JSON.stringify(error.absence) : String(error);
    return `the assignment's own code does not load: ${reason.slice(0, 500)}`;
  }
}

type Adoption = { readonly role: string; readonly file: string; readonly wanted: readonly string[] };

/** Loads a file and takes up its exports: name → what it is. What it prints on the way is not kept. */
async function adopt(open: Open, adoption: Adoption): Promise<ReadonlyMap<string, string>> {
  try {
    return await takeUp(open, adoption);
  } catch (error) {
    if (!(error instanceof RealmStopped)) stopPrinting(open);
    throw error;
  }
}

async function takeUp(open: Open, { role, file, wanted }: Adoption): Promise<ReadonlyMap<string, string>> {
  const timeMs = open.task.limits.callTimeMs;
  const module = await open.loader.load(file, timeMs);
  const texts = [role, JSON.stringify(wanted)];
  const exports = open.realm.ask({ operation: 'adopt', texts, module, timeMs });
  stopPrinting(open);
  return new Map(JSON.parse(exports));
}

/** @throws {RealmStopped} when a file that was loaded printed too much. */
function stopPrinting(open: Open): void {
  if (takePrinted(open).isOver) throw new RealmStopped('consoleBytes');
}

async function runSubmission(open: Open): Promise<boolean> {
  const { task, say } = open;
  say({ kind: 'ready' });
  const entries = new Map<string, EntryState>();
  for (const [file, wanted] of task.entries) {
    say({ kind: 'entry', file });
    const state = await loadEntry(open, file, wanted);
    if ('limit' in state) {
      say({ kind: 'entry-stopped', file, limit: state.limit });
      return true;
    }
    entries.set(file, state);
    if (state.spent) return tellSpent(open, state);
  }
  say({ kind: 'loaded' });
  runCalls(open, answerMissing(open, entries), entries);
  say({ kind: 'end' });
  return true;
}

/** The parser broke down over an entry file: its calls are answered, the others are for another worker. */
function tellSpent(open: Open, state: EntryState): false {
  open.say({ kind: 'loaded' });
  for (const call of open.task.calls) {
    const isTouched = [call.fn, ...call.uses].some((name) => state.wanted.includes(name));
    if (isTouched && state.absence) answer(open, call, { kind: 'missing', absence: state.absence });
  }
  open.say({ kind: 'end' });
  return false;
}

async function loadEntry(
  open: Open,
  file: string,
  wanted: readonly string[],
): Promise<EntryState | { limit: WorkerLimit }> {
  const role = `entry:${file}`;
  try {
    return { file, wanted, exports: await adopt(open, { role, file, wanted }) };
  } catch (error) {
    if (error instanceof RealmStopped) return { limit: error.limit };
    if (error instanceof LoadError) return { file, wanted, absence: error.absence, spent: error.spent };
    return { file, wanted, absence: failsToLoad(open, error) };
  }
}

function failsToLoad(open: Open, error: unknown): Absence {
  const { message, stack } = thrownOutside(error);
  const place = placeInStack(stack, open.loader);
  return { kind: 'fails-to-load', message, ...(place && { place }) };
}

/** Answers the calls that cannot be made; gives the others. */
function answerMissing(open: Open, entries: ReadonlyMap<string, EntryState>): TaskCall[] {
  return open.task.calls.filter((call) => {
    const absence = absenceOfCall(call, [...entries.values()]);
    if (absence !== undefined) answer(open, call, { kind: 'missing', absence });
    return absence === undefined;
  });
}

function answer(open: Open, call: TaskCall, content: WorkerAnswer & { printed?: string }): void {
  open.say({ kind: 'answer', id: call.id, answer: content });
}

function runCalls(open: Open, calls: readonly TaskCall[], entries: ReadonlyMap<string, EntryState>): void {
  for (const call of calls) {
    if (!runCall(open, call, [...entries.values()])) return;
  }
}

/** Runs and answers one call; false when it hit a limit. */
function runCall(open: Open, call: TaskCall, entries: readonly EntryState[]): boolean {
  const role = call.target === 'driver' ? 'driver' : `entry:${homeOf(call.fn, entries)?.file}`;
  const timeMs = open.task.limits.callTimeMs;
  try {
    const said = open.realm.ask({ operation: 'call', texts: [role, call.fn, call.args], timeMs });
    return tellAnswer(open, call, said);
  } catch (error) {
    if (!(error instanceof RealmStopped)) {
      answer(open, call, { kind: 'threw', message: thrownOutside(error).message });
      return true;
    }
    const { text } = takePrinted(open);
    answer(open, call, { kind: 'stopped', limit: error.limit, ...(text !== '' && { printed: text }) });
    return false;
  }
}

/** Passes on what the guest said: a letter and a JSON text, see guest/call.ts. */
function tellAnswer(open: Open, call: TaskCall, said: string): boolean {
  const text = said.slice(1);
  if (said.startsWith('R')) {
    const { answerBytes, keptConsoleBytes } = open.task.limits;
    const tooLong = Buffer.byteLength(text) > answerBytes + 8 * keptConsoleBytes;
    if (tooLong) answer(open, call, { kind: 'stopped', limit: 'answerBytes' });
    else open.say(`{"kind":"answer","id":${JSON.stringify(call.id)},"answer":${text}}`);
    return !tooLong;
  }
  const { message, stack, limit, ...printed } = JSON.parse(text);
  if (said.startsWith('L')) {
    answer(open, call, { kind: 'stopped', limit, ...printed });
    return false;
  }
  const place = placeInStack(stack, open.loader);
  const isDrivers = place === undefined && call.target === 'driver' && passesDriver(stack);
  const by = isDrivers ? { by: 'driver' as const } : {};
  answer(open, call, { kind: 'threw', message, ...(place && { place }), ...by, ...printed });
  return true;
}

/** What was printed and is not told yet, when the realm can still say so; it is forgotten there. */
function takePrinted(open: Open): { readonly text: string; readonly isOver: boolean } {
  try {
    return JSON.parse(open.realm.ask({ operation: 'printed', texts: [], timeMs: 100 }));
  } catch {
    return { text: '', isOver: false };
  }
}
