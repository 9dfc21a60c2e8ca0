import { describe, expect, it } from 'vitest';
import { memberRowWriter, membersToGrade } from '../../../grader/batch/attempts.ts';
import type { Outcome } from '../../../grader/batch/class.ts';
import { loadTemplates } from '../../../grader/cli/templates.ts';
import { markOf } from '../../../grader/course/mark.ts';
import { judgeAnswers } from '../../../grader/grade.ts';
import type { ClassMember } from '../../../grader/intake/intake.ts';
import type { Answer, AttemptRules, MarkRules, Points, Verdict } from '../../../grader/model.ts';
import { buildPlan } from '../../../grader/plan/build.ts';
import { tinyAssignment } from '../plan/tiny-assignment.ts';

const plan = buildPlan(tinyAssignment(), 'seed 1', 'public');
const templates = loadTemplates();
const best: AttemptRules = { count: 'best' };

/** Ada's attempts, the first on each of so many days. */
function adaWith(attempts: number): ClassMember {
  const all = Array.from({ length: attempts }, (_, index) => ({
    label: `try ${index + 1}`,
    submittedAt: `2026-09-0${(index % 9) + 1}T10:00:00Z`,
    files: [{ path: `${index + 1}.ts`, as: 'tiny.ts' }],
  }));
  const readAttempt: ClassMember['readAttempt'] = async ({ label = '' }) => ({
    ...{ id: 'ada', name: 'Ada', files: { 'tiny.ts': label }, notes: [] },
  });
  const [latest = { files: [] }, ...before] = all.toReversed();
  const read = () => readAttempt(latest);
  return { id: 'ada', name: 'Ada', ids: {}, ...latest, earlier: before.toReversed(), read, readAttempt };
}

const submission = { id: 'ada', name: 'Ada', files: {}, notes: [] };

/** An attempt with so many of the 4 points, or at which we failed. */
function attemptWith(what: 'right' | 'wrong' | 'fault' | 'check-fault' | 'missing' | 'unreadable'): Outcome {
  if (what === 'fault') return { state: 'fault', member: submission, reason: 'a bad day' };
  if (what === 'missing') return { state: 'missing', submission };
  if (what === 'unreadable') return { state: 'unreadable', id: 'ada', name: 'Ada', error: 'not a zip' };
  const values = plan.checks.flatMap(({ calls, expected }) =>
    calls.map((id, index): [string, Answer] => [
      id,
      { kind: 'returned', value: what === 'wrong' ? 'no' : expected[index], mutated: [] },
    ]),
  );
  const { answers, verdicts } = judgeAnswers(plan, Object.fromEntries(values));
  const failed: Verdict[] = verdicts.map(() => ({ kind: 'fault', reason: 'we broke' }));
  const grading = { plan, answers, verdicts: what === 'check-fault' ? failed : verdicts };
  return { state: 'graded', submission, grading, isolation: 'isolate', timeMs: 1 };
}

type Whole = { readonly rules?: AttemptRules; readonly marks?: MarkRules };

/** Ada's row after these attempts, and what was written of her. */
function rowAfter(outcomes: readonly Outcome[], { rules = best, marks }: Whole = {}) {
  const { read: _, readAttempt: __, ...ada } = adaWith(outcomes.length);
  const attempts = [...(ada.earlier ?? []), ada];
  const member = { ids: {}, files: [], earlier: [], ...ada };
  const written = new Map<string, string>();
  const write = (path: string, text: string | Uint8Array) => void written.set(path, String(text));
  const mark = (points: Points, _id: string, attempt = 0) =>
    markOf(points, attempts.at(attempt - 1) ?? {}, marks ?? {});
  const view = { language: 'en', templates, ...(marks && { markOf: mark }) } as const;
  const toRow = memberRowWriter({ write }, view, { members: [member], rules });
  const rows = outcomes.map((outcome, index) => toRow(outcome, { id: 'ada', attempt: index + 1 }));
  expect(rows.filter((row) => row !== undefined)).toHaveLength(1);
  const page = written.get('students/ada/report.html') ?? '';
  return { row: rows.at(-1)!, page, states: rows.at(-1)!.attempts!.lines.map(({ state }) => state) };
}

describe('what is graded of several attempts', () => {
  it.each([
    [3, { count: 'latest' }, [undefined], ['try 3']],
    [3, { count: 'latest', limit: 2 }, [2], ['try 2']],
    [3, { count: 'latest', limit: 3 }, [undefined], ['try 3']],
    [3, best, [1, 2, 3], ['try 1', 'try 2', 'try 3']],
    [3, { count: 'best', limit: 2 }, [1, 2], ['try 1', 'try 2']],
    [2, { count: 'best', limit: 1 }, [1], ['try 1']],
    [1, best, [undefined], ['try 1']],
    [1, { count: 'latest', limit: 1 }, [undefined], ['try 1']],
  ] as const)('of %i by %j: the attempts %j', async (attempts, rules, numbers, texts) => {
    const members = membersToGrade([adaWith(attempts)], rules);
    expect(members.map(({ attempt }) => attempt)).toEqual(numbers);
    const read = await Promise.all(members.map((member) => member.read()));
    expect(read.map((one) => 'files' in one && one.files['tiny.ts'])).toEqual(texts);
    expect(new Set(read.map(({ id }) => id))).toEqual(new Set(['ada']));
  });
});

describe('the best attempt', () => {
  it('is the one with the most points, and of equal ones the latest', () => {
    const outcomes = ['right', 'right', 'wrong'] as const;
    const { row, states } = rowAfter(outcomes.map(attemptWith));
    expect(row).toMatchObject({ state: 'graded', isComplete: true, attempts: { counts: 2 } });
    expect(row.earned).toBe(row.points);
    expect(states).toEqual(['graded', 'counts', 'graded']);
  });

  it('is looked for among marks, of which lateness was taken off', () => {
    const late = { graceMinutes: 0, perDayPercent: 60, floorPercent: 0 };
    const marks = { deadline: '2026-09-01T12:00:00Z', late };
    const { row, page } = rowAfter([attemptWith('right'), attemptWith('right')], { marks });
    expect(row).toMatchObject({ attempts: { counts: 1 }, mark: { mark: row.points } });
    expect(page).toContain('Of all attempts, the one with the best mark counts');
  });

  it('is not final while we failed at another one', () => {
    const { row, page, states } = rowAfter([attemptWith('fault'), attemptWith('wrong')]);
    expect(row).toMatchObject({ state: 'graded', earned: 0, isComplete: false });
    expect(states).toEqual(['error', 'counts']);
    expect(page).toMatch(/Attempt 1 .*the grader failed at it/);
    expect(page).toContain('Not complete');
    const partly = rowAfter([attemptWith('check-fault'), attemptWith('right')]);
    expect(partly.row).toMatchObject({ isComplete: false, attempts: { counts: 2 } });
    expect(partly.page).toMatch(/Attempt 1 .*so far; the grader failed at some checks/);
  });

  it('is among those that could be graded; where none could, the latest says why', () => {
    expect(rowAfter((['wrong', 'unreadable', 'missing'] as const).map(attemptWith)).states).toEqual([
      'counts',
      'unreadable',
      'missing',
    ]);
    const none = rowAfter([attemptWith('missing'), attemptWith('unreadable')]);
    expect(none.row).toMatchObject({ state: 'unreadable', error: 'not a zip', isComplete: true });
    expect(none.page).toBe('');
    const ours = rowAfter([attemptWith('fault'), attemptWith('unreadable')]);
    expect(ours.row).toMatchObject({ state: 'error', isComplete: false, attempts: { counts: 1 } });
  });

  it('whose report cannot be made is our fault, whatever else was handed in', () => {
    const { read: _, readAttempt: __, ...ada } = adaWith(2);
    const members = [{ ids: {}, files: [], earlier: [], ...ada }];
    const markOf = () => {
      throw new Error('no mark today');
    };
    const view = { language: 'en', templates, markOf } as const;
    const toRow = memberRowWriter({ write: () => {} }, view, { members, rules: best });
    // The later one is done first, as may be where there are several sandboxes.
    expect(toRow(attemptWith('unreadable'), { id: 'ada', attempt: 2 })).toBeUndefined();
    expect(toRow(attemptWith('right'), { id: 'ada', attempt: 1 })).toMatchObject({
      ...{ state: 'error', isComplete: false, attempts: { counts: 1 } },
      error: expect.stringContaining('no mark today'),
    });
  });
});

it('of very many attempts the report lists the one that counts and the latest', () => {
  const outcomes = [attemptWith('right'), ...Array.from({ length: 149 }, () => attemptWith('missing'))];
  const { row, page } = rowAfter(outcomes);
  expect(row.attempts!.lines).toHaveLength(150);
  expect(page).toContain('49 earlier attempts not listed here.');
  expect(page).toMatch(/Attempt 1 .*this one counts/);
  expect(page).not.toContain('Attempt 50 ');
});

it('after the last attempt that may count nothing does, and the page says so', () => {
  const { read: _, readAttempt: __, ...ada } = adaWith(3);
  const member = { ids: {}, files: [], earlier: [], ...ada };
  const written: string[] = [];
  const write = (_path: string, text: string | Uint8Array) => void written.push(String(text));
  const counting = { members: [member], rules: { count: 'latest', limit: 2 } } as const;
  const view = { language: 'zh', templates } as const;
  const row = memberRowWriter({ write }, view, counting)(attemptWith('wrong'), { id: 'ada', attempt: 2 });
  expect(row?.attempts?.lines.map(({ state }) => state)).toEqual(['not-graded', 'counts', 'beyond-limit']);
  expect(written[0]).toContain('本课程只计前 2 次提交');
});
