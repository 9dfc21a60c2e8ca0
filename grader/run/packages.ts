/** npm packages that a submission may import: each as one text in the submission's tree, like the assignment's code. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';
import type { PackageName, PublicCode } from '../model.ts';
import { bundle } from './bundle.ts';
import { packagePath } from './worker/tree.ts';

/** What each package is inside a realm. */
const entryPoints: Readonly<Record<PackageName, string>> = { '@tensorflow/tfjs': 'package/tensorflow.ts' };

/** Packages ask `Math.random` for numbers while they load, which in a realm throws; later they may not, either. */
const shadowMath = `let isLoaded = false;
const Math = Object.create(globalThis.Math, {
  random: { value: () => (isLoaded ? globalThis.Math.random() : 0.5) },
});`;

/**
 * Where TensorFlow.js asks whether there is a seed, it takes 0 for none and draws by itself; a right submission whose
 * rng gives 0 would be told that it uses `Math.random`.
 */
const seedTests: readonly (readonly [was: string, now: string])[] = [
  ['seed ? seed : Math.random()', 'seed ?? Math.random()'],
  ['seed = seed || Math.random()', 'seed ??= Math.random()'],
];

const seedOfZero: Plugin = {
  name: 'seed-of-zero',
  setup: ({ onLoad }) =>
    onLoad({ filter: /tfjs-core.*[\\/]ops[\\/](rand_util|multinomial)\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const contents = seedTests.reduce((changed, [was, now]) => changed.replaceAll(was, now), text);
      if (contents === text) throw new Error(`${path} asks for a seed in another way than it did`);
      return { contents };
    }),
};

const texts = new Map<PackageName, Promise<string>>();

/** `code` with the texts of its packages among its sources; those that are there already stay. */
export async function withPackages(code: PublicCode): Promise<PublicCode> {
  const sources = { ...code.sources };
  for (const name of code.packages ?? []) {
    sources[packagePath(name)] ??= await packageText(name);
  }
  return { ...code, sources };
}

/** Bundled once in a process. */
function packageText(name: PackageName): Promise<string> {
  const text = texts.get(name) ?? bundlePackage(name);
  texts.set(name, text);
  return text;
}

/** A package and all that it needs as one module of ECMAScript; no Node, no browser, nothing on the global object. */
async function bundlePackage(name: PackageName): Promise<string> {
  const { outputFiles } = await bundle({
    entryPoints: [fileURLToPath(new URL(entryPoints[name], import.meta.url))],
    write: false,
    format: 'esm',
    // Packages leave Node's parts out for browsers.
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    target: 'es2023',
    minify: true,
    legalComments: 'eof',
    define: { global: 'realmGlobal', window: 'undefined', process: 'undefined', self: 'undefined' },
    banner: { js: `const realmGlobal = {};\n${shadowMath}` },
    footer: { js: 'isLoaded = true;' },
    plugins: [seedOfZero],
  });
  return outputFiles?.[0]?.text ?? '';
}
