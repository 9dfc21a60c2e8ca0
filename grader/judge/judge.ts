/**
 * The judge's room: answers and the key become verdicts. Pure functions of plain data; an answer comes from
 * hostile code and is only ever looked at along what was expected.
 */
import type { Answer, Answers, Call, Check, Finding, Verdict } from '../model.ts';
import type { Value } from '../value.ts';
import { automaticTexts, recogniseAutomatic } from './automatic.ts';
import type { Case } from './case.ts';
import { withChanges } from './changes.ts';
import { mutatesInput, withMutationsElsewhere, withMutationsOf } from './mutations.ts';
import { rootsIn } from './roots.ts';
import type { Assessment } from './rule.ts';
import { ruleFor } from './rules.ts';
import { isContradicted } from './siblings.ts';
import type { Trial } from './trial.ts';
import { differs, explains, mutatesLike, mutatesMore } from './variant.ts';

export { type AutomaticAnswers, automaticAnswers, automaticTexts } from './automatic.ts';

/** One verdict for each check, in order. `calls` are the plan's calls, whose arguments explain some mistakes. */
export function judge(checks: readonly Check[], answers: Answers, calls: readonly Call[]): Verdict[] {
  const trials = checks.map((check) => openTrial(check, answersTo(check, answers), calls));
  const verdicts = trials.map(judgeTrial);
  const rootsOf = rootsIn(checks.filter((_, index) => verdicts[index]?.kind !== 'right'));
  const mutators = trials.filter(({ given }) => mutationsOf(given).length > 0).map(({ check }) => check.fn);
  const own = verdicts.map((verdict, index) => withoutEcho(verdict, rootsOf(checks[index]), mutators));
  const judged = trials.map((trial, index) => ({ trial, verdict: own[index] }));
  const witnesses = judged.filter(({ trial }) => rootsOf(trial.check).length === 0);
  const told = own.map((verdict, index): Verdict => {
    const fn = checks[index]?.fn;
    const siblings = witnesses.filter(({ trial }) => trial !== trials[index] && trial.check.fn === fn);
    return isContradicted(verdict, siblings) ? { kind: 'wrong', findings: verdict.findings } : verdict;
  });
  const given = checks.map((check) => answersTo(check, answers));
  return withMutationsElsewhere(told, checks, given);
}

/**
 * A function that calls one that is wrong gives wrong answers for that reason alone, and these may look like a
 * mistake of its own: none is named until what it rests on is right. One that only changes its arguments is right when
 * what it calls does that.
 */
function withoutEcho(verdict: Verdict, causes: readonly string[], mutators: readonly string[]): Verdict {
  if (causes.length === 0) return verdict;
  if (verdict.kind === 'threw') return { ...verdict, restsOn: causes };
  if (verdict.kind === 'mistake' && verdict.mistake === 'mutates-input') {
    const findings = verdict.findings.filter(({ kind }) => kind !== 'mutated');
    return causes.some((cause) => mutators.includes(cause)) ? { kind: 'right', findings } : verdict;
  }
  const isWrong = verdict.kind === 'wrong' || verdict.kind === 'mistake';
  return isWrong ? { kind: 'wrong', findings: verdict.findings, restsOn: causes } : verdict;
}

/**
 * The verdict on one check. Never throws for anything a submission answers. In this order: a fault of ours; a
 * function that is missing; a call that was stopped; a call that threw, unless a listed mistake throws, too,
 * and explains all the rest; and when every call returned, the judgement by the check's kind.
 */
export function judgeCheck(check: Check, answers: Answers, calls: readonly Call[]): Verdict {
  return judgeTrial(openTrial(check, answersTo(check, answers), calls));
}

function judgeTrial(trial: Trial): Verdict {
  const { check, given } = trial;
  const interruption = findFault(check, given) ?? findMissing(given) ?? findStopped(given);
  if (interruption !== undefined) return interruption;
  const assessments = assess(trial);
  const thrown = findThrown(given);
  if (thrown !== undefined) return judgeVariants(trial, assessments) ?? thrown;
  return withChanges(judgeReturned(trial, assessments), trial);
}

const answersTo = ({ calls }: Check, answers: Answers) => calls.map((id) => answerTo(id, answers));

function answerTo(id: string, answers: Answers): Answer {
  const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
  return answer ?? { kind: 'fault', reason: `no answer to call "${id}"` };
}

function findFault({ id, calls, expected }: Check, given: readonly Answer[]): Verdict | undefined {
  if (calls.length === 0 || expected.length !== calls.length) {
    const counts = `${calls.length} calls, ${expected.length} expected answers`;
    return { kind: 'fault', reason: `the key of check "${id}" does not fit its calls: ${counts}` };
  }
  return given.find((answer) => answer.kind === 'fault');
}

function findMissing(given: readonly Answer[]): Verdict | undefined {
  const missing = given.find((answer) => answer.kind === 'missing');
  return missing && { kind: 'missing', absence: missing.absence };
}

/** The first call that was stopped; one that ran into its limit itself tells more than one not run any more. */
function findStopped(given: readonly Answer[]): Verdict | undefined {
  const ran = given.findIndex((answer) => answer.kind === 'stopped' && answer.notRun !== true);
  const call = ran >= 0 ? ran : given.findIndex((answer) => answer.kind === 'stopped');
  const stopped = given[call];
  if (stopped?.kind !== 'stopped') return undefined;
  const { limit, loading } = stopped;
  return { kind: 'stopped', call, limit, ...(loading !== undefined && { loading }) };
}

function findThrown(given: readonly Answer[]): Verdict | undefined {
  const call = given.findIndex((answer) => answer.kind === 'threw');
  const thrown = given[call];
  if (thrown?.kind !== 'threw') return undefined;
  const { message, place, by } = thrown;
  return { kind: 'threw', call, message, ...(place && { place }), ...(by && { by }) };
}

function openTrial(check: Check, answers: readonly Answer[], calls: readonly Call[]): Trial {
  const byId = new Map(calls.map((call) => [call.id, call]));
  const called = check.calls.map((id) => byId.get(id));
  const questions = check.expected.map((expected, call) => ({
    call,
    expected,
    inputs: inputsOf(called[call]),
  }));
  const given = answers.map((answer, call) => withMutationsOf(check.fn, answer, called[call]));
  return { check, rule: ruleFor(check.judging), given, questions };
}

function inputsOf(call: Call | undefined): readonly Value[] {
  return (call?.args ?? []).flatMap((argument) => (argument.kind === 'value' ? [argument.value] : []));
}

function judgeReturned(trial: Trial, assessments: Assessments): Verdict {
  const { check } = trial;
  const right = assessments.every((assessment) => assessment?.right === true);
  const mutations = mutationsOf(trial.given);
  const findings = [...findingsOf(assessments), ...mutations];
  if (right && mutations.length === 0) return { kind: 'right', findings };
  const verdict = judgeVariants(trial, assessments);
  if (verdict !== undefined) return verdict;
  if (right) return mutatesInput(check.fn, findings);
  const mistake = recogniseAutomatic(check.judging.kind, casesOf(trial, assessments));
  if (mistake === undefined) return { kind: 'wrong', findings };
  return { kind: 'mistake', mistake, text: automaticTexts[mistake](check.fn), findings };
}

/**
 * The verdict when an accepted variant or a mistake explains every answer; the first listed of each. A mistake
 * comes before an accepted variant's values when arguments were changed that the variant leaves alone.
 */
function judgeVariants(trial: Trial, assessments: Assessments): Verdict | undefined {
  const { check, given } = trial;
  const accepted = check.accepted.find((variant) => explains(variant, given, trial));
  if (accepted !== undefined && !mutatesMore(accepted, given)) {
    return { kind: 'right', accepted: accepted.id, findings: curvesOf(assessments) };
  }
  const mistake = check.mistakes.find(
    (variant) => explains(variant, given, trial) && mutatesLike(variant, given) && differs(variant, trial),
  );
  const mutations = mutationsOf(given);
  if (mistake !== undefined) {
    const { id, text } = mistake;
    return { kind: 'mistake', mistake: id, text, findings: [...findingsOf(assessments), ...mutations] };
  }
  return accepted && mutatesInput(check.fn, [...curvesOf(assessments), ...mutations]);
}

/** The word on each answer that was returned. */
type Assessments = readonly (Assessment | undefined)[];

function findingsOf(assessments: Assessments): readonly Finding[] {
  return assessments.flatMap((assessment) => assessment?.findings ?? []);
}

/** What is worth seeing of an answer that is right in another way. */
function curvesOf(assessments: Assessments): readonly Finding[] {
  return findingsOf(assessments).filter(({ kind }) => kind === 'cost-curve' || kind === 'gradient-curve');
}

function assess({ rule, questions, given }: Trial): Assessments {
  return questions.map((question) => {
    const answer = given[question.call];
    return answer?.kind === 'returned' ? rule.assess(question, answer.value) : undefined;
  });
}

function mutationsOf(given: readonly Answer[]): readonly Finding[] {
  return given.flatMap((answer, call): Finding[] => {
    if (answer.kind !== 'returned' || answer.mutated.length === 0) return [];
    return [{ kind: 'mutated', call, arguments: answer.mutated }];
  });
}

function casesOf(trial: Trial, assessments: Assessments): readonly Case[] {
  const { judging } = trial.check;
  const tolerance = 'tolerance' in judging ? judging.tolerance : { relative: 1e-9, absolute: 1e-12 };
  return trial.questions.map(({ call, expected, inputs }) => {
    const answer = trial.given[call];
    const got = answer?.kind === 'returned' ? answer.value : undefined;
    return { expected, got, inputs, tolerance, right: assessments[call]?.right === true };
  });
}
