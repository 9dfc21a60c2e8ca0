#!/usr/bin/env node
// The command's door: hands over to the pinned Node, which runs TypeScript as it is.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findRuntime } from './runtime.mjs';

const main = new URL('../grader/cli/main.ts', import.meta.url);
try {
  const runtime = findRuntime();
  if (runtime === process.execPath) await import(main.href);
  else handOver(runtime);
} catch (error) {
  process.stderr.write(`gradecheck: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 3;
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
