/**
 * The worker: runs submissions that the host hands it, one task at a time. It reads requests on descriptor 0 and
 * answers on descriptor 3. Its arguments are the kind of realm, `isolate` or `local`, and, in a box, `boxed` with a
 * file that it must not be able to write.
 */
import { lineReader, writeLine } from './channel.ts';
import { fallenWalls } from './proof.ts';
import type { Task, WorkerMessage } from './protocol.ts';
import type { OpenRealm } from './realm.ts';
import { loadParser, needsParser, type Strip, type Stripped, stripTypes } from './strip.ts';
import { runTask } from './submission.ts';

const answers = 3;

const say = (message: WorkerMessage | string): void =>
  writeLine(answers, typeof message === 'string' ? message : JSON.stringify(message));

async function openRealms(): Promise<OpenRealm> {
  const isIsolate = process.argv.includes('isolate');
  const realms = isIsolate ? await import('./isolate-realm.ts') : await import('./local-realm.ts');
  return 'isolateRealms' in realms ? realms.isolateRealms() : realms.localRealms();
}

/** The assignment's own files, stripped once for all submissions; by path and text. */
const strippedSources = new Map<string, { text: string; stripped: Stripped }>();

function stripCached(sources: ReadonlySet<string>): Strip {
  return async (path, text, mode) => {
    if (!sources.has(path)) return stripTypes(path, text, mode);
    const known = strippedSources.get(path);
    if (known?.text === text) return known.stripped;
    const stripped = await stripTypes(path, text);
    strippedSources.set(path, { text, stripped });
    return stripped;
  };
}

/** @throws {Error} when this worker was promised a box and is in none. */
async function proveBox(): Promise<void> {
  const at = process.argv.indexOf('boxed');
  const fallen = at < 0 ? [] : await fallenWalls(process.argv[at + 1] ?? '');
  if (fallen.length > 0) throw new Error(`the box does not hold: it lacks ${fallen.join(', ')}`);
}

async function work(): Promise<void> {
  await proveBox();
  const openRealm = await openRealms();
  const readLine = lineReader(0);
  say({ kind: 'hello' });
  if (needsParser) await loadParser();
  for (let line = readLine(); line !== undefined; line = readLine()) {
    const task: Task = JSON.parse(line);
    const strip = stripCached(new Set(task.sources.map(([path]) => path)));
    const canGoOn = await runTask({ task, say, strip }, openRealm);
    if (!canGoOn) break;
  }
  process.exit(0);
}

work().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
