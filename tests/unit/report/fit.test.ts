import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadTemplates } from '../../../grader/cli/templates.ts';
import type { Answer, Finding, IntakeNote, Report, Value, Verdict } from '../../../grader/model.ts';
import { beginningOf, bytesOf, textBytes, textFor } from '../../../grader/report/beginning.ts';
import { renderHtml } from '../../../grader/report/html.ts';
import { reportToJson } from '../../../grader/report/json.ts';
import { reportBytes } from '../../../grader/report/share-out.ts';
import { summarize } from '../../../grader/report/summarize.ts';
import { decodeValue, encodeValue, NotData } from '../../../grader/value.ts';
import { type Case, cases, contextOf, verdicts } from './fixture.ts';

const templates = loadTemplates();
const settings = { seed: 20_262, numRuns: 25 };

const nested = (levels: number, innermost: Value): Value => {
  let value = innermost;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
};
const objectOf = (entries: number, key: (index: number) => string, value: Value): Value =>
  decodeValue({
    $: 'object',
    of: Array.from({ length: entries }, (_, index) => [key(index), encodeValue(value)]),
  });

/** Texts that grow where they are written: escaped in JSON, in HTML, or as what cannot be seen. */
const growing = fc.constantFrom(
  '&',
  "'",
  '<',
  '"',
  '\\',
  '\u0000',
  '\u202e',
  '\u{e0041}',
  '中',
  'a',
  '`',
  '\n',
);
const hugeText = fc
  .tuple(growing, fc.integer({ min: 1, max: 20_000 }))
  .map(([unit, count]) => unit.repeat(count));
const growingNumber = fc.constantFrom(5e-324, -1.7976931348623157e308, 0.1 + 0.2, Number.NaN, -0, 0, 1 / 3);

const leaf: fc.Arbitrary<Value> = fc.oneof(
  growingNumber,
  fc.constantFrom<Value>(undefined, null, true, new NotData('a function'), [], [0]),
  hugeText.map((text) => text.slice(0, 200)),
);
/** Many of one kind, as an answer may be that is just within its limits. */
const hugeValue: fc.Arbitrary<Value> = fc.oneof(
  fc.tuple(leaf, fc.nat(5000)).map(([item, length]) => new Array<Value>(length).fill(item)),
  fc.tuple(leaf, fc.nat(500), fc.nat(10)).map(([item, length, levels]) => {
    return new Array<Value>(length).fill(nested(levels, item));
  }),
  fc.tuple(leaf, fc.nat(500), growing).map(([item, entries, unit]) => {
    return objectOf(entries, (index) => unit.repeat(index % 70) + index, item);
  }),
  fc.tuple(leaf, growing).map(([item, unit]) => {
    const two = objectOf(
      16,
      (index) => unit.repeat(5) + index,
      objectOf(16, (index) => `${index}`, item),
    );
    return objectOf(16, (index) => `${unit}${index}`, two);
  }),
  hugeText,
);

const place = hugeText.map((file) => ({ file, line: 1e7, column: 1e7 }));
const finding: fc.Arbitrary<Finding> = fc.oneof(
  hugeText.map((got): Finding => ({ kind: 'text', call: 0, path: ['A', 0], expected: 'x', got })),
  hugeText.map((got): Finding => ({ kind: 'type', call: 1, path: ['A', 0], expected: 'a number', got })),
  fc.tuple(growingNumber, fc.nat(5000)).map(([cost, steps]): Finding => {
    return { kind: 'cost-curve', call: 0, expected: [1, 0.5], got: new Array<number>(steps).fill(cost) };
  }),
);
const hugeVerdict: fc.Arbitrary<Verdict> = fc.oneof(
  fc.tuple(hugeText, place).map(([message, at]): Verdict => ({ kind: 'threw', call: 0, message, place: at })),
  fc.array(finding, { maxLength: 60 }).map((findings): Verdict => ({ kind: 'wrong', findings })),
  fc.array(finding, { maxLength: 60 }).map((findings): Verdict => ({ kind: 'right', findings })),
  fc.tuple(hugeText, place).map(([text, at]): Verdict => {
    const absence = { kind: 'does-not-parse', place: at, message: text, snippet: text } as const;
    return { kind: 'missing', absence };
  }),
  fc.tuple(hugeText, place).map(([message, at]): Verdict => {
    return { kind: 'missing', absence: { kind: 'fails-to-load', message, place: at } };
  }),
  hugeText.map((similar): Verdict => {
    return { kind: 'missing', absence: { kind: 'not-exported', fn: 'f', file: similar, similar } };
  }),
);
const hugeAnswer: fc.Arbitrary<Answer> = fc
  .tuple(hugeValue, hugeText)
  .map(([value, printed]) => ({ kind: 'returned', value, mutated: [], printed }));
const hugeNote: fc.Arbitrary<IntakeNote> = fc.tuple(hugeText, fc.nat(500)).map(([name, count]) => {
  return { kind: 'ambiguous', file: name, used: name, others: new Array<string>(count).fill(name) };
});

const sizes = (report: Report) =>
  [reportToJson(report), renderHtml(report, { templates, name: 'x' })].map((text) => Buffer.byteLength(text));

describe('a report', () => {
  it('and its page stay below 1 MiB whatever they tell', () => {
    const hostile = fc.array(fc.tuple(hugeVerdict, hugeAnswer), { minLength: 1, maxLength: 44 });
    const language = fc.constantFrom('en' as const, 'zh' as const);
    const audience = fc.constantFrom('student' as const, 'staff' as const);
    fc.assert(
      fc.property(
        fc.tuple(hostile, fc.array(hugeNote, { maxLength: 40 }), language, audience),
        ([checks, notes, inLanguage, reader]) => {
          const of = checks.map(([verdict, got], index): Case => ({ ...cases[index]!, verdict, got }));
          const context = contextOf({ notes, language: inLanguage, audience: reader }, of);
          const report = summarize(
            context,
            of.map((one) => one.verdict),
          );
          for (const bytes of sizes(report)) expect(bytes).toBeLessThan(reportBytes);
        },
      ),
      settings,
    );
  });

  it('of ordinary size is not cut anywhere', () => {
    const report = summarize(contextOf(), verdicts);
    const context = contextOf();
    const answers = report.results.flatMap(({ calls }) => calls ?? []);
    expect(answers).toHaveLength(context.plan.calls.length);
    for (const call of answers) expect(call).not.toHaveProperty('leftOut');
    expect(report.results.map(({ verdict }) => verdict)).toEqual(verdicts);
    expect(report.notes).toEqual(context.notes);
  });

  it('keeps the beginning of an answer that is too long, says how much is left out, and cuts no other', () => {
    const value = new Array<Value>(300_000).fill(0.5);
    const got: Answer = { kind: 'returned', value, mutated: [] };
    const of = [{ ...cases[1]!, got }, cases[1]!];
    const report = summarize(
      contextOf({}, of),
      of.map((one) => one.verdict),
    );
    const [cut, whole] = report.results.map(({ calls }) => calls![0]!);
    const kept = cut!.got as Value[];
    expect(kept.length).toBeGreaterThan(1000);
    expect(kept).toEqual(value.slice(0, kept.length));
    expect(cut!.leftOut).toBe(300_000 - kept.length);
    expect(whole).not.toHaveProperty('leftOut');
    const said = `${cut!.leftOut!.toLocaleString('en')} values of this call are left out`;
    expect(renderHtml(report, { templates })).toContain(said);
    expect(reportToJson(report)).toContain(`"leftOut": ${cut!.leftOut}`);
  });
});

describe('the beginning of a value', () => {
  it('takes at most its room, as JSON, and is the value itself where that is enough', () => {
    const document = (value: Value) => {
      const report = summarize(contextOf({}, [cases[0]!]), [cases[0]!.verdict]);
      const call = { ...report.results[0]!.calls![0]!, expected: 0, got: value };
      const size = (got: Value) => {
        const results = [{ ...report.results[0]!, calls: [{ ...call, got }] }];
        return Buffer.byteLength(reportToJson({ ...report, results }));
      };
      return size(value) - size(undefined);
    };
    fc.assert(
      fc.property(hugeValue, fc.nat(100_000), (value, room) => {
        const { value: kept, leftOut } = beginningOf(value, room);
        expect(document(kept)).toBeLessThanOrEqual(room);
        expect(document(value)).toBeLessThanOrEqual(bytesOf(value));
        if (bytesOf(value) <= room) expect([kept, leftOut]).toEqual([value, 0]);
      }),
      settings,
    );
  });

  it('of a text ends with … and never in half a character', () => {
    expect(textFor('a"b', 8)).toBe('a"b');
    expect(textFor('abcdefghijkl', 10)).toBe('abcd…');
    expect(textFor('\u{1f600}'.repeat(5), 6 + 18)).toBe('\u{1f600}\ufffd…');
    expect(textBytes('中"x')).toBe(13);
  });
});
