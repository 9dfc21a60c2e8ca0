import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readManifest } from '../../../grader/plan/load.ts';
import { defaultLimits } from '../../../grader/run/limits.ts';
import { largestValueLimits } from '../../../grader/value.ts';
import { tinyAssignment } from './tiny-assignment.ts';

type Range = { readonly type: string; readonly default: number; minimum: number; maximum: number };

const schemaFile = new URL('../../../grader/plan/schema/assignment.json', import.meta.url);
const schema = JSON.parse(readFileSync(schemaFile, 'utf8'));
const ranges: Readonly<Record<string, Range>> = schema.properties.limits.properties;

it('the manifest’s schema names every limit, with the default that holds', () => {
  const defaults = Object.entries(ranges).map(([name, range]) => [name, range.default]);
  expect(Object.fromEntries(defaults)).toEqual(defaultLimits);
});

it.each(Object.entries(ranges))('%s may be set to whole numbers of its range', (name, range) => {
  expect(range.type).toBe('integer');
  expect(range.default).toBeGreaterThan(range.minimum);
  expect(range.default).toBeLessThan(range.maximum);
  const read = (value: number) =>
    readManifest(JSON.stringify({ ...tinyAssignment().manifest, limits: { [name]: value } }), 'a.json')
      .limits;
  expect(read(range.minimum)).toEqual({ [name]: range.minimum });
  expect(read(range.maximum)).toEqual({ [name]: range.maximum });
  for (const wrong of [range.minimum - 1, range.maximum + 1, range.default + 0.5]) {
    expect(() => read(wrong)).toThrow(`at /limits/${name}: must be`);
  }
});

it('what a manifest may allow an answer can be read back from a fixture', () => {
  expect(ranges['valueDepth']?.maximum).toBe(largestValueLimits.depth);
  expect(ranges['valueCount']?.maximum).toBe(largestValueLimits.items);
});
