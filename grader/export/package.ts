/** Makes the package that a platform's instructor uploads. */

import { nameAmong, nameOf } from '../format/told.ts';
import type { Language, Limits, Plan, PublicCode } from '../model.ts';
import { encodePlan } from '../plan/encode.ts';
import type { Templates } from '../report/templates.ts';
import { withPackages } from '../run/packages.ts';
import type { PackageData, PackageSettings } from './engine/data.ts';
import { engineFiles } from './engine-files.ts';
import type { CheckName, Exporter, ExportOptions, HandedOut, PackageFiles } from './exporter.ts';

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
  const { publicPlan, options, course, handedOut } = contents;
  const engine = await engineFiles(await dataOf(exporter, contents));
  const ofCourse = course.rules.scale?.maximum ?? sumOf(publicPlan);
  return exporter.files({
    slug: publicPlan.assignment,
    title: publicPlan.title[course.language],
    options,
    entries: Object.keys(contents.code.entries),
    handedOut,
    checks: checksOf(plansOf(exporter, contents), course.language),
    maximum: options.maxPoints ?? ofCourse,
    engine,
  });
}

/** The plans that go along; the last decides the mark. */
function plansOf({ isPublic }: Exporter, { publicPlan, hiddenPlan }: Contents): Plan[] {
  return isPublic || hiddenPlan === undefined ? [publicPlan] : [publicPlan, hiddenPlan];
}

/** Every check of these plans, of which the last counts, by its name in results. */
function checksOf(plans: readonly Plan[], language: Language): CheckName[] {
  return plans.flatMap(({ checks, visibility }) => {
    const counts = visibility === plans.at(-1)?.visibility;
    return checks.map(({ fn, title, points }) => {
      const name = nameOf({ fn, title: title[language] });
      const among = nameAmong({ name }, { language, visibility }, { reports: plans });
      return { name: among, points: counts ? points : 0 };
    });
  });
}

async function dataOf(exporter: Exporter, contents: Contents): Promise<PackageData> {
  const { publicPlan, limits, elsewhere, templates, course, options } = contents;
  const code = await withPackages(contents.code);
  const [, hiddenPlan] = plansOf(exporter, contents);
  return {
    format: 1,
    plans: { public: encodePlan(publicPlan), ...(hiddenPlan && { hidden: encodePlan(hiddenPlan) }) },
    ...{ code, limits, templates },
    files: { entries: Object.keys(code.entries), given: contents.code.sources },
    elsewhere: [...elsewhere],
    settings: settingsOf(exporter, course, options),
  };
}

function settingsOf(
  { isStudentsMachine }: Exporter,
  course: Contents['course'],
  { image: _, allowsWeakIsolation: isIsolateEnough, ...options }: ExportOptions,
): PackageSettings {
  const weakestIsolation = isStudentsMachine ? 'local' : isIsolateEnough ? 'isolate' : 'container';
  return { ...course, ...options, weakestIsolation };
}

const sumOf = ({ checks }: Plan): number =>
  Math.round(checks.reduce((sum, { points }) => sum + points, 0) * 1e6) / 1e6;
