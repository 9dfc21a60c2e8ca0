import { describe, expect, it } from 'vitest';
import { gradeClass } from '../../../grader/batch/class.ts';
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
