/**
 * Fingerprints of hostile texts. They are parsed in a thread that is ended and replaced when a text takes too long or
 * too much memory: a parser of TypeScript tries several readings, and some texts double their number with each bracket.
 */
import { Worker } from 'node:worker_threads';
import type { NotComparedReason, SourceFiles } from '../model.ts';
import type { Fingerprint } from './fingerprints.ts';
import type { ThreadAnswer } from './reader-thread.ts';

/** The fingerprints of each file by its path, and the files that have none. */
export type ReadFiles = {
  readonly files: ReadonlyMap<string, readonly Fingerprint[]>;
  readonly problems: readonly { readonly file: string; readonly reason: NotComparedReason }[];
};

export type Reader = {
  /** Reads one submission; never two at once. */
  readonly read: (files: SourceFiles) => Promise<ReadFiles>;
  readonly close: () => Promise<void>;
};

/** Most characters of one submission that are read; those of honest ones are a tenth of it. */
const mostCharacters = 400_000;

/** @param timeMs most milliseconds that one file may take; honest ones take 20 */
export function openReader({ timeMs = 30_000 }: { readonly timeMs?: number } = {}): Reader {
  const threads = { current: undefined as Worker | undefined };
  const fingerprints = async (text: string) => {
    threads.current ??= openThread();
    const answer = await ask(threads.current, { text, timeMs });
    if (answer !== 'ended') return answer ?? 'does-not-parse';
    await threads.current.terminate();
    threads.current = undefined;
    return 'too-long';
  };
  const close = async () => void (await threads.current?.terminate());
  return { read: (files) => readAll(files, fingerprints), close };
}

function openThread(): Worker {
  const thread = new Worker(new URL('./reader-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  // What ends a thread is told by its end.
  thread.on('error', () => {});
  thread.unref();
  return thread;
}

/** The thread's answer; `ended` when it was not there in time or the thread broke down. */
function ask(
  thread: Worker,
  { text, timeMs }: { text: string; timeMs: number },
): Promise<ThreadAnswer | 'ended'> {
  return new Promise((resolve) => {
    const finish = (answer: ThreadAnswer | 'ended') => {
      clearTimeout(clock);
      thread.off('message', finish).off('exit', end);
      resolve(answer);
    };
    const end = () => finish('ended');
    const clock = setTimeout(end, timeMs);
    thread.once('message', finish).once('exit', end);
    thread.postMessage(text);
  });
}

type Fingerprints = (text: string) => Promise<readonly Fingerprint[] | NotComparedReason>;

async function readAll(sources: SourceFiles, fingerprints: Fingerprints): Promise<ReadFiles> {
  const files = new Map<string, readonly Fingerprint[]>();
  const problems: { file: string; reason: NotComparedReason }[] = [];
  let room = mostCharacters;
  for (const file of Object.keys(sources).sort()) {
    const text = sources[file] ?? '';
    const isTooLarge = text.length > room;
    const found = isTooLarge ? 'too-large' : await fingerprints(text);
    if (!isTooLarge) room -= text.length;
    if (typeof found === 'string') problems.push({ file, reason: found });
    else files.set(file, found);
  }
  return { files, problems };
}
