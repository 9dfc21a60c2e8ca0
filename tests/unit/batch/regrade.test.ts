import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Markers, movesIn, regrade, touchedIn } from '../../../grader/batch/regrade.ts';
import { gradeThroughLedger, type Recording } from '../../../grader/batch/through-ledger.ts';
import type { ClassGrading } from '../../../grader/ledger/documents.ts';
import { keepPlan } from '../../../grader/ledger/plans.ts';
import type { Plan, Points, Sandbox } from '../../../grader/model.ts';
import { buildPlan } from '../../../grader/plan/build.ts';
import { defaultLimits } from '../../../grader/run/limits.ts';
import { openSandbox } from '../../../grader/run/sandbox.ts';
import { emptyRoll, type OpenShelf, openShelf } from '../ledger/shelf.ts';
import { doubleCheck, tinyAssignment } from '../plan/tiny-assignment.ts';
import { asMember } from './members.ts';

const sources = { ada: '2 * v', ben: '3 * v' };
const engine = { version: '1', node: 'v24', run: 'r', judge: 'j' };

let open: Sandbox;
let closed: Sandbox;
beforeAll(async () => {
  const code = { entries: { 'tiny.ts': ['double'] }, sources: {} };
  [open, closed] = await Promise.all([openSandbox({ code }), openSandbox({ code })]);
  await closed.close();
});
afterAll(() => open.close());

/** The plan of one check that is worth so many points, by its calls of that seed. */
function planOf(points: number, seed = 'seed 1'): Plan {
  return buildPlan(tinyAssignment({ checks: [{ ...doubleCheck, points }] }), seed, 'public');
}

function recordingOn(shelf: OpenShelf, plan: Plan): Recording {
  keepPlan(shelf, plan);
  return { shelf, conditions: { engine, limits: defaultLimits }, planOf: () => plan };
}

/** The class as it is graded first, for 3 points. */
async function gradeFirst(shelf: OpenShelf): Promise<ClassGrading> {
  const members = Object.entries(sources).map(([id, body]) => {
    const files = { 'tiny.ts': `export const double = (x: number[]) => x.map((v) => ${body});` };
    return asMember({ id, name: id, files, notes: [] });
  });
  const finish = ({ state }: { state: string }) => state;
  const work = { sandboxes: [open], finish };
  const entered = await gradeThroughLedger(members, recordingOn(shelf, planOf(3)), work);
  expect(entered.map(({ row }) => row)).toEqual(['graded', 'graded']);
  const settings = { assignment: 'tiny', visibility: 'public', language: 'en', plan: planOf(3).id } as const;
  return { earlier: null, settings, roll: emptyRoll, members: entered.map(({ entry }) => entry) };
}

const sameRules = { before: undefined, after: undefined };

async function regradeBy(plan: Plan, sandbox: Sandbox, markers: Markers = sameRules) {
  const shelf = openShelf();
  const first = await gradeFirst(shelf);
  const recording = recordingOn(shelf, plan);
  const heard: string[] = [];
  const telling = { language: 'en', markers } as const;
  const work = { sandboxes: [sandbox], ...telling, heard: (id: string) => heard.push(id) };
  const regraded = await regrade(await touchedIn(first.members, recording), recording, work);
  return { regraded, heard, moves: movesIn(first.members, regraded, { shelf, ...telling }) };
}

it('nobody is graded again when nothing changed', async () => {
  expect((await regradeBy(planOf(3), closed)).heard).toEqual([]);
});

it('with the same calls nothing is run: the recorded answers are judged again', async () => {
  const { regraded, heard } = await regradeBy(planOf(5), closed);
  expect(heard).toEqual(['ada', 'ben']);
  expect(regraded.map(({ entry }) => entry.state)).toEqual(['graded', 'graded']);
  expect(regraded.map(({ move }) => move && [move.before, move.after])).toEqual([
    [
      { earned: 3, points: 3 },
      { earned: 5, points: 5 },
    ],
    [
      { earned: 0, points: 3 },
      { earned: 0, points: 5 },
    ],
  ]);
});

it('with other calls everybody is run; where we fail, there is nothing to accept', async () => {
  const other = planOf(3, 'seed 2');
  const { regraded } = await regradeBy(other, open);
  expect(regraded.map(({ entry, move }) => [entry.state, move])).toEqual([
    ['graded', undefined],
    ['graded', undefined],
  ]);
  const failed = await regradeBy(other, closed);
  expect(failed.regraded.map(({ entry, move }) => [entry.state, move])).toEqual([
    ['fault', undefined],
    ['fault', undefined],
  ]);
});

it('other rules for marks move those who are not run, and those at whom we failed', async () => {
  const onScaleOf = (maximum: number) => (points: Points) => ({
    ...{ mark: (points.earned * maximum) / points.points, maximum, lines: [] },
  });
  const markers = { before: onScaleOf(6), after: onScaleOf(30) };
  for (const plan of [planOf(3), planOf(3, 'seed 2')]) {
    const { moves } = await regradeBy(plan, closed, markers);
    expect(moves).toMatchObject([
      { id: 'ada', because: 'rules', before: { earned: 3, mark: 6 }, after: { earned: 3, mark: 30 } },
      { id: 'ben', because: 'rules', before: { mark: 0, maximum: 6 }, after: { mark: 0, maximum: 30 } },
    ]);
  }
});
