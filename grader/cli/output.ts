import { liesInside } from '../output/apart.ts';
import { onOneLine } from '../output/error.ts';
import { type Output, openOutput } from '../output/output.ts';
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

/** @throws {UsageError} when class and reports would lie in one another: the next run would take one for the other. */
export function requireApart(path: string, out: string): void {
  const [theClass, place] = [onOneLine(path), `--out ${onOneLine(out)}`];
  if (liesInside(out, path))
    throw new UsageError(`${place}: lies inside the class ${theClass}; name a folder outside of it`);
  if (liesInside(path, out))
    throw new UsageError(`${place}: the class ${theClass} lies inside of it; name another folder`);
}
