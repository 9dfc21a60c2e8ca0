import { type Output, openOutput } from '../output/output.ts';

/**
 * Runs `fill` with the folder that the user named with --out, and publishes what it wrote; however the process ends
 * before that, nothing of it stays but what the ledger keeps.
 * @throws {OutputError} when the folder cannot be used.
 */
export function fillOutput<T>(out: string, fill: (output: Output) => T | Promise<T>): Promise<T> {
  return holdOutput(out, async (output) => {
    const filled = await fill(output);
    output.publish();
    return filled;
  });
}

/** Runs `use` with that folder, which is nobody else's until then. @throws {OutputError} when it cannot be used. */
export async function holdOutput<T>(out: string, use: (output: Output) => T | Promise<T>): Promise<T> {
  const output = openOutput(out);
  process.once('exit', output.discard);
  try {
    return await use(output);
  } finally {
    process.off('exit', output.discard);
    output.discard();
  }
}
