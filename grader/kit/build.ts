/** The zip that a student gets: handout, starter, given code, the public plan and the engine as one file. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PackageName } from '../model.ts';
import { sealedZip } from '../output/sealed-zip.ts';
import { encodePlan } from '../plan/encode.ts';
import { loadHandout, loadManifest, loadPublicCode, loadStarter } from '../plan/load.ts';
import { publicPlan } from '../plan/plan.ts';
import type { Templates } from '../report/templates.ts';
import { bundleCommonJs } from '../run/bundle.ts';
import { withPackages } from '../run/packages.ts';
import type { KitData } from './engine.ts';
import { renderHandout } from './handout.ts';

const languages = [
  { language: 'en', ending: '' },
  { language: 'zh', ending: '.zh' },
] as const;

/** The vitest that kits ask for: the newest that runs on Node 20; vite is held to one that does, too. */
const kitVersions = { vitest: '3.2.7', vite: '6.4.6', tfjs: '4.22.0' };

/**
 * The bytes of an assignment's kit, sealed: the same for the same repository. Made from a whitelist; it holds no
 * reference, no check source and nothing of a hidden plan.
 * @throws {UnknownAssignmentError | FixtureError | SchemaError} when the assignment cannot be had.
 */
export async function buildKit(slug: string, templates: Templates): Promise<Buffer> {
  const files = await kitFiles(slug, templates);
  return sealedZip(Object.fromEntries(Object.entries(files).map(([path, content]) => [path, { content }])));
}

async function kitFiles(slug: string, templates: Templates): Promise<Record<string, string>> {
  const code = await withPackages(loadPublicCode(slug));
  const { library, limits } = loadManifest(slug);
  const data: KitData = { plan: encodePlan(publicPlan(slug)), code, limits, templates };
  return {
    ...Object.fromEntries(library.map((file) => [`library/${file}`, code.sources[`library/${file}`] ?? ''])),
    ...loadStarter(slug),
    ...handoutFiles(slug, templates),
    'package.json': `${JSON.stringify(packageOf(slug, code.packages ?? []), null, 2)}\n`,
    'tsconfig.json': readPart('tsconfig.json'),
    'vitest.config.js': readPart('vitest.config.js'),
    'gradecheck/checks.test.js': readPart('checks.test.js'),
    'gradecheck/assignment.json': `${JSON.stringify(data)}\n`,
    'gradecheck/engine.cjs': await engineFile(),
  };
}

/** The handout in both languages, as Markdown and as a page. */
function handoutFiles(slug: string, templates: Templates): Record<string, string> {
  const files = languages.map(({ language, ending }) => {
    const markdown = `${loadHandout(slug, language).trimEnd()}\n\n${readPart(`running${ending}.md`)}`;
    return {
      [`README${ending}.md`]: markdown,
      [`README${ending}.html`]: renderHandout(markdown, { language, templates }),
    };
  });
  return Object.assign({}, ...files);
}

/** The kit carries the packages' code itself; as dependencies they bring their types, and native speed where it can be had. */
function packageOf(slug: string, packages: readonly PackageName[]): object {
  const usesTensors = packages.includes('@tensorflow/tfjs');
  return {
    name: `my-${slug}`,
    private: true,
    type: 'module',
    scripts: { test: 'vitest run' },
    ...(usesTensors && { dependencies: { '@tensorflow/tfjs': kitVersions.tfjs } }),
    devDependencies: { vitest: kitVersions.vitest },
    ...(usesTensors && { optionalDependencies: { '@tensorflow/tfjs-node': kitVersions.tfjs } }),
    overrides: { vite: kitVersions.vite },
  };
}

/** A file that goes into every kit as it is. */
function readPart(name: string): string {
  return readFileSync(new URL(`./parts/${name}`, import.meta.url), 'utf8');
}

let engine: Promise<string> | undefined;

/** The same for every kit, so it is bundled once in a process. */
function engineFile(): Promise<string> {
  engine ??= bundleEngine();
  return engine;
}

/** `engine.ts` and all it imports as one JavaScript file for Node 20 and later. */
function bundleEngine(): Promise<string> {
  return bundleCommonJs(fileURLToPath(new URL('./engine.ts', import.meta.url)), 'node20');
}
