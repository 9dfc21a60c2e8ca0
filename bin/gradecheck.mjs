#!/usr/bin/env node
// The command's door: hands over to the pinned Node, which runs TypeScript as it is, and waits for it, so that however
// that ends there is somebody left to say so.
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
process.stderr.on('error', () => {});
// Node writes its cache of compiled code at its end, where a limit of the size of files would be a signal that kills.
process.on('SIGXFSZ', () => {});
process.on('exit', () => module.flushCompileCache?.());
try {
  if (process.env.GRADECHECK_DOOR === undefined) handOver(findRuntime());
  else await start();
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

/** What Node made of our files is kept beside the packages, where only their owner writes: it halves the start. */
async function start() {
  const cache = new URL('../node_modules/.cache/gradecheck', import.meta.url);
  for (const flag of thriftyHeap) setFlagsFromString(flag);
  if (process.env.NODE_COMPILE_CACHE === undefined) module.enableCompileCache?.(fileURLToPath(cache));
  await import(main.href);
}

/** Descriptor 3 of the grader is a pipe that closes with this process, whatever ends it. */
function handOver(runtime) {
  const child = spawn(runtime, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
    env: { ...process.env, GRADECHECK_DOOR: '3' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.stdio[3].on('error', () => {});
  child.on('error', (error) => fail(`${runtime} cannot be started: ${error.message}`));
  child.on('exit', endAs);
}

/** The codes that the README explains, and those of the signals that a user sends. */
function endAs(code, signal) {
  const ofSignal = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
  process.exitCode = code ?? ofSignal[signal];
  if ([0, 1, 2, 3, ...Object.values(ofSignal)].includes(process.exitCode)) return;
  const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
  const why = ['SIGABRT', 'SIGKILL'].includes(signal) ? ', often for want of memory' : '';
  fail(`the grader ${how}${why}. This is a fault of gradecheck, not of a submission.`);
}

function fail(message) {
  process.stderr.write(`gradecheck: ${message}\n`);
  process.exitCode = 3;
}
