/** Makes the package that a platform's instructor uploads. */

import type { Limits, Plan, PublicCode } from '../model.ts';
import { encodePlan } from '../plan/encode.ts';
import type { Templates } from '../report/templates.ts';
import { withPackages } from '../run/packages.ts';
import type { PackageData, PackageSettings } from './engine/data.ts';
import { engineFiles } from './engine-files.ts';
import type { Exporter, ExportOptions, HandedOut, PackageFiles } from './exporter.ts';

/** Everything about an assignment that its package carries. */
export type Contents = {
  readonly publicPlan: Plan;
  readonly hiddenPlan?: Plan;
  readonly code: PublicCode;
  readonly limits: Partial<Limits>;
  readonly elsewhere: ReadonlyMap<string, string>;
  readonly templates: Templates;
  readonly handedOut: HandedOut;
  /** The course's part of the settings. */
  readonly course: Pick<PackageSettings, 'language' | 'hiddenReport' | 'rules'>;
  readonly options: ExportOptions;
};

/** The files of `exporter`'s package. @throws {Error} when a package that the engine takes is not installed. */
export async function packageFiles(exporter: Exporter, contents: Contents): Promise<PackageFiles> {
  const { publicPlan, options, course, handedOut, code } = contents;
  const engine = await engineFiles(await dataOf(exporter, contents));
  const ofCourse = course.rules.scale?.maximum ?? sumOf(publicPlan);
  return exporter.files({
    slug: publicPlan.assignment,
    title: publicPlan.title[course.language],
    entries: Object.keys(code.entries),
    handedOut,
    options,
    maximum: options.maxPoints ?? ofCourse,
    engine,
  });
}

async function dataOf(exporter: Exporter, contents: Contents): Promise<PackageData> {
  const { publicPlan, hiddenPlan, limits, elsewhere, templates, course, options } = contents;
  const code = await withPackages(contents.code);
  const isHidden = hiddenPlan !== undefined && exporter.isPublic === undefined;
  return {
    format: 1,
    plans: { public: encodePlan(publicPlan), ...(isHidden && { hidden: encodePlan(hiddenPlan) }) },
    ...{ code, limits, templates },
    files: { entries: Object.keys(code.entries), given: contents.code.sources },
    elsewhere: [...elsewhere],
    settings: { ...course, ...options, allowsWeakIsolation: exporter.allowsWeakIsolation ?? false },
  };
}

const sumOf = ({ checks }: Plan): number =>
  Math.round(checks.reduce((sum, { points }) => sum + points, 0) * 1e6) / 1e6;
