import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { courseSettingsFor } from '../course/settings.ts';
import type { ExportOptions } from '../export/exporter.ts';
import { exporters } from '../export/exporters.ts';
import type { Contents } from '../export/package.ts';
import type { Language } from '../model.ts';
import { naming, onOneLine } from '../output/error.ts';
import { requireSealedOrNone } from '../output/seal.ts';
import { writeWhole } from '../output/whole-file.ts';
import { loadHandout, loadManifest, loadPublicCode, loadStarter } from '../plan/load.ts';
import { publicPlan } from '../plan/plan.ts';
import { courseHere, hiddenPlanFor } from './course.ts';
import { UsageError } from './failure.ts';
import * as options from './options.ts';
import { print } from './print.ts';
import { loadTemplates } from './templates.ts';
import { requireToldChecks } from './told-checks.ts';

type Chosen = Partial<Pick<ExportOptions, 'maxPoints' | 'rateLimit' | 'image'>> &
  Pick<ExportOptions, 'hiddenVisibility'> & {
    readonly out: string;
    readonly lang: Language;
    readonly public?: true;
    readonly leaderboard?: true;
    readonly allowWeakIsolation?: true;
  };

/** `gradecheck export PLATFORM SLUG --out FILE`: what an instructor uploads. */
export function exportCommand(): Command {
  const platform = new Argument('<platform>', 'whose autograder it is for');
  const command = new Command('export')
    .description('the package that runs these checks on a platform; it installs nothing from a network')
    .addArgument(platform.choices(exporters.map(({ name }) => name)))
    .argument('<slug>', 'the assignment')
    .addOption(new Option('--out <file>', 'the zip to write').makeOptionMandatory());
  for (const option of choices()) command.addOption(option);
  return command.action(exportPackage);
}

/** What an instructor may decide. */
function choices(): Option[] {
  const visibility = new Option(
    '--hidden-visibility <when>',
    'when students see the hidden checks, where the platform can say',
  );
  return [
    new Option('--public', "leave out the course's hidden plan: the public checks decide the mark"),
    options.maxPointsOption,
    visibility.choices(['visible', 'hidden', 'after_due_date', 'after_published']).default('after_due_date'),
    new Option('--rate-limit <n/hours>', 'grade up to N handed in within so many hours').argParser(parseRate),
    new Option('--leaderboard', 'show a leaderboard, where the platform has one'),
    new Option('--image <name>', "the container image's name, where the platform runs one"),
    new Option(
      '--allow-weak-isolation',
      "grade other people's code although the platform's machine allows no box",
    ),
    options.languageOption,
  ];
}

function parseRate(text: string): { submissions: number; hours: number } {
  const [submissions = 0, hours = 0] = text.split('/').map(Number);
  const isRate = /^\d{1,3}\/\d{1,4}$/.test(text) && submissions > 0 && hours > 0;
  if (!isRate) throw new InvalidArgumentError('such as 5/24: five within 24 hours');
  return { submissions, hours };
}

async function exportPackage(platform: string, slug: string, chosen: Chosen): Promise<void> {
  // What bundles and packs is not for other commands to wait for.
  const [{ packageFiles }, { sealedZip }] = await Promise.all([
    import('../export/package.ts'),
    import('../output/sealed-zip.ts'),
  ]);
  const exporter = exporters.find(({ name }) => name === platform);
  if (exporter === undefined) throw new UsageError(`export: no platform is called ${platform}`);
  const place = `--out ${onOneLine(chosen.out)}`;
  naming(place, () => requireSealedOrNone(chosen.out, place));
  const withoutHidden = chosen.public === true || exporter.isPublic === true;
  const contents = await contentsFor(slug, chosen, withoutHidden);
  if (contents.hiddenPlan) requireToldChecks(platform, contents.course.hiddenReport);
  const files = await packageFiles(exporter, contents);
  const zip = await sealedZip(files);
  naming(place, () => writeWhole(chosen.out, zip));
  print(`${onOneLine(chosen.out)} written\n`);
}

async function contentsFor(slug: string, chosen: Chosen, withoutHidden: boolean): Promise<Contents> {
  const course = courseHere();
  const settings = courseSettingsFor(course, slug);
  const { hiddenReport, rules, seeds } = settings;
  if (!withoutHidden && seeds === 'student')
    throw new UsageError(
      'course.json: "seeds": "student" gives each student hidden inputs of their own, and a package has one plan; set "course" for this assignment, or leave the hidden plan out with --public',
    );
  return {
    publicPlan: publicPlan(slug),
    ...(withoutHidden ? {} : { hiddenPlan: await hiddenPlanFor(slug, course) }),
    code: loadPublicCode(slug),
    limits: { ...loadManifest(slug).limits, ...settings.limits },
    elsewhere: options.entriesOfOthers(slug),
    templates: loadTemplates(),
    handedOut: { handout: loadHandout(slug, chosen.lang), starter: loadStarter(slug) },
    course: { language: chosen.lang, hiddenReport, rules },
    options: exportOptionsOf(chosen),
  };
}

function exportOptionsOf(chosen: Chosen): ExportOptions {
  const { maxPoints, rateLimit, image, hiddenVisibility, leaderboard = false, allowWeakIsolation } = chosen;
  return {
    ...{ hiddenVisibility, leaderboard },
    ...(maxPoints === undefined ? {} : { maxPoints }),
    ...(rateLimit === undefined ? {} : { rateLimit }),
    ...(image === undefined ? {} : { image }),
    ...(allowWeakIsolation && { allowsWeakIsolation: true }),
  };
}
