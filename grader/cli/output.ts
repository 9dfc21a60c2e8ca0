import { type Output, openOutput } from '../output/output.ts';

/**
 * Runs `fill` with the folder that the user named with --out, and publishes what it wrote; however the process ends
 * before that, nothing of it stays.
 * @throws {OutputError} when the folder cannot be used.
 */
export async function fillOutput<T>(out: string, fill: (output: Output) => T | Promise<T>): Promise<T> {
  const output = openOutput(out);
  process.once('exit', output.discard);
  try {
    const filled = await fill(output);
    output.publish();
    return filled;
  } finally {
    process.off('exit', output.discard);
    output.discard();
  }
}
