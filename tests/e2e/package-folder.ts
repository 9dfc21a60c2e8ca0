/** Packages for platforms, unpacked where the platform would have them. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadTemplates } from '../../grader/cli/templates.ts';
import type { Exporter, ExportOptions, PackageFiles } from '../../grader/export/exporter.ts';
import { type Contents, packageFiles } from '../../grader/export/package.ts';
import { loadHandout, loadManifest, loadPublicCode, loadStarter } from '../../grader/plan/load.ts';
import { hiddenPlan, publicPlan } from '../../grader/plan/plan.ts';

/** The assignment of these packages: the one that takes the least time. */
export const slug = 'train-dev-test';
export const entry = 'trainDevTest.ts';

/** `exporter`'s package of {@link slug}, the hidden plan included. */
export async function packageFor(
  exporter: Exporter,
  options: Partial<ExportOptions> = {},
): Promise<PackageFiles> {
  const contents: Contents = {
    publicPlan: publicPlan(slug),
    hiddenPlan: await hiddenPlan(slug, 'a hidden seed of the packages', []),
    code: loadPublicCode(slug),
    limits: loadManifest(slug).limits ?? {},
    elsewhere: new Map(),
    templates: loadTemplates(),
    handedOut: { handout: loadHandout(slug), starter: loadStarter(slug) },
    course: { language: 'en', hiddenReport: 'mistakes', rules: {} },
    options: { hiddenVisibility: 'visible', leaderboard: false, ...options },
  };
  return packageFiles(exporter, contents);
}

/** Writes what lies below `prefix` of a package into `folder`. */
export function unpack(files: PackageFiles, folder: string, prefix = ''): void {
  for (const [path, { content, isProgram }] of Object.entries(files)) {
    if (!path.startsWith(prefix)) continue;
    const target = join(folder, path.slice(prefix.length));
    mkdirSync(dirname(target), { recursive: true });
    // The pinned Node, 120 MB, is the one that runs this.
    if (path.split('/').at(-1) === 'node') symlinkSync(process.execPath, target);
    else writeFileSync(target, content, { mode: isProgram ? 0o755 : 0o644 });
  }
}
