import { describe, expect, test } from 'vitest';
import { automaticTexts } from '../../../grader/judge/judge.ts';
import type { Finding, Language, Report, Result } from '../../../grader/model.ts';
import { explain } from '../../../grader/report/explain.ts';
import { explainNote } from '../../../grader/report/note.ts';
import { formatPath } from '../../../grader/report/paths.ts';
import { summarize } from '../../../grader/report/summarize.ts';
import { en } from '../../../grader/report/words/en.ts';
import { zh } from '../../../grader/report/words/zh.ts';
import { contextOf, notes, planOf, verdicts } from './fixture.ts';

const reports: Readonly<Record<Language, Report>> = {
  en: summarize(contextOf(), verdicts),
  zh: summarize(contextOf({ language: 'zh' }), verdicts),
};

function result(title: string): Result {
  const found = reports.en.results.find((one) => one.title === title);
  if (found === undefined) throw new Error(`no check ${title}`);
  return found;
}

describe.each(['en', 'zh'] as const)('in %s', (language) => {
  test('every verdict, finding, pattern, absence and limit has its sentences', () => {
    for (const one of reports[language].results) {
      for (const sentence of Object.values(explain(one, language))) {
        expect(sentence.trim()).not.toBe('');
        expect(sentence).not.toMatch(/undefined,|\[object|\billegal\b/);
      }
    }
  });

  test('different facts are told differently', () => {
    const told = reports[language].results
      .filter((one) => one.verdict.kind !== 'right')
      .map((one) => JSON.stringify(explain(one, language)));
    expect(new Set(told).size).toBe(told.length);
  });

  test('every note has a sentence', () => {
    const told = notes.map((note) => explainNote(note, language));
    expect(new Set(told).size).toBe(notes.length);
  });
});

test('wrong numbers: where, expected and got, how many, the pattern', () => {
  expect(explain(result('Pattern constant-factor'), 'en')).toEqual({
    what: 'The numbers that `computeCostWithRegularization` returns are not the expected ones.',
    where: 'In call 1 of 2. The largest difference is at `v.dW1[0][2]`.',
    comparison: 'Expected `2.5`, got `0.5`.',
    count:
      '11 of 12 numbers of `v.dW1` differ by more than the allowed 2e-9. Every number of `v.dW1` that differs is 1/5 × the expected value.',
  });
});

test('NaN is told with the function and the first place where it stands, and that place once', () => {
  const one = result('Pattern not-a-number');
  const findings = 'findings' in one.verdict ? one.verdict.findings : [];
  const text = automaticTexts['not-a-number']('softmax');
  const told = explain(
    { ...one, verdict: { kind: 'mistake', mistake: 'not-a-number', text, findings } },
    'en',
  );
  expect(told.what).toMatch(
    /^The result of `softmax` is NaN .* The first that is `NaN` is `v\.dW1\[0\]\[2\]`\.$/,
  );
  expect(told.where).toBe('In call 1 of 2.');
  expect(explain(one, 'en').where).toContain('The first that is `NaN` is `v.dW1[0][2]`.');
});

test('a named mistake speaks in its own words, with the place of the worst number', () => {
  const told = explain(result('Momentum: one step'), 'en');
  expect(told.what).toContain('without the factor (1 − β)');
  expect(told.where).toContain('`v.dW1[0][2]`');
});

test('a trajectory tells the step and the component', () => {
  const told = explain(result('Momentum: 50 steps on a quadratic'), 'en');
  expect(told.where).toContain('match up to step 5; at step 6, `W1[0][1]`');
  expect(told.comparison).toBe('Expected `0.412346`, got `0.412350`.');
});

test('a gradient tells ratio, bound, ε and the worst component', () => {
  const told = explain(result('Gradient check of the three-layer network'), 'en');
  expect(told.where).toContain('`W1[2][0]`');
  expect(told.count).toContain('The relative difference is 0.21; allowed is 1e-7. Measured with ε = 1e-5.');
});

test('a right gradient is not blamed for the cost it was held against', () => {
  const [check] = reports.en.results.filter((one) => one.title.startsWith('Gradient check of'));
  const findings = [{ ...zeroGradient, against: 'wrong-cost', ratio: 0.5 }];
  const told = explain({ ...check!, verdict: { kind: 'wrong', findings } } as Result, 'en');
  expect(told.what).toMatch(/is the expected one, but the cost .* the mistake is in the way forward\.$/);
});

test('0/0 is called what it is', () => {
  const [check] = reports.en.results.filter((one) => one.title.startsWith('Gradient check of'));
  const zero = { ...check!, verdict: { kind: 'wrong', findings: [zeroGradient] } } as Result;
  expect(explain(zero, 'en').count).toContain('0/0');
});

const zeroGradient = {
  kind: 'gradient',
  call: 0,
  against: 'own-cost',
  ratio: Number.NaN,
  bound: 1e-7,
  epsilon: 1e-5,
  byParameter: [],
  worst: [],
} as const;

test('an endless loop is told with its limit and a help line', () => {
  const told = explain(result('Limit callTimeMs'), 'en');
  expect(told.count).toBe('It did not finish within 2 s.');
  expect(told.help).toContain('endless loop');
});

test.each([
  ['callTimeMs', '2 s', '2 秒'],
  ['submissionTimeMs', '30 s', '30 秒'],
  ['memoryMb', '256 MB', '256 MB'],
  ['answerBytes', '4 MB', '4 MB'],
  ['valueCount', '2,000,000 values', '2,000,000 个值'],
  ['valueDepth', '12 levels', '12 层'],
  ['consoleBytes', '65.5 kB', '65.5 kB'],
  ['answersMb', '16 MB', '16 MB'],
] as const)('the limit %s is told with its value and a help line in both languages', (name, inEn, inZh) => {
  const told = (language: Language) => explain(result(`Limit ${name}`), language);
  expect(told('en').count).toContain(inEn);
  expect(told('zh').count).toContain(inZh);
  expect(told('en').help).toBe(en.limitHelp[name]);
  expect(told('zh').help).toBe(zh.limitHelp[name]);
});

test('what a student threw is on one line, with controls written out', () => {
  const told = explain(result('Mini-batches hold every example once'), 'en');
  expect(told.comparison).toContain("(reading 'length')\\u{a}<script>");
  expect(told.where).toContain('At `optimizers.ts`, line 42, column 17.');
});

test('a hidden report tells the verdict without a place or a number', () => {
  const hidden = summarize(contextOf({ plan: planOf('hidden') }), verdicts);
  const threw = hidden.results.find((one) => one.verdict.kind === 'threw');
  expect(explain(threw!, 'en')).toEqual({
    what: '`randomMiniBatches` threw an error instead of returning an answer.',
  });
});

test('a path reads as TypeScript', () => {
  expect(formatPath(['v', 'dW1', 0, 2], 'answer')).toBe('v.dW1[0][2]');
  expect(formatPath([0, 'a b'], 'answer')).toBe('answer[0]["a b"]');
  expect(formatPath([], 'answer')).toBe('answer');
});

test('whole numbers are compared without a tolerance in the words', () => {
  const worst = { path: ['count'], expected: 3, got: 2, allowed: 4e-9 };
  const finding = { kind: 'numbers', call: 0, path: [], wrong: 1, total: 4, worst } as const;
  const told = explain(wrongResult([finding]), 'en');
  expect(told.count).toBe('1 of 4 numbers differs.');
});

test('what a driver measures is not called what the function returns', () => {
  const worst = { path: ['lost'], expected: 0.5, got: 2.5, allowed: 4e-9 };
  const finding = { kind: 'numbers', call: 0, path: [], wrong: 1, total: 4, worst } as const;
  const calls = [{ fn: 'measureLoss', args: [], expected: 0 }];
  expect(explain({ ...wrongResult([finding]), calls }, 'en').what).toBe(
    'What this check measures with `train` is not what is expected.',
  );
});

test('a named mistake in measured numbers says which number it is', () => {
  const label = { en: 'ln of the deviation', zh: '标准差的对数' };
  const finding = {
    kind: 'statistic',
    call: 0,
    id: 's',
    label,
    expected: 2.3,
    got: 1.1,
    allowed: 0.1,
  } as const;
  const verdict = {
    kind: 'mistake',
    mistake: 'm',
    text: { en: 'Wrong scale.', zh: '尺度不对。' },
    findings: [finding],
  } as const;
  const told = explain({ ...wrongResult([]), verdict }, 'en');
  expect([told.what, told.where]).toEqual(['Wrong scale.', 'It is this one: ln of the deviation.']);
});

test('a driver that cannot go on is not an error of the function', () => {
  const verdict = {
    kind: 'threw',
    call: 0,
    message: 'Z has 4 numbers instead of 16',
    by: 'driver',
    restsOn: ['size'],
  } as const;
  expect(explain({ ...wrongResult([]), verdict }, 'en')).toEqual({
    what: '`train` could not be checked: this check cannot go on with what your functions return.',
    comparison: 'The check says: “Z has 4 numbers instead of 16”',
    help: 'this check also uses `size`, which is not right yet: mend that first.',
  });
});

test('an import that finds no export may be one of a type', () => {
  const message = "SyntaxError: The requested module './matrix.ts' does not provide an export named 'Matrix'";
  const verdict = { kind: 'missing', absence: { kind: 'fails-to-load', message } } as const;
  expect(explain({ ...wrongResult([]), verdict }, 'en').help).toBe(
    'if `Matrix` is a type, write `import type { Matrix }`; if not, compare its name with the export.',
  );
});

test.each([
  ['ReferenceError: require is not defined', /write `import .*`require`, .* are not available here/],
  [
    'ReferenceError: module is not defined',
    /`module.exports`, `exports.x =` and `export =` are not available here/,
  ],
  ['Not supported', /at the top of the file; `import\(…\)` is not available here/],
])('modules of another kind are told to the student: %s', (message, help) => {
  const verdict = { kind: 'missing', absence: { kind: 'fails-to-load', message } } as const;
  expect(explain({ ...wrongResult([]), verdict }, 'en').help).toMatch(help);
});

test('a file in other letters is told by its own name', () => {
  const absence = { kind: 'bad-import', file: 'a.ts', specifier: './Lists', similar: './lists.ts' } as const;
  const { help } = explain({ ...wrongResult([]), verdict: { kind: 'missing', absence } }, 'en');
  expect(help).toBe('write `./lists.ts`: the file is called `lists.ts`; capital and small letters count.');
});

test('what is never closed is told where it is opened, and the parser’s line only where it is another', () => {
  const told = (noticed: number) => {
    const place = { file: 'a.ts', line: 55, column: 3 };
    const unclosed = { opening: '{', noticed } as const;
    const absence = { kind: 'does-not-parse', place, message: 'eof', snippet: '', unclosed } as const;
    return explain({ ...wrongResult([]), verdict: { kind: 'missing', absence } }, 'en');
  };
  expect(told(80)).toMatchObject({
    where: 'At `a.ts`, line 55, column 3.',
    comparison:
      'The `{` that is opened there seems never to be closed. The parser noticed it only in line 80.',
  });
  expect(told(55).comparison).toBe('The `{` that is opened there seems never to be closed.');
});

test('a path that starts elsewhere is told as it should be written', () => {
  const absence = { kind: 'bad-import', file: 'a.ts', specifier: '../b.ts', similar: './b.ts' } as const;
  const { help } = explain({ ...wrongResult([]), verdict: { kind: 'missing', absence } }, 'en');
  expect(help).toBe('write `./b.ts`: paths start at the file that imports.');
});

function wrongResult(findings: readonly Finding[]): Result {
  const verdict = { kind: 'wrong', findings } as const;
  return { id: 'c', fn: 'train', title: 'c', lesson: '1.1', points: 1, earned: 0, verdict };
}
