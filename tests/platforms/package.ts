/** A platform's package, built once for a test file and laid out in folders without being zipped. */
import { execa } from 'execa';
import { loadTemplates } from '../../grader/cli/templates.ts';
import type { Exporter, ExportOptions, Order, PackageFiles } from '../../grader/export/exporter.ts';
import { type Contents, packageFiles } from '../../grader/export/package.ts';
import type { MarkRules } from '../../grader/model.ts';
import { loadHandout, loadManifest, loadPublicCode, loadStarter } from '../../grader/plan/load.ts';
import { hiddenPlan, publicPlan } from '../../grader/plan/plan.ts';
import { boxLevels } from '../machine.ts';

/** Whose inputs nobody may see. */
export const hiddenSeed = 'the hidden seed of the packages in these tests';

type Chosen = { readonly options?: Partial<ExportOptions>; readonly rules?: MarkRules };

/** What a package is made of, with a public and a hidden plan. */
async function contentsOf(slug: string, { options, rules = {} }: Chosen): Promise<Contents> {
  return {
    publicPlan: publicPlan(slug),
    hiddenPlan: await hiddenPlan(slug, hiddenSeed),
    code: loadPublicCode(slug),
    limits: loadManifest(slug).limits ?? {},
    elsewhere: new Map(),
    templates: loadTemplates(),
    handedOut: { handout: loadHandout(slug), starter: loadStarter(slug) },
    course: { language: 'en', hiddenReport: 'mistakes', rules },
    options: {
      ...{ hiddenVisibility: 'after_due_date', leaderboard: false },
      ...(boxLevels.length === 0 && { allowsWeakIsolation: true }),
      ...options,
    },
  };
}

/** What `gradecheck export PLATFORM SLUG` packs. */
export async function packageOf(
  exporter: Exporter,
  slug: string,
  chosen: Chosen = {},
): Promise<PackageFiles> {
  return packageFiles(exporter, await contentsOf(slug, chosen));
}

/** What an exporter builds from; the same for all platforms. */
export async function orderFor(slug: string): Promise<Order> {
  let order: Order | undefined;
  const files: Exporter['files'] = (given) => {
    order = given;
    return {};
  };
  await packageOf({ name: 'taker', of: 'these tests', files }, slug);
  return order!;
}

type Place = {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
};

/** Runs a platform's command as the platform does. */
export async function runIn({ cwd, env = {}, input = '' }: Place, ...command: [string, ...string[]]) {
  const [program, ...args] = command;
  const { exitCode, stdout, stderr } = await execa(program, args, { cwd, env, input, reject: false });
  return { exitCode, stdout, stderr };
}
