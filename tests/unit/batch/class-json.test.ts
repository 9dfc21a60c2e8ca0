import { expect, it } from 'vitest';
import { classJson, rollOf } from '../../../grader/batch/class-json.ts';
import type { ClassRequest } from '../../../grader/batch/read-class.ts';
import { readClass } from '../../../grader/batch/read-class.ts';
import type { ClassRow } from '../../../grader/batch/rows.ts';
import { acceptClass, currentClass } from '../../../grader/ledger/classes.ts';
import type { Roll } from '../../../grader/model.ts';
import { oneEntry, zipWith } from '../intake/material.ts';
import { openShelf } from '../ledger/shelf.ts';

const groups = { 'teama_1101_201_optimizers.ts': 'a', 'teamb_1103_202_optimizers.ts': 'b' };
const gradebook =
  'Student,ID,SIS Login ID,Section,HW (7)\n"Lee, Ann",1101,ann,S,\n"Poe, Bob",1102,bob,S,\n"Oa, Zoe",1103,zoe,S,\n';
const roster = { path: 'gradebook.csv', bytes: new TextEncoder().encode(gradebook) };

async function rollWith(request: ClassRequest) {
  return rollOf(await readClass(await zipWith(groups, 'class.zip'), oneEntry, request));
}

const ungradedRow = (id: string, name: string): ClassRow => ({
  ...{ id, name, state: 'missing', mistakes: [], results: [], isComplete: true, timeMs: 0 },
});

it('class.json has what is true of the class as a whole: of whom it is not known whether they handed in', async () => {
  const roll = await rollWith({ roster });
  const { notes } = JSON.parse(classJson({ assignment: 'tiny' }, [], roll));
  expect(notes).toEqual([
    expect.stringMatching(/nobody can be told missing; it names none of 1 .*"Poe, Bob"/),
  ]);
  expect(classJson({ assignment: 'tiny' }, [], await rollWith({}))).not.toContain('notes');
});

it('the ledger keeps that with the class', async () => {
  const shelf = openShelf();
  const roll = await rollWith({ roster });
  const settings = { assignment: 'tiny', visibility: 'public', language: 'en' } as const;
  acceptClass(shelf, { settings, roll, members: [] });
  for (const [path, text] of shelf.atEnd) shelf.files.set(path, text);
  expect(currentClass(shelf)?.roll).toEqual(roll);
});

it('class.json has the roster’s ids and name beside the archive’s; who is who, and where, stays as it is', async () => {
  const each = { 'leeann_1101_201_optimizers.ts': 'a', 'poebob_1102_202_optimizers.ts': 'b' };
  const rollOfEach = async (request: ClassRequest) =>
    rollOf(await readClass(await zipWith(each, 'class.zip'), oneEntry, request));
  const [roll, without] = [await rollOfEach({ roster }), await rollOfEach({})];
  const rows = roll.members.map(({ id, name }) => ungradedRow(id, name));
  const [, ann] = JSON.parse(classJson({ assignment: 'tiny' }, rows, roll)).submissions;
  expect(ann).toMatchObject({ id: '1101', name: 'leeann', rosterName: 'Lee, Ann' });
  expect(ann.ids).toEqual({ lms: '1101', login: 'ann' });
  const identity = ({ members }: Roll) => members.map(({ id, ids }) => [id, ids]);
  expect(identity(roll)).toEqual(expect.arrayContaining(identity(without)));
});
