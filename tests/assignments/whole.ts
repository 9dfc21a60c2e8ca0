/** An assignment from end to end, in the real sandbox: the reference and each mistake as a submission. */
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportsOf } from '../../grader/batch/publish.ts';
import { loadTemplates } from '../../grader/cli/templates.ts';
import { withPatches } from '../../grader/edits.ts';
import { grade } from '../../grader/grade.ts';
import type { Plan, Sandbox, SourceFiles, Submission, Verdict } from '../../grader/model.ts';
import { buildPlan } from '../../grader/plan/build.ts';
import {
  openWorkshop,
  type PlacedForm,
  placeForms,
  type Workshop,
} from '../../grader/plan/edited/mistakes.ts';
import {
  listAssignments,
  loadAssignment,
  loadMistakeSpecs,
  loadPublicCode,
  loadStarter,
} from '../../grader/plan/load.ts';
import { fixtureIsCurrent, publicPlan } from '../../grader/plan/plan.ts';
import { type Assignment, formName } from '../../grader/plan/spec.ts';
import { renderHtml } from '../../grader/report/html.ts';
import { reportToJson } from '../../grader/report/json.ts';
import { openSandbox } from '../../grader/run/sandbox.ts';
import { mutantLimits } from '../mutants/measure.ts';
import { unexplainedInSample } from '../mutants/sample.ts';
import { gradeSample } from '../students/sample.ts';
import { secretAt, tableSecrets } from '../students/told.ts';
import { editTexts } from './edit-texts.ts';

/** `npm run test:seeds` tries more of them than there is time for each day. */
const seedCount = Number(process.env['GRADECHECK_TEST_SEEDS'] ?? 3);
const templates = loadTemplates();
const hiddenSeeds = Array.from({ length: seedCount }, (_, index) => secretAt(index));

function submissionOf(files: SourceFiles): Submission {
  return { id: 'test', name: 'test', files, notes: [] };
}

/** What a module of ours exports, as one file that a sandbox can run; `texts` stand in the place of files, by path. */
async function bundle(contents: string, texts: ReadonlyMap<string, string> = new Map()): Promise<string> {
  const edited: Plugin = {
    name: 'edited',
    setup: ({ onLoad }) =>
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const text = texts.get(path);
        return text === undefined ? undefined : { contents: text, loader: 'ts' };
      }),
  };
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('../../assignments/', import.meta.url)) },
    bundle: true,
    // Each of hundreds of submissions is parsed anew.
    minify: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    external: ['@tensorflow/tfjs'],
    plugins: [edited],
  });
  return outputFiles[0]!.text;
}

/** A form of a mistake by its name, and the module that has the wrong function. */
type Planted = { readonly name: string; readonly id: string; readonly fn: string; readonly module: string };

/** Every form of every mistake as a module of its own. */
async function plantAll(slug: string, { reference }: Assignment): Promise<Planted[]> {
  const mistakes = await loadMistakeSpecs(slug);
  const workshop = await openWorkshop(
    new URL(`../../assignments/${slug}/checks.ts`, import.meta.url),
    reference,
  );
  const forms = mistakes.flatMap((spec) =>
    placeForms(spec, workshop).map((placed, form) => ({ id: spec.id, fn: spec.fn, form, placed })),
  );
  return Promise.all(
    forms.map(async ({ placed, ...form }) => {
      const module = await edited(form.fn, placed, workshop);
      return { name: formName(form), id: form.id, fn: form.fn, module };
    }),
  );
}

function edited(fn: string, { home, placed }: PlacedForm, { sources }: Workshop): Promise<string> {
  const byFile = Map.groupBy(placed, ({ url }) => url);
  const texts = [...byFile].map(([url, own]) => {
    const text = withPatches(sources.get(url)!.text, own);
    if (typeof text !== 'string') throw new Error(`two edits of ${url} overlap`);
    return [fileURLToPath(url), text] as const;
  });
  return bundle(`export { ${fn} as planted } from '${fileURLToPath(home.url)}';`, new Map(texts));
}

/** The part of a plan that a mistake in `fn` can show in. */
function planFor(plan: Plan, fn: string): Plan {
  const checks = plan.checks.filter((check) => check.fn === fn || check.restsOn.includes(fn));
  const ids = new Set(checks.flatMap((check) => check.calls));
  return { ...plan, checks, calls: plan.calls.filter(({ id }) => ids.has(id)) };
}

const kinds = (verdicts: readonly Verdict[]) => [...new Set(verdicts.map(({ kind }) => kind))];

/** Every fourth assignment from `first` on: the files beside this one are as long as each other and run side by side. */
export function testEveryFourth(first: 0 | 1 | 2 | 3): void {
  for (const slug of listAssignments().filter((_, index) => index % 4 === first))
    describe(slug, () => testAssignment(slug));
}

function testAssignment(slug: string): void {
  let assignment: Assignment;
  let sandbox: Sandbox;
  /** The whole plans of the first seeds, whose students are known. */
  let plans: readonly Plan[];
  let plan: Plan;
  let planted: readonly Planted[];
  let entry = '';
  let staff = '';

  /** The reference (or a mistake in place of one function) as if a student had handed it in. */
  function staffSubmission(one?: Planted): Submission {
    const functions = Object.keys(assignment.reference).filter((fn) => fn !== one?.fn);
    const exports = functions.map(
      (fn) => `const own_${fn} = reference.${fn};\nexport { own_${fn} as ${fn} };`,
    );
    const source = [`import { reference } from './staff.js';`, ...exports];
    if (one === undefined) return submissionOf({ 'staff.js': staff, [entry]: source.join('\n') });
    source.push(`export { planted as ${one.fn} } from './planted.js';`);
    return submissionOf({ 'staff.js': staff, 'planted.js': one.module, [entry]: source.join('\n') });
  }

  beforeAll(async () => {
    assignment = await loadAssignment(slug);
    staff = await bundle(`export { reference } from './${slug}/checks.ts';`);
    entry = Object.keys(assignment.manifest.files)[0]!;
    planted = await plantAll(slug, assignment);
    plans = Array.from({ length: tableSecrets }, (_, index) =>
      buildPlan(assignment, secretAt(index), 'hidden'),
    );
    plan = plans[0]!;
    sandbox = await openSandbox({ code: loadPublicCode(slug), limits: assignment.manifest.limits });
  });
  afterAll(() => sandbox?.close());

  it('has a public fixture that is current and worth 100 points', async () => {
    expect(await fixtureIsCurrent(slug), `run: npx gradecheck fixtures ${slug}`).toBe(true);
    expect(publicPlan(slug).checks.reduce((sum, { points }) => sum + points, 0)).toBe(100);
  });

  it('gives the reference full marks on hidden seeds', async () => {
    const reference = staffSubmission();
    for (const [index, seed] of hiddenSeeds.entries()) {
      // The key's mistakes change nothing for right answers; that no check is blind is seen on the first seeds.
      const ofSeed = plans[index] ?? buildPlan({ ...assignment, mistakes: [] }, seed, 'hidden');
      const { verdicts } = await grade(ofSeed, reference, sandbox);
      expect(
        verdicts.filter(({ kind }) => kind !== 'right'),
        `seed "${seed}"`,
      ).toEqual([]);
    }
  });

  it('names every form of every mistake that is submitted alone, and it costs points', async () => {
    const unnamed: string[] = [];
    for (const one of planted) {
      const { verdicts } = await grade(planFor(plan, one.fn), staffSubmission(one), sandbox);
      // A mistake that keeps something between calls shows that, too.
      const named = verdicts.flatMap((verdict) =>
        verdict.kind === 'mistake' && verdict.mistake !== 'answers-change' ? [verdict.mistake] : [],
      );
      if (!named.includes(one.id) || new Set(named).size > 1)
        unnamed.push(`${one.name}: ${named.join(', ') || kinds(verdicts)}`);
    }
    expect(unnamed).toEqual([]);
  });

  it('tells the sample of students what it is known to tell', async () => {
    const { told, known } = await gradeSample(slug, { plans, sandbox });
    expect(told, `read what changed, then: npm run students -- ${slug} --secrets 3 --update`).toEqual(known);
  });

  it('sees what is wrong with a sample of mutants', async () => {
    const limits = { ...assignment.manifest.limits, ...mutantLimits };
    const strict = await openSandbox({ code: loadPublicCode(slug), limits });
    try {
      expect(await unexplainedInSample(slug, { plans: plans.slice(0, 2), sandbox: strict })).toEqual([]);
    } finally {
      await strict.close();
    }
  });

  it('tells a student whose mistake it names nothing of the edit that the mistake is', async () => {
    const firsts = [...new Map(planted.toReversed().map((one) => [one.fn, one])).values()];
    const texts = await editTexts(slug);
    for (const one of firsts) {
      const submission = staffSubmission(one);
      const grading = await grade(planFor(plan, one.fn), submission, sandbox);
      const { student } = reportsOf(grading, submission, {
        language: 'en',
        templates,
        isolation: sandbox.level,
      });
      const told = renderHtml(student, { templates }) + reportToJson(student);
      expect(told).toContain(one.id);
      expect(texts.filter((text) => told.includes(text))).toEqual([]);
    }
  });

  it('gives the starter no points and says that nothing is written yet', async () => {
    const { verdicts } = await grade(plan, submissionOf(loadStarter(slug)), sandbox);
    const missing = verdicts.flatMap((verdict) => (verdict.kind === 'missing' ? [verdict.absence] : []));
    expect(missing).toEqual([]);
    expect(kinds(verdicts)).toEqual(['threw']);
    for (const verdict of verdicts)
      expect(verdict.kind === 'threw' && verdict.message).toMatch(/not written yet/);
  });

  it('gives an empty submission no points and names the missing file', async () => {
    const { verdicts } = await grade(plan, submissionOf({}), sandbox);
    for (const verdict of verdicts)
      expect(verdict).toMatchObject({ kind: 'missing', absence: { kind: 'no-file', file: entry } });
  });

  it('never gives a point to functions that return nothing, zeros, NaN or their input', async () => {
    const functions = Object.values(assignment.manifest.files).flat();
    for (const body of ['undefined', '0', 'NaN', '[]', '{}', 'args[0]']) {
      const source = functions.map((fn) => `export const ${fn} = (...args) => (${body});`).join('\n');
      const { verdicts } = await grade(plan, submissionOf({ [entry]: source }), sandbox);
      expect(
        verdicts.flatMap(({ kind }, index) => (kind === 'right' ? [plan.checks[index]!.id] : [])),
        body,
      ).toEqual([]);
    }
  });
}
