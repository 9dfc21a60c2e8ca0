import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../../grader/model.ts';
import { reportToJson } from '../../../grader/report/json.ts';
import { summarize } from '../../../grader/report/summarize.ts';
import { NotData } from '../../../grader/value.ts';
import { contextOf, planOf, verdicts } from './fixture.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../grader/report/schema/report.json', import.meta.url), 'utf8'),
);
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
const report = summarize(contextOf(), verdicts);

describe('the schema', () => {
  test.each([
    ['public', report],
    ['hidden', summarize(contextOf({ plan: planOf('hidden') }), verdicts)],
    ['staff', summarize(contextOf({ plan: planOf('hidden'), audience: 'staff' }), verdicts)],
    ['Chinese', summarize(contextOf({ language: 'zh' }), verdicts)],
  ])('accepts a %s report', (_, one) => {
    validate(JSON.parse(reportToJson(one)));
    expect(validate.errors).toBeNull();
  });

  test('refuses a report with an unknown verdict or a stray field', () => {
    const document = JSON.parse(reportToJson(report));
    expect(validate({ ...document, host: 'grader-1' })).toBe(false);
    document.results[0].verdict.kind = 'fine';
    expect(validate(document)).toBe(false);
  });
});

test('the fixed fields come first, under their plain names', () => {
  const document = JSON.parse(reportToJson(report));
  expect(document).toMatchObject({
    format: 1,
    assignment: 'optimizers',
    visibility: 'public',
    complete: false,
    earned: 5,
  });
  expect(document.results[1]).toMatchObject({
    id: 'check-1',
    fn: 'updateParametersWithMomentum',
    lesson: '2.6',
    points: 2,
    earned: 0,
    verdict: { kind: 'mistake', mistake: 'no-one-minus-beta' },
  });
});

test('NaN, infinities, −0, undefined and what is not data survive', () => {
  const got = {
    loss: Number.NaN,
    list: [-0, Number.NEGATIVE_INFINITY, undefined],
    f: new NotData('a function'),
  };
  const answers = { '0:0': { kind: 'returned', value: got, mutated: [] } } as const;
  const document = JSON.parse(reportToJson(summarize(contextOf({ answers }), verdicts)));
  expect(document.results[0].calls[0].got).toEqual({
    $: 'object',
    of: [
      ['loss', { $: 'NaN' }],
      ['list', [{ $: '-0' }, { $: '-Infinity' }, { $: 'undefined' }]],
      ['f', { $: 'other', of: 'a function' }],
    ],
  });
  const pattern = document.results.find((one: { title: string }) => one.title === 'Pattern not-a-number');
  expect(pattern.verdict.findings[0].worst.got).toEqual({ $: 'NaN' });
});

test('the same report gives the same bytes, two spaces deep, with a newline at the end', () => {
  const json = reportToJson(report);
  expect(reportToJson(summarize(contextOf(), verdicts))).toBe(json);
  expect(json.startsWith('{\n  "format": 1,\n  "assignment": "optimizers",\n')).toBe(true);
  expect(json.endsWith('}\n')).toBe(true);
  expect(JSON.parse(reportToJson({ ...report, results: [], notes: [] } as Report)).results).toEqual([]);
});
