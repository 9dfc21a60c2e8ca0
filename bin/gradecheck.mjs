#!/usr/bin/env node
// The command's door: hands over to the pinned Node, which runs TypeScript as it is.
import { spawn } from 'node:child_process';
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { findRuntime } from './runtime.mjs';

/**
 * The heap is cleaned before it grows by more than a third. By default a few huge answers leave 200 MiB of what nobody
 * needs any more; grading takes no longer this way.
 */
const thriftyHeap = ['--semi-space-growth-factor=1', '--heap-growing-percent=30'];

const main = new URL('../grader/cli/main.ts', import.meta.url);
try {
  const runtime = findRuntime();
  if (runtime === process.execPath) await start();
  else handOver(runtime);
} catch (error) {
  process.stderr.write(`gradecheck: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 3;
}

/** What Node made of our files is kept beside the packages, where only their owner writes: it halves the start. */
async function start() {
  const cache = new URL('../node_modules/.cache/gradecheck', import.meta.url);
  for (const flag of thriftyHeap) setFlagsFromString(flag);
  if (process.env.NODE_COMPILE_CACHE === undefined) module.enableCompileCache?.(fileURLToPath(cache));
  await import(main.href);
}

function handOver(runtime) {
  const child = spawn(runtime, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 3);
  });
}
