#!/usr/bin/env node
// `node bin/with-node.mjs FILE ARGS…`: runs FILE (or a tool of node_modules) on the pinned Node.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { findRuntime } from './runtime.mjs';

const [target = '', ...args] = process.argv.slice(2);
const runtime = findRuntime();
const path = `${dirname(runtime)}${delimiter}${process.env.PATH ?? ''}`;
const done = spawnSync(runtime, [fileOf(target), ...args], {
  stdio: 'inherit',
  env: { ...process.env, PATH: path },
});
process.exitCode = done.status ?? 1;

function fileOf(name) {
  if (existsSync(name)) return name;
  const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[name]);
}
