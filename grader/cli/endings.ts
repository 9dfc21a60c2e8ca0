/** How the process ends when something else ends it: always with a code that the README explains, and cleaned up. */
import { Socket } from 'node:net';
import { named } from '../output/error.ts';
import { describeFailure } from './failure.ts';
import { standardOutput } from './print.ts';

/** Signal → what the process then ends with. A signal may come twice: from the terminal and from the command's door. */
const interrupts = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

const told = new Set<() => void>();

/** Calls `tell` should a signal end the process, until what this returns is called. */
export function whenInterrupted(tell: () => void): () => void {
  told.add(tell);
  return () => void told.delete(tell);
}

/** Watches for whatever may end this process but its own work. */
export function watchForEndings(): void {
  for (const [signal, exitCode] of Object.entries(interrupts))
    process.on(signal, () => {
      for (const tell of told) tell();
      process.exit(exitCode);
    });
  // Taken, it is an error of whoever writes too large a file; else it would end the process without a word.
  process.on('SIGXFSZ', () => {});
  process.on('uncaughtException', fail);
  watchStreams();
  watchDoor();
}

/** Says what went wrong and sets the exit code. */
export function tellFailure(error: unknown): void {
  const { message, exitCode } = describeFailure(error);
  process.stderr.write(`gradecheck: ${message}\n`);
  process.exitCode = exitCode;
}

function fail(error: unknown): void {
  tellFailure(error);
  process.exit();
}

/** A reader that has seen enough, such as `| head`, is no reason to stop grading; nor is progress that nobody reads. */
function watchStreams(): void {
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') fail(named(standardOutput, error));
  });
}

/** The door holds the other end of a pipe, which closes when it is gone, however that came: then nobody waits for us. */
function watchDoor(): void {
  const descriptor = process.env['GRADECHECK_DOOR'];
  if (descriptor === undefined) return;
  delete process.env['GRADECHECK_DOOR'];
  const door = new Socket({ fd: Number(descriptor) });
  door.on('error', () => {});
  door.on('close', () => process.exit(interrupts.SIGHUP));
  door.resume();
  door.unref();
}
