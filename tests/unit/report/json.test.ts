import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../grader/model.ts';
import { reportToJson } from '../../../grader/report/json.ts';
import { summarize } from '../../../grader/report/summarize.ts';
import { contextOf, planOf, verdicts } from './fixture.ts';

const schema = JSON.parse(readFileSync(new URL('../../../docs/report.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv({ allowUnionTypes: true, strictTypes: false }).compile(schema);

function problemsOf(text: string): unknown {
  return validate(JSON.parse(text)) ? [] : validate.errors;
}

const report = summarize(contextOf(), verdicts);

describe('reportToJson', () => {
  it.each([
    ['public, English', contextOf()],
    ['public, Chinese', contextOf({ language: 'zh' })],
    ['hidden, for the student', contextOf({ plan: planOf('hidden') })],
    ['hidden, for staff', contextOf({ plan: planOf('hidden'), audience: 'staff' })],
  ] as const)('fits its schema: %s', (_, context) => {
    expect(problemsOf(reportToJson(summarize(context, verdicts)))).toEqual([]);
  });

  it('gives the same bytes for the same report', () => {
    expect(reportToJson(report)).toBe(reportToJson(summarize(contextOf(), verdicts)));
  });

  it('keeps the numbers that JSON lacks', () => {
    const text = reportToJson(report);
    expect(text).toContain('"$": "NaN"');
    expect(text).toContain('"$": "-0"');
    expect(text).not.toMatch(/: (null|NaN|Infinity|undefined)\b/);
  });

  it('keeps what does not fit a JSON number in findings', () => {
    const finding = {
      kind: 'cost-curve',
      call: 0,
      expected: [1, 0.5],
      got: [1, Number.POSITIVE_INFINITY],
    } as const;
    const one: Report = {
      ...report,
      results: [{ ...report.results[0]!, verdict: { kind: 'wrong', findings: [finding], restsOn: ['f'] } }],
    };
    expect(problemsOf(reportToJson(one))).toEqual([]);
    const { results } = JSON.parse(reportToJson(one));
    expect(results[0].verdict.findings[0].got).toEqual([1, { $: 'Infinity' }]);
  });

  it('ends with one newline and indents by two spaces', () => {
    expect(reportToJson(report)).toMatch(/^\{\n {2}"format": 1,\n[\s\S]*\n\}\n$/);
  });
});

describe('the schema', () => {
  const change = (edit: (document: Record<string, unknown>) => void) => {
    const document = JSON.parse(reportToJson(report));
    edit(document);
    return problemsOf(JSON.stringify(document));
  };

  it.each(Object.keys(report))('asks for %s', (key) => {
    expect(change((document) => delete document[key])).not.toEqual([]);
  });

  it('refuses unknown fields, verdicts and findings', () => {
    const first = (document: Record<string, unknown>) =>
      (document['results'] as Record<string, unknown>[])[1]!;
    expect(
      change((document) => {
        document['host'] = 'x';
      }),
    ).not.toEqual([]);
    expect(
      change((document) => {
        first(document)['verdict'] = { kind: 'great' };
      }),
    ).not.toEqual([]);
    expect(
      change((document) => {
        first(document)['verdict'] = { kind: 'wrong', findings: [{ kind: 'odd', call: 0 }] };
      }),
    ).not.toEqual([]);
    expect(
      change((document) => {
        first(document)['earned'] = '2';
      }),
    ).not.toEqual([]);
  });
});
