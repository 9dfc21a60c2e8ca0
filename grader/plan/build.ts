import { createHash } from 'node:crypto';
import { withMutationsOf } from '../judge/mutations.ts';
import type { Answer, Call, Check, Judging, Plan, Text, Variant, Visibility } from '../model.ts';
import { AuthorError } from './author-error.ts';
import { findBlindness, findRefusal } from './blind.ts';
import { Draw } from './draw.ts';
import { encodeHeld, encodePlan } from './encode.ts';
import { withRepeats } from './repeats.ts';
import type { Assignment, CaseArguments, CheckSpec, FunctionTable, JudgingSpec, Mistake } from './spec.ts';
import { defaultEpsilons, defaultTolerance, formName } from './spec.ts';
import { toArguments, tryCall } from './trial.ts';

/** How often a check's inputs are drawn anew when they happen to hide a mistake. */
const drawAttempts = 20;

/** The ratio that a right gradient stays under (lesson 1.13). */
const gradientBound = 1e-7;

/**
 * The plan of an assignment for one seed: the same function makes the public fixture and the hidden plan.
 * Every case draws from its own stream, named by seed, slug, check and case.
 * @throws {AuthorError} when a check cannot tell a mistake from a right answer, or the reference fails.
 */
export function buildPlan(assignment: Assignment, seed: string, visibility: Visibility): Plan {
  const { manifest } = assignment;
  requireWholeTable(assignment);
  const built = assignment.checks.map((spec) => buildCheck(assignment, spec, seed));
  const checks = built.map(({ check }) => check);
  const calls = withRepeats(
    assignment,
    built.flatMap((one) => one.calls),
    checks,
  );
  const plan = {
    format: 1,
    assignment: manifest.slug,
    title: manifest.title,
    visibility,
    calls,
    checks,
  } as const;
  return { ...plan, id: planId(plan) };
}

/** A hash of everything in the plan, by which a grading can be traced back to its inputs. */
function planId(plan: Omit<Plan, 'id'>): string {
  return createHash('sha256')
    .update(JSON.stringify(encodePlan({ ...plan, id: '' })))
    .digest('hex')
    .slice(0, 16);
}

type BuiltCheck = { readonly check: Check; readonly calls: readonly Call[] };

function buildCheck(assignment: Assignment, spec: CheckSpec, seed: string): BuiltCheck {
  const { slug } = assignment.manifest;
  let problem = '';
  for (let attempt = 0; attempt < drawAttempts; attempt++) {
    const stream = `${seed}/${slug}/${spec.id}${attempt === 0 ? '' : `/redraw ${attempt}`}`;
    const built = draftCheck(assignment, spec, stream);
    const refusal = findRefusal(built.check, built.calls);
    // Inputs are drawn again for much, but not for luck: bounds that right code misses by chance are the author's error.
    if (refusal !== undefined && spec.judging?.kind === 'expectation')
      throw new AuthorError(`${slug}, check "${spec.id}": ${refusal}`);
    const blindness = refusal ?? findBlindness(built.check, built.calls);
    if (blindness === undefined) return built;
    problem = `${blindness}, in each of ${drawAttempts} draws (the last: seed "${stream}")`;
  }
  throw new AuthorError(`${slug}, check "${spec.id}": ${problem}`);
}

function draftCheck(assignment: Assignment, spec: CheckSpec, stream: string): BuiltCheck {
  const cases = spec.cases.map((make, index) => make(new Draw(`${stream}/${index}`)));
  const calls = cases.map((args, index) => toCall(spec, args, index));
  const { accepted, mistakes } = draftVariants(assignment, spec, calls);
  const { id, fn, title, lesson, points } = spec;
  const key = { expected: expectedValues(assignment, spec, calls), accepted, mistakes };
  const judging = toJudging(spec.judging, cases[0] ?? []);
  const restsOn = spec.restsOn ?? (spec.uses ?? []).filter((name) => name !== fn);
  const check = {
    id,
    fn,
    title,
    lesson,
    points,
    restsOn,
    calls: calls.map((call) => call.id),
    judging,
    ...key,
  };
  return { calls, check };
}

function toCall(spec: CheckSpec, args: CaseArguments, index: number): Call {
  const ladder = spec.judging?.kind === 'gradient' ? [spec.judging.epsilons ?? defaultEpsilons] : [];
  return {
    id: `${spec.id}/${index}`,
    target: spec.driver === undefined ? 'student' : 'driver',
    fn: spec.driver ?? spec.fn,
    uses: spec.uses ?? [spec.fn],
    args: toArguments([...args, ...ladder]),
  };
}

function toJudging(spec: JudgingSpec = { kind: 'values' }, args: CaseArguments): Judging {
  switch (spec.kind) {
    case 'values':
      return { kind: 'values', tolerance: spec.tolerance ?? defaultTolerance };
    case 'trajectory':
      return {
        kind: 'trajectory',
        tolerance: spec.tolerance ?? defaultTolerance,
        components: spec.components(args),
      };
    case 'gradient': {
      const epsilons = spec.epsilons ?? defaultEpsilons;
      return { kind: 'gradient', bound: gradientBound, epsilons, components: spec.components(args) };
    }
    case 'expectation': {
      const { draws, falseFailure } = spec;
      return { kind: 'expectation', statistics: spec.statistics(args), draws, falseFailure };
    }
  }
}

function answersOf(assignment: Assignment, functions: FunctionTable, calls: readonly Call[]): Answer[] {
  const { driver, probes } = assignment;
  return calls.map((call) => tryCall(call, { functions, driver, probes }));
}

function expectedValues(assignment: Assignment, spec: CheckSpec, calls: readonly Call[]): Check['expected'] {
  return answersOf(assignment, assignment.reference, calls).map((answer, index) => {
    if (answer.kind === 'returned' && !isMutating(answer)) return answer.value;
    const what = answer.kind === 'threw' ? `throws "${answer.message}"` : 'changes its arguments';
    throw new AuthorError(
      `${assignment.manifest.slug}, check "${spec.id}", case ${index}: the reference ${what}`,
    );
  });
}

function isMutating({ mutated, mutatedBehind = [] }: Answer & { kind: 'returned' }): boolean {
  return mutated.length + mutatedBehind.length > 0;
}

function draftVariants(assignment: Assignment, spec: CheckSpec, calls: readonly Call[]) {
  const visible = assignment.mistakes.filter((mistake) => showsIn(spec, mistake));
  const isPartial = ({ id, fn }: Mistake) =>
    assignment.mistakes.some((other) => other.id === id && other.fn === fn && !visible.includes(other));
  const variants = withoutTwins(
    visible.map((mistake): Variant => {
      const { id, text } = mistake;
      const answers = answersOfMistake(assignment, mistake, calls);
      return { id, text, answers, ...(isPartial(mistake) && { partial: true }) };
    }),
  );
  const isAccepted = ({ id }: Variant) => assignment.manifest.accept.includes(id);
  return {
    accepted: variants.filter(isAccepted),
    mistakes: variants.filter((variant) => !isAccepted(variant)),
  };
}

/** Forms of one mistake that these inputs do not tell apart are one. */
function withoutTwins(variants: readonly Variant[]): Variant[] {
  const byMistake = Map.groupBy(variants, ({ id }) => id);
  return [...byMistake.values()].flatMap((forms) => {
    if (forms.length === 1) return forms;
    const bytes = forms.map(({ answers }) => JSON.stringify(answers.map(encodeHeld)));
    return forms.filter((_, form) => bytes.indexOf(bytes[form] ?? '') === form);
  });
}

/** Whether the check is one that shows this form of a mistake. */
function showsIn({ fn, blindTo = {} }: CheckSpec, mistake: Mistake): boolean {
  return fn === mistake.fn && ![mistake.id, formName(mistake)].some((name) => Object.hasOwn(blindTo, name));
}

function answersOfMistake(assignment: Assignment, mistake: Mistake, calls: readonly Call[]): Answer[] {
  const { fn, wrong, slipOfAuthor } = mistake;
  const given = answersOf(assignment, { ...assignment.reference, [fn]: wrong }, calls);
  const answers = given.map((answer, index) => withMutationsOf(fn, answer, calls[index]));
  const slip = slipOfAuthor?.();
  if (slip === undefined) return answers;
  const { slug } = assignment.manifest;
  throw new AuthorError(`${slug}, mistake "${formName(mistake)}" of ${fn}: its edit throws ${slip}`);
}

/** Every function graded, every mistake seen by a check, every id used once and known. */
function requireWholeTable({ manifest, checks, mistakes }: Assignment): void {
  const fail = (message: string) => {
    throw new AuthorError(`${manifest.slug}: ${message}`);
  };
  const functions = Object.values(manifest.files).flat();
  for (const fn of functions) if (!checks.some((spec) => spec.fn === fn)) fail(`no check grades ${fn}`);
  for (const spec of checks) {
    if (!isBilingual(spec.title)) fail(`check "${spec.id}" has an empty title`);
    for (const fn of [spec.fn, ...(spec.restsOn ?? [])]) {
      if (!functions.includes(fn)) fail(`check "${spec.id}" grades unknown ${fn}`);
    }
  }
  for (const mistake of mistakes) {
    const name = formName(mistake);
    if (!functions.includes(mistake.fn)) fail(`mistake "${name}" is of unknown ${mistake.fn}`);
    if (!isBilingual(mistake.text)) fail(`mistake "${name}" has an empty text`);
    if (!checks.some((spec) => showsIn(spec, mistake))) fail(`no check shows the mistake "${name}"`);
  }
  for (const ids of [checks.map(({ id }) => id), mistakes.map(formName)]) {
    if (new Set(ids).size !== ids.length) fail('an id is used twice');
  }
  for (const id of manifest.accept) {
    if (!mistakes.some((mistake) => mistake.id === id)) fail(`"accept" names no mistake: "${id}"`);
  }
}

function isBilingual({ en, zh }: Text): boolean {
  return en.trim() !== '' && zh.trim() !== '';
}
