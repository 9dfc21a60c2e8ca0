import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gradeClass } from '../../../grader/batch/class.ts';
import { rowWriter } from '../../../grader/batch/rows.ts';
import { loadTemplates } from '../../../grader/cli/templates.ts';
import type { Judging, Plan, Sandbox, Submission } from '../../../grader/model.ts';
import type { Output } from '../../../grader/output/output.ts';
import { buildPlan } from '../../../grader/plan/build.ts';
import type { Templates } from '../../../grader/report/templates.ts';
import { openSandbox } from '../../../grader/run/sandbox.ts';
import { tinyAssignment } from '../plan/tiny-assignment.ts';
import { asMember } from './members.ts';

const right = 'export const double = (x: number[]) => x.map((v) => 2 * v);';
const member = (id: string, source = right): Submission => {
  return { id, name: id, files: { 'tiny.ts': source }, notes: [] };
};
const members = ['ada', 'ben', 'cleo'].map((id) => member(id));

/** Pages that are shown by a partial of the student's name; there is one for Ada and one for Cleo. */
const templatesWithoutBen: Templates = {
  ...loadTemplates(),
  'report.hbs': '{{> (lookup . "name")}}',
  'partials/ada.hbs': 'the page of {{name}}',
  'partials/cleo.hbs': 'the page of {{name}}',
};

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ code: { entries: { 'tiny.ts': ['double'] }, sources: {} } });
});
afterAll(() => sandbox.close());

async function gradeAll(plan: Plan, templates: Templates, of: readonly Submission[] = members) {
  const written: Record<string, string> = {};
  const output: Pick<Output, 'write'> = {
    write: (path, content) => {
      written[path] = String(content);
    },
  };
  const finish = rowWriter(output, { language: 'en', templates });
  return { rows: await gradeClass(of.map(asMember), () => plan, { sandboxes: [sandbox], finish }), written };
}

describe('a fault of ours', () => {
  it('while a member’s page is made is told in its row, and the others have their reports', async () => {
    const plan = buildPlan(tinyAssignment(), 'seed 1', 'hidden');
    const { rows, written } = await gradeAll(plan, templatesWithoutBen);
    expect(rows.map(({ state, isComplete }) => [state, isComplete])).toEqual([
      ['graded', true],
      ['error', false],
      ['graded', true],
    ]);
    expect(rows[1]).not.toHaveProperty('earned');
    expect(rows[1]!.error).toMatch(/^gradecheck failed at this submission, which is not its fault: .*ben/);
    expect(Object.keys(written).filter((path) => path.includes('ben'))).toEqual([]);
    expect(written['students/cleo/report.html']).toBe('the page of cleo');
    expect(written['staff/ada/report.json']).toContain('"earned"');
  });

  it('while a member is judged is told in its row, and the class goes on', async () => {
    const plan = buildPlan(tinyAssignment(), 'seed 1', 'public');
    const judging = { kind: 'by-eye' } as unknown as Judging;
    const unknown: Plan = { ...plan, checks: plan.checks.map((check) => ({ ...check, judging })) };
    const { rows } = await gradeAll(unknown, loadTemplates(), [
      member('ada'),
      // What never gets as far as being judged.
      member('ben', 'export const double = 1;'),
    ]);
    expect(rows.map(({ state, isComplete, earned }) => [state, isComplete, earned])).toEqual([
      ['error', false, undefined],
      ['graded', true, 0],
    ]);
  });

  it('is cut where it is long', async () => {
    const plan = buildPlan(tinyAssignment(), 'seed 1', 'public');
    const long = { ...member('ada'), name: 'x'.repeat(5000) };
    const { rows } = await gradeAll(plan, templatesWithoutBen, [long]);
    expect(rows[0]!.error!.length).toBeLessThan(500);
  });

  it('is not what ends a class whose output cannot be written', async () => {
    const plan = buildPlan(tinyAssignment(), 'seed 1', 'public');
    const write = () => {
      throw new Error('the disk is full');
    };
    const finish = rowWriter({ write }, { language: 'en', templates: loadTemplates() });
    await expect(
      gradeClass(members.map(asMember), () => plan, { sandboxes: [sandbox], finish }),
    ).rejects.toThrow('the disk is full');
  });
});
