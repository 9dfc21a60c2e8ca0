import { describe, expect, it } from 'vitest';
import { buildPlan } from '../../../grader/plan/build.ts';
import { readFixture, writeFixture } from '../../../grader/plan/fixture.ts';
import { readManifest } from '../../../grader/plan/load.ts';
import type { Mistake } from '../../../grader/plan/spec.ts';
import { SchemaError } from '../../../grader/schema.ts';
import { tinyAssignment, tripled } from './tiny-assignment.ts';

const notANumber: Mistake = {
  ...tripled,
  id: 'nan',
  wrong: (x: number[]) => x.map((_, i) => [Number.NaN, -0, 1 / 0, 7][i]),
};

describe('fixtures', () => {
  const plan = buildPlan(tinyAssignment({ mistakes: [tripled, notANumber] }), 'seed 1', 'public');

  it('come back as they were written, special numbers included', () => {
    expect(readFixture(writeFixture(plan), 'tiny.json')).toEqual(plan);
    const [, nan] = readFixture(writeFixture(plan), 'tiny.json').checks[0]!.mistakes;
    const [answer] = nan!.answers;
    expect(answer!.kind === 'returned' && answer!.value).toEqual([
      Number.NaN,
      -0,
      Number.POSITIVE_INFINITY,
      7,
    ]);
  });

  it('are refused with path, place and expectation', () => {
    const broken = writeFixture(plan).replace('"visibility":"public"', '"visibility":"open"');
    expect(() => readFixture(broken, 'fixtures/tiny.json')).toThrow(SchemaError);
    expect(() => readFixture(broken, 'fixtures/tiny.json')).toThrow(
      'fixtures/tiny.json: at /visibility: must be equal to one of the allowed values (["public","hidden"])',
    );
    expect(() => readFixture('{', 'fixtures/tiny.json')).toThrow(/^fixtures\/tiny.json: not valid JSON/);
    const unreadable = writeFixture(plan).replace('"value":[', '"value":[{"$":"huge"},');
    expect(() => readFixture(unreadable, 'fixtures/tiny.json')).toThrow(
      new SchemaError('fixtures/tiny.json: a value in it cannot be read: unknown tag'),
    );
  });
});

describe('manifests', () => {
  const manifest = tinyAssignment().manifest;

  it('are accepted when whole', () => {
    expect(readManifest(JSON.stringify(manifest), 'assignment.json')).toEqual(manifest);
  });

  it.each([
    [{ ...manifest, format: 2 }, 'at /format: must be equal to constant (1)'],
    [{ ...manifest, colour: 'red' }, 'at the top level: "colour" is not known to this version of gradecheck'],
    [{ ...manifest, files: { '../x.ts': ['f'] } }, 'at /files'],
    [{ ...manifest, limits: { callTimeMs: 1 } }, 'at /limits/callTimeMs: must be >= 50'],
    [{ ...manifest, title: { en: 'only' } }, "at /title: must have required property 'zh'"],
  ])('are refused with the place: %#', (document, message) => {
    expect(() => readManifest(JSON.stringify(document), 'assignment.json')).toThrow(message);
  });
});
