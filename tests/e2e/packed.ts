/** Packages for platforms, written to disk without the zip, which takes long to make. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadTemplates } from '../../grader/cli/templates.ts';
import type { Exporter, ExportOptions, PackageFiles } from '../../grader/export/exporter.ts';
import { packageFiles } from '../../grader/export/package.ts';
import type { MarkRules } from '../../grader/model.ts';
import { loadHandout, loadManifest, loadPublicCode, loadStarter } from '../../grader/plan/load.ts';
import { publicPlan } from '../../grader/plan/plan.ts';

type Chosen = { readonly options?: Partial<ExportOptions>; readonly rules?: MarkRules };

/** What `gradecheck export PLATFORM SLUG --public` packs. */
export function packageOf(exporter: Exporter, slug: string, chosen: Chosen = {}): Promise<PackageFiles> {
  return packageFiles(exporter, {
    publicPlan: publicPlan(slug),
    code: loadPublicCode(slug),
    limits: loadManifest(slug).limits ?? {},
    elsewhere: new Map(),
    templates: loadTemplates(),
    handedOut: { handout: loadHandout(slug), starter: loadStarter(slug) },
    course: { language: 'en', hiddenReport: 'mistakes', rules: chosen.rules ?? {} },
    options: { hiddenVisibility: 'after_due_date', leaderboard: false, ...chosen.options },
  });
}

/** Lays a package's files into `folder`, as unpacking does. */
export function unpack(files: PackageFiles, folder: string): void {
  for (const [path, { content, isProgram }] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content, { mode: isProgram ? 0o755 : 0o644 });
  }
}
