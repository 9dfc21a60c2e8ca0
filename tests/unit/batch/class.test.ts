import { describe, expect, it } from 'vitest';
import { gradeClass, type Outcome, type PlanSource } from '../../../grader/batch/class.ts';
import type { Plan, Submission } from '../../../grader/model.ts';
import { buildPlan } from '../../../grader/plan/build.ts';
import { openSandbox } from '../../../grader/run/sandbox.ts';
import { tinyAssignment } from '../plan/tiny-assignment.ts';
import { asMember } from './members.ts';

const plan: Plan = buildPlan(tinyAssignment(), 'seed 1', 'public');
const code = { entries: { 'tiny.ts': ['double'] }, sources: {} };

function handedIn(id: string, source?: string): Submission {
  return { id, name: id, files: source === undefined ? {} : { 'tiny.ts': source }, notes: [] };
}

const right = 'export const double = (x: number[]) => x.map((v) => 2 * v);';
const members = [
  handedIn('right', right),
  { id: 'broken', name: 'broken', error: 'not a zip' },
  handedIn('empty'),
  handedIn('tripled', right.replace('2 *', '3 *')),
  handedIn('stuck', 'export function double() { for (;;); }'),
  handedIn('after', right),
];

describe('a class', () => {
  it.each([1, 3])(
    'comes back in its own order, each member graded as if alone, by %i sandboxes',
    async (count) => {
      const limits = { callTimeMs: 1000 };
      const sandboxes = await Promise.all(Array.from({ length: count }, () => openSandbox({ code, limits })));
      const heard: string[] = [];
      const rows = await gradeClass(members.map(asMember), () => plan, {
        sandboxes,
        finish: (outcome) => {
          heard.push(outcome.state);
          if (outcome.state === 'unreadable') return [outcome.id, outcome.error];
          if (outcome.state === 'fault') return [outcome.member.id, outcome.reason];
          if (outcome.state === 'missing') return [outcome.submission.id, outcome.state];
          return [outcome.submission.id, outcome.grading.verdicts[0]!.kind];
        },
      });
      await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
      expect(rows).toEqual([
        ['right', 'right'],
        ['broken', 'not a zip'],
        ['empty', 'missing'],
        ['tripled', 'mistake'],
        ['stuck', 'stopped'],
        ['after', 'right'],
      ]);
      expect(heard).toHaveLength(6);
    },
  );
});

describe('the plan of each member', () => {
  const gradeBy = async (planOf: PlanSource) => {
    const sandbox = await openSandbox({ code });
    try {
      const finish = (outcome: Outcome) => outcome;
      const members = [handedIn('ada', right), handedIn('empty'), handedIn('ben', right)];
      return await gradeClass(members.map(asMember), planOf, { sandboxes: [sandbox], finish });
    } finally {
      await sandbox.close();
    }
  };

  it('is asked for by its id, and not where nothing was handed in', async () => {
    const asked: string[] = [];
    const outcomes = await gradeBy(async (id) => {
      asked.push(id);
      return buildPlan(tinyAssignment(), `seed of ${id}`, 'hidden');
    });
    expect(asked).toEqual(['ada', 'ben']);
    const plans = outcomes.flatMap((outcome) => (outcome.state === 'graded' ? outcome.grading.plan.id : []));
    expect(new Set(plans).size).toBe(2);
  });

  it('that cannot be built is our fault at that member, who can be tried again', async () => {
    const outcomes = await gradeBy((id) =>
      id === 'ada' ? Promise.resolve({ reason: 'it is blind' }) : plan,
    );
    expect(outcomes.map(({ state }) => state)).toEqual(['fault', 'missing', 'graded']);
    expect(outcomes[0]).toMatchObject({ reason: 'it is blind', submission: { files: { 'tiny.ts': right } } });
  });

  it('ends the class where it cannot be kept', async () => {
    const full = () => Promise.reject(new Error('the disk is full'));
    await expect(gradeBy(full)).rejects.toThrow('the disk is full');
  });
});
