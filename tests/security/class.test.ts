import { afterAll, beforeAll, expect, it } from 'vitest';
import { attackCode, attackLimits, attackPlan, honestFiles } from '../../grader/attack/assignment.ts';
import { secret } from '../../grader/attack/attack.ts';
import { attacks } from '../../grader/attack/corpus/all.ts';
import { gradeClass, type Outcome } from '../../grader/batch/class.ts';
import { reportsOf } from '../../grader/batch/publish.ts';
import { loadTemplates } from '../../grader/cli/templates.ts';
import type { Sandbox, SourceFiles, Submission } from '../../grader/model.ts';
import { renderHtml } from '../../grader/report/html.ts';
import { reportToJson } from '../../grader/report/json.ts';
import { openSandbox } from '../../grader/run/sandbox.ts';
import { strongest } from '../machine.ts';
import { asMember } from '../unit/batch/members.ts';

const plan = attackPlan('hidden');
const templates = loadTemplates();
const bait = { file: '/etc/passwd', folder: '/tmp', port: 1, pid: process.pid, mark: secret };

const handedIn = (id: string, files: SourceFiles): Submission => ({ id, name: id, files, notes: [] });

/** Right, wrong in three ways, throwing, printing and incomplete work, so that reports have something to differ in. */
const honestKinds: readonly SourceFiles[] = [
  honestFiles,
  { ...honestFiles, 'neighbour.ts': 'export const total = (x: number[]) => x.length;' },
  { 'neighbour.ts': honestFiles['neighbour.ts']! },
  { ...honestFiles, 'attacked.ts': honestFiles['attacked.ts']!.replace('2 *', '3 *') },
  {
    ...honestFiles,
    'attacked.ts': honestFiles['attacked.ts']!.replace('const out', 'console.log(x); const out'),
  },
  { ...honestFiles, 'attacked.ts': honestFiles['attacked.ts']!.replace('const out', 'null.x; const out') },
];
const honest = Array.from({ length: 150 }, (_, i) =>
  handedIn(`honest-${i}`, honestKinds[i % honestKinds.length]!),
);

const hostile = attacks
  .flatMap((attack) => (attack.kind === 'code' ? [attack] : []))
  .filter((_, i) => i % 2 === 0)
  .slice(0, 50)
  .map(({ name, files }) => handedIn(name, typeof files === 'function' ? files(bait) : files));

/** Three honest ones, then a hostile one, and so on. */
const mixed = hostile.flatMap((attack, i) => [...honest.slice(3 * i, 3 * i + 3), attack]);

let sandboxes: readonly Sandbox[];
beforeAll(async () => {
  const isolation = strongest;
  const open = () => openSandbox({ code: attackCode, limits: attackLimits, isolation });
  sandboxes = await Promise.all([open(), open()]);
});
afterAll(() => Promise.all(sandboxes.map((sandbox) => sandbox.close())));

/** The bytes of each member's reports by id. */
async function reportsFor(members: readonly Submission[]): Promise<ReadonlyMap<string, string>> {
  const finish = (outcome: Outcome): [string, string] => {
    if (outcome.state !== 'graded') throw new Error(`not graded: ${outcome.state}`);
    const { submission, grading } = outcome;
    const view = { language: 'en', templates, isolation: sandboxes[0]!.level } as const;
    const { student, staff } = reportsOf(grading, submission, view);
    const texts = [student, staff!].flatMap((report) => [
      reportToJson(report),
      renderHtml(report, { templates }),
    ]);
    return [submission.id, texts.join('\n')];
  };
  return new Map(await gradeClass(members.map(asMember), () => plan, { sandboxes, finish }));
}

it('grades 150 to the same bytes with 50 attacks among them as without', async () => {
  expect([honest.length, hostile.length, mixed.length]).toEqual([150, 50, 200]);
  const alone = await reportsFor(honest);
  const together = await reportsFor(mixed);
  const changed = honest.filter(({ id }) => together.get(id) !== alone.get(id)).map(({ id }) => id);
  expect(changed).toEqual([]);
  expect(together.size).toBe(200);
  expect(new Set(alone.values()).size).toBe(honestKinds.length);
});
