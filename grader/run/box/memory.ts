/**
 * How much memory a worker may map (RLIMIT_DATA). It holds for everything in the process: heaps, ArrayBuffers,
 * WebAssembly, threads. Node maps hundreds of MiB before it does anything, differently for each version and machine,
 * so the limit is what an idle runtime has mapped plus a budget.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Limits } from '../../model.ts';
import { packageFolder } from '../command.ts';

const mebibyte = 1024 * 1024;

/** One isolate, as a submission has it, in a Node that does nothing else. */
const measure = `
const { Isolate } = require(process.argv[1]);
const isolate = new Isolate();
isolate.createContextSync().evalSync('1');
const status = require('node:fs').readFileSync('/proc/self/status', 'utf8');
process.stdout.write(/^VmData:\\s*(\\d+) kB$/m.exec(status)[1]);
`;

/** What this runtime has mapped, with one isolate open, before it does anything; in bytes. */
export async function idleDataBytes(): Promise<number> {
  const args = ['--no-node-snapshot', '-e', measure, packageFolder('isolated-vm')];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: {}, timeout: 15_000 });
  const kibibytes = Number(stdout);
  if (!(kibibytes > 0)) throw new Error('the memory of an idle worker cannot be measured (is /proc there?)');
  return kibibytes * 1024;
}

/**
 * What a worker may map on top of that, in bytes: isolated-vm lets an isolate have two times its limit for a moment,
 * and the worker itself has a parser, the calls and the answers.
 */
export function budgetBytes({ memoryMb }: Limits): number {
  return (2 * memoryMb + 256) * mebibyte;
}
