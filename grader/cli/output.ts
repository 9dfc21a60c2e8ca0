import { currentClass } from '../ledger/classes.ts';
import type { ClassGrading } from '../ledger/documents.ts';
import type { ReadShelf } from '../ledger/shelf.ts';
import { liesInside } from '../output/apart.ts';
import { onOneLine } from '../output/error.ts';
import { holdsKept } from '../output/kept.ts';
import { type Output, openOutput } from '../output/output.ts';
import { isOutput } from '../output/read.ts';
import { UsageError } from './failure.ts';

/**
 * Runs `fill` with the folder that the user named with --out, and publishes what it wrote; however the process ends
 * before that, nothing of it stays but what the ledger keeps.
 * @throws {OutputError} when the folder cannot be used.
 */
export async function fillOutput<T>(out: string, fill: (output: Output) => T | Promise<T>): Promise<T> {
  return holdOutput(openOutput(out), async (output) => {
    const filled = await fill(output);
    output.publish();
    return filled;
  });
}

/**
 * As {@link fillOutput}, for results that are no class's: in the folder of one they would take its reports' place.
 * @throws {UsageError} when the folder holds a graded class.
 */
export async function fillOwnFolder<T>(out: string, fill: (output: Output) => T | Promise<T>): Promise<T> {
  return fillOutput(out, (output) => {
    if (currentClass(output) === undefined) return fill(output);
    throw new UsageError(
      `--out ${onOneLine(out)}: holds the reports of a class, which would be removed; name another folder`,
    );
  });
}

/** Runs `use` with a folder that was taken, and gives it back however the process ends. */
export async function holdOutput<T>(output: Output, use: (output: Output) => T | Promise<T>): Promise<T> {
  process.once('exit', output.discard);
  try {
    return await use(output);
  } finally {
    process.off('exit', output.discard);
    output.discard();
  }
}

/** @throws {UsageError} when nothing of ours was ever written to the folder. */
export function requireOutput(folder: string): void {
  if (!isOutput(folder)) throw notOfBatch(folder);
}

const notOfBatch = (folder: string) =>
  new UsageError(`${onOneLine(folder)}: is not a folder that \`batch\` wrote`);

/** The class that the results in a folder are of. @throws {UsageError} when there is none; LedgerError for a torn one. */
export function requireClass(shelf: ReadShelf, folder: string): ClassGrading {
  const current = currentClass(shelf);
  if (current !== undefined) return current;
  if (!holdsKept(folder)) throw notOfBatch(folder);
  throw new UsageError(
    `${onOneLine(folder)}: holds no class that was graded to its end; run \`gradecheck batch\` first`,
  );
}

/** @throws {UsageError} when class and reports would lie in one another: the next run would take one for the other. */
export function requireApart(path: string, out: string): void {
  const [theClass, place] = [onOneLine(path), `--out ${onOneLine(out)}`];
  if (liesInside(out, path))
    throw new UsageError(`${place}: lies inside the class ${theClass}; name a folder outside of it`);
  if (liesInside(path, out))
    throw new UsageError(`${place}: the class ${theClass} lies inside of it; name another folder`);
}
