/** What a platform asks for, and where its answer goes. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormatFile, HandingIn } from '../../model.ts';
import type { PackageData } from './data.ts';

/** Takes the results as they stand; `isFinal` once, at the end. */
export type Deliver = (files: readonly FormatFile[], isFinal: boolean) => void;

/** One handing in, as a platform tells it. */
export type Task = {
  /** A folder or file. */
  readonly submission: string;
  /** Whether that is a whole repository, in which much is passed over that nobody meant to hand in. */
  readonly isRepository?: true;
  /** A format's name. */
  readonly format: string;
  readonly handingIn: HandingIn;
  /** The platform's own deadline for this student, which may be an extension; it wins over the course's. */
  readonly deadline?: string;
  readonly remarks: readonly string[];
  /** When this attempt is not to be graded: what the platform gets instead. */
  readonly instead?: readonly FormatFile[];
  readonly deliver: Deliver;
};

/** How a platform called. */
export type PlatformCall = {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly data: PackageData;
};

/** Reads what a platform asks for. @throws {Error} when the platform's own files are not what it documents. */
export type PlatformRun = (call: PlatformCall) => Task | Promise<Task>;

/**
 * Files appear in `folder` whole or not at all, so that whoever ends us finds the last state. What lies there already is
 * somebody else's: nothing is written through a link. Who may read them is the umask's, and so the package's script's.
 */
export function intoFolder(folder: string): Deliver {
  return (files) => {
    for (const { name, text } of files) {
      const partial = join(folder, `.${name}.partial`);
      try {
        rmSync(partial, { recursive: true, force: true });
        writeFileSync(partial, text, { flag: 'wx' });
        renameSync(partial, join(folder, name));
      } finally {
        rmSync(partial, { force: true });
      }
    }
  };
}

/** The result itself on standard output, at the end. */
export const toStandardOutput: Deliver = ([result], isFinal) => {
  if (isFinal && result !== undefined) writeFileSync(1, result.text);
};
