import { describe, expect, it } from 'vitest';
import { loadTemplates } from '../../../grader/cli/templates.ts';
import type { Answers, Verdict } from '../../../grader/model.ts';
import { renderHtml } from '../../../grader/report/html.ts';
import { reportToJson } from '../../../grader/report/json.ts';
import { redact } from '../../../grader/report/redact.ts';
import { type ReportContext, summarize } from '../../../grader/report/summarize.ts';
import { renderTerminal } from '../../../grader/report/terminal.ts';
import { cases, contextOf, planOf, verdicts } from './fixture.ts';

/** What only someone may know who has seen the hidden inputs, the key or what student code said about them. */
const secrets = [
  'seed-of-input', // a generator's seed
  '0.909297', // Math.sin(2), an input and an expected number
  '1.62', // expected, in a finding
  '3.24', // got, in a finding
  'secret', // printed
  'batch 0', // printed before a throw
  'Cannot read properties', // thrown
  'high variance', // an expected text
  'share of kept units', // a statistic's label
  'the worker did not start',
  'dW2', // a key that is missing
];

const hiddenFor = (audience: ReportContext['audience']) =>
  summarize(contextOf({ plan: planOf('hidden'), audience }), verdicts);

describe('a hidden report for a student', () => {
  const report = hiddenFor('student');
  const shown = [
    JSON.stringify(report),
    reportToJson(report),
    renderTerminal(report, { color: false }),
    renderHtml(report, { templates: loadTemplates() }).replace(/<style>[\s\S]*<\/style>/, ''),
  ];

  it.each(secrets)('does not hold %s', (secret) => {
    for (const text of shown) expect(text).not.toContain(secret);
  });

  it('says in full why a file does not load', () => {
    for (const text of shown) expect(text).toContain('x is not defined');
  });

  it('names titles, verdicts and mistakes all the same', () => {
    expect(report.results.map(({ verdict }) => verdict.kind)).toEqual(verdicts.map(({ kind }) => kind));
    expect(shown[2]).toContain('without the factor (1 − β)');
    expect(shown[3]).toContain('Momentum: one step');
  });

  it('holds no calls, output or sampling', () => {
    for (const result of report.results) {
      expect(result).not.toHaveProperty('calls');
      expect(result).not.toHaveProperty('printed');
      expect(result).not.toHaveProperty('sampling');
    }
  });
});

describe('a hidden report for a student whose course tells less', () => {
  const reportOf = (hiddenReport: ReportContext['hiddenReport']) =>
    summarize(contextOf({ plan: planOf('hidden'), audience: 'student', hiddenReport }), verdicts);
  const onInputs = verdicts.filter(({ kind }) => kind !== 'missing' && kind !== 'fault');
  const others = verdicts.filter((verdict) => !onInputs.includes(verdict));

  it('says of each check whether it is right, and what is missing', () => {
    const { told, results } = reportOf('verdicts');
    expect(told).toBe('verdicts');
    expect(results.map(({ verdict }) => verdict.kind)).toEqual(
      verdicts.map(({ kind }) =>
        kind === 'right' || kind === 'missing' || kind === 'fault' ? kind : 'wrong',
      ),
    );
    const plain = results.filter(({ verdict }) => verdict.kind === 'wrong').map(({ verdict }) => verdict);
    expect(new Set(plain.map((verdict) => JSON.stringify(verdict)))).toEqual(
      new Set(['{"kind":"wrong","findings":[]}']),
    );
  });

  it('holds the marks, and lines for nothing but what is missing', () => {
    const { told, results, earned, points } = reportOf('marks');
    expect([told, earned, points]).toEqual(['marks', 5, 54.5]);
    expect(results.map(({ verdict }) => verdict.kind)).toEqual(others.map(({ kind }) => kind));
  });

  it.each(['verdicts', 'marks'] as const)('says on every page that %s are all there is', (told) => {
    const report = reportOf(told);
    const html = renderHtml(report, { templates: loadTemplates() });
    expect(html).toContain('In this course, of hidden checks only');
    expect(renderTerminal(report, { color: false })).toContain('In this course, of hidden checks only');
    expect(JSON.parse(reportToJson(report))).toMatchObject({ told });
    expect(html).not.toContain('without the factor (1 − β)');
    if (told === 'marks') expect(html).not.toContain('checks right');
  });

  it('is as ever for staff, and of a public plan', () => {
    for (const [visibility, audience] of [
      ['hidden', 'staff'],
      ['public', 'student'],
    ] as const) {
      const context = { plan: planOf(visibility), audience };
      const less = summarize(contextOf({ ...context, hiddenReport: 'marks' }), verdicts);
      expect(less).toEqual(summarize(contextOf(context), verdicts));
    }
  });
});

describe('a hidden report for staff', () => {
  it.each(secrets)('holds %s', (secret) => {
    expect(JSON.stringify(hiddenFor('staff'))).toContain(secret);
  });
});

describe('marks', () => {
  it('are full for right verdicts and nothing for others', () => {
    const report = summarize(contextOf(), verdicts);
    expect(report.earned).toBe(5);
    expect(report.points).toBe(54.5);
    expect(report.results.every((r) => r.earned === (r.verdict.kind === 'right' ? r.points : 0))).toBe(true);
  });

  it('add up without binary dust', () => {
    const tenths = [0.1, 0.2].map((points) => ({ ...cases[0]!, points }));
    const context = contextOf({}, tenths);
    expect(
      summarize(
        context,
        tenths.map((one) => one.verdict),
      ).earned,
    ).toBe(0.3);
  });

  it('are not final when the grader failed at a check', () => {
    expect(summarize(contextOf(), verdicts).complete).toBe(false);
    const sound = cases.filter((one) => one.verdict.kind !== 'fault');
    expect(
      summarize(
        contextOf({}, sound),
        sound.map((one) => one.verdict),
      ).complete,
    ).toBe(true);
  });

  it('need one verdict for each check', () => {
    expect(() => summarize(contextOf(), verdicts.slice(1))).toThrow(
      /52 checks need as many verdicts, there are 51/,
    );
  });
});

describe('redact', () => {
  it.each(verdicts.map((verdict) => [verdict.kind, verdict] as const))(
    'keeps the kind %s',
    (kind, verdict) => {
      const left = redact(verdict);
      expect(left.kind).toBe(kind);
      if ('findings' in left) expect(left.findings).toEqual([]);
      expect(left).not.toHaveProperty('place');
      expect(left).not.toHaveProperty('accepted');
    },
  );

  it('does not say which call it was', () => {
    const verdict: Verdict = { kind: 'stopped', call: 3, limit: { name: 'callTimeMs', value: 2000 } };
    expect(redact(verdict)).toEqual({ ...verdict, call: 0 });
  });

  it('says which file was loading, however little is told: no function had seen an input', () => {
    const limit = { name: 'callTimeMs', value: 2000 } as const;
    const verdict: Verdict = { kind: 'stopped', call: 3, limit, loading: 'adam.ts' };
    for (const told of ['mistakes', 'verdicts', 'marks'] as const)
      expect(redact(verdict, told)).toEqual({ ...verdict, call: 0 });
  });

  it('keeps what to mend first', () => {
    const verdict: Verdict = { kind: 'wrong', findings: [], restsOn: ['initializeAdam'] };
    expect(redact(verdict)).toEqual(verdict);
  });
});

describe('an answer that was stopped since it was too large', () => {
  const limit = { name: 'valueCount', value: 50_000 } as const;
  const check = planOf('public').checks.findIndex(({ calls }) => calls.length > 0);
  const verdictsOfIt = verdicts.map(
    (verdict, index): Verdict => (index === check ? { kind: 'stopped', call: 0, limit } : verdict),
  );
  const reportOf = (visibility: 'public' | 'hidden') => {
    const plan = planOf(visibility);
    const answers: Answers = {
      [plan.checks[check]!.calls[0]!]: { kind: 'stopped', limit, beginning: [41.5] },
    };
    return summarize(contextOf({ plan, answers, audience: 'student' }), verdictsOfIt);
  };

  it('is shown by its beginning, which is told to be one', () => {
    const report = reportOf('public');
    expect(report.results[check]?.calls?.[0]).toMatchObject({ got: [41.5], isBeginning: true });
    expect(reportToJson(report)).toContain('"isBeginning": true');
    expect(renderHtml(report, { templates: loadTemplates() })).toMatch(/got, its beginning[\s\S]*41\.5/);
  });

  it('is not shown to a student of a hidden plan', () => {
    expect(reportToJson(reportOf('hidden'))).not.toContain('41.5');
  });
});
