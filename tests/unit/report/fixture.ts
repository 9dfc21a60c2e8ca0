/** A plan made by hand with one check for every verdict, finding, pattern, absence and limit. */
import type {
  Absence,
  Answer,
  Check,
  Finding,
  IntakeNote,
  Judging,
  Limit,
  Pattern,
  Plan,
  Text,
  Value,
  Verdict,
} from '../../../grader/model.ts';
import type { IndexRow } from '../../../grader/report/class.ts';
import type { ReportContext } from '../../../grader/report/summarize.ts';

const same = (text: string): Text => ({ en: text, zh: text });
const values: Judging = { kind: 'values', tolerance: { relative: 1e-9, absolute: 1e-12 } };

export type Case = {
  readonly fn: string;
  readonly title: Text;
  readonly lesson: string;
  readonly points: number;
  readonly verdict: Verdict;
  readonly judging?: Judging;
  readonly expected?: Value;
  readonly got?: Answer;
};

const wrong = (...findings: Finding[]): Verdict => ({ kind: 'wrong', findings });
const missing = (absence: Absence): Verdict => ({ kind: 'missing', absence });
const stopped = (name: Limit['name'], value: number): Verdict => ({
  kind: 'stopped',
  call: 1,
  limit: { name, value },
});

function numbers(pattern: Pattern | undefined, expected = 1.6243453635, got = 3.248690727): Finding {
  const worst = { path: ['v', 'dW1', 0, 2], expected, got, allowed: 2e-9 };
  const base = { kind: 'numbers', call: 0, path: ['v', 'dW1'], wrong: 11, total: 12, worst } as const;
  return pattern === undefined ? base : { ...base, pattern };
}

const patterns: readonly Pattern[] = [
  { kind: 'not-a-number' },
  { kind: 'all-zeros' },
  { kind: 'sign' },
  { kind: 'transposed' },
  { kind: 'input-unchanged' },
  { kind: 'constant-factor', by: 0.2 },
  { kind: 'constant-offset', by: -0.5 },
  { kind: 'one-row', index: 2 },
  { kind: 'one-column', index: 0 },
  { kind: 'all-but-one-row', index: 0 },
  { kind: 'all-but-one-column', index: 3 },
  { kind: 'rounded-to-32-bits' },
  { kind: 'rows-alike' },
  { kind: 'ordered-as-text' },
  { kind: 'one-layer', index: 2 },
  { kind: 'all-but-one-layer', index: 1 },
  { kind: 'layers-from', index: 10 },
];

const steps = Array.from({ length: 51 }, (_, step) => step);
const costCurve: Finding = {
  kind: 'cost-curve',
  call: 0,
  expected: steps.map((step) => 4 * Math.exp(-step / 8) + 0.004),
  got: steps.map(
    (step) => (step < 6 ? 4 * Math.exp(-step / 8) : 4 * Math.exp(-6 / 8 - (step - 6) / 30)) + 0.004,
  ),
};
const gradientCurve: Finding = {
  kind: 'gradient-curve',
  call: 0,
  bound: 1e-7,
  points: [1e-3, 1e-4, 1e-5, 1e-6, 1e-7].map((epsilon) => ({ epsilon, ratio: 0.2 + epsilon })),
};
const rightCurve: Finding = {
  kind: 'gradient-curve',
  call: 0,
  bound: 1e-7,
  points: [
    { epsilon: 1e-3, ratio: 3.1e-7 },
    { epsilon: 1e-4, ratio: 3.2e-9 },
    { epsilon: 1e-5, ratio: 4.4e-11 },
    { epsilon: 1e-6, ratio: 3.9e-10 },
    { epsilon: 1e-7, ratio: 5.1e-9 },
  ],
};
const gradient: Finding = {
  kind: 'gradient',
  call: 0,
  against: 'own-cost',
  ratio: 0.21345,
  bound: 1e-7,
  epsilon: 1e-5,
  byParameter: [
    { parameter: 'W1', ratio: 0.31 },
    { parameter: 'b1', ratio: 2.1e-10 },
    { parameter: 'W2', ratio: 1.4e-10 },
  ],
  worst: [
    { parameter: 'W1', row: 2, column: 0, approximated: 0.1123456, given: 0.2246912 },
    { parameter: 'W1', row: 0, column: 1, approximated: -0.0345, given: -0.069 },
    { parameter: 'b1', row: 3, approximated: 1e-7, given: 1.0001e-7 },
  ],
};

/** Every case, in the order of its lesson. */
export const cases: readonly Case[] = [
  {
    fn: 'exponentiallyWeightedAverage',
    title: { en: 'Average starts at 0', zh: '加权平均从 0 开始' },
    lesson: '2.3',
    points: 1,
    verdict: { kind: 'right', findings: [] },
  },
  {
    fn: 'updateParametersWithMomentum',
    title: { en: 'Momentum: one step', zh: '动量法：一步更新' },
    lesson: '2.6',
    points: 2,
    verdict: {
      kind: 'mistake',
      mistake: 'no-one-minus-beta',
      text: {
        en: 'The gradient enters `v` without the factor (1 − β). Lesson 2.6 uses v ← βv + (1 − β)dW.',
        zh: '梯度加入 `v` 时缺少因子 (1 − β)。第 2.6 课的公式是 v ← βv + (1 − β)dW。',
      },
      findings: [
        numbers({ kind: 'constant-factor', by: 10 }),
        { ...numbers(undefined, 0.5, -0.25), call: 1 } as Finding,
      ],
    },
  },
  {
    fn: 'updateParametersWithMomentum',
    title: { en: 'Momentum: 50 steps on a quadratic', zh: '动量法：二次函数上的 50 步' },
    lesson: '2.6',
    points: 3,
    verdict: wrong(
      {
        kind: 'diverged',
        call: 0,
        step: 6,
        steps: 50,
        component: { parameter: 'W1', row: 0, column: 1 },
        expected: 0.41234567,
        got: 0.41234987,
        allowed: 4e-10,
      },
      costCurve,
    ),
  },
  {
    fn: 'updateParametersWithRmsProp',
    title: { en: 'RMSprop: 50 steps', zh: 'RMSprop：50 步' },
    lesson: '2.7',
    points: 2,
    verdict: {
      kind: 'right',
      accepted: 'epsilon-outside',
      findings: [{ ...costCurve, got: costCurve.kind === 'cost-curve' ? costCurve.expected : [] } as Finding],
    },
  },
  {
    fn: 'backwardPropagation',
    title: { en: 'Gradient check of the three-layer network', zh: '三层网络的梯度检验' },
    lesson: '1.13',
    points: 4,
    verdict: wrong(gradient, { ...gradient, against: 'expected' }, gradientCurve),
  },
  {
    fn: 'backwardPropagation',
    title: { en: 'Gradient check with L2', zh: '带 L2 的梯度检验' },
    lesson: '1.13',
    points: 2,
    verdict: { kind: 'right', findings: [rightCurve] },
  },
  {
    fn: 'forwardPropagationWithDropout',
    title: { en: 'Dropout keeps the expected share', zh: 'Dropout 保留比例符合预期' },
    lesson: '1.6',
    points: 2,
    judging: { kind: 'expectation', statistics: [], draws: 20000, falseFailure: 1e-6 },
    verdict: wrong({
      kind: 'statistic',
      call: 0,
      id: 'kept',
      label: { en: 'share of kept units', zh: '保留单元的比例' },
      expected: 0.8,
      got: 0.2003,
      allowed: 0.014,
    }),
  },
  ...patterns.map(
    (pattern): Case => ({
      fn: 'computeCostWithRegularization',
      title: { en: `Pattern ${pattern.kind}`, zh: `模式 ${pattern.kind}` },
      lesson: '1.4',
      points: 0.5,
      verdict: wrong(numbers(pattern, 2.5, pattern.kind === 'not-a-number' ? Number.NaN : 0.5)),
    }),
  ),
  formCase('type', { kind: 'type', call: 0, path: [], expected: 'an array', got: 'nothing' }),
  formCase('shape', { kind: 'shape', call: 0, path: ['dW1'], expected: [3, 4], got: [4, 3] }),
  formCase('transposed shape', {
    kind: 'shape',
    call: 0,
    path: ['dW1'],
    expected: [3, 4],
    got: [4, 3],
    pattern: { kind: 'transposed' },
  }),
  {
    fn: 'trainModel',
    title: { en: 'Rests on another function', zh: '依赖另一个函数' },
    lesson: '2.8',
    points: 1,
    verdict: { kind: 'wrong', findings: [], restsOn: ['updateParametersWithAdam'] },
  },
  formCase('keys', { kind: 'keys', call: 0, path: [], missing: ['dW2', 'db2'] }),
  formCase('text', {
    kind: 'text',
    call: 0,
    path: ['verdict'],
    expected: 'high variance',
    got: 'high <b>bias</b>',
  }),
  formCase('mutated', { kind: 'mutated', call: 0, arguments: [0, 2] }),
  {
    fn: 'randomMiniBatches',
    title: { en: 'Mini-batches hold every example once', zh: '小批量恰好包含每个样本一次' },
    lesson: '2.1',
    points: 2,
    verdict: {
      kind: 'threw',
      call: 1,
      message:
        "Cannot read properties of undefined (reading 'length')\n<script>alert(1)</script>{{7*7}}\u001b[31m",
      place: { file: 'optimizers.ts', line: 42, column: 17 },
    },
    got: {
      kind: 'threw',
      message: 'x',
      printed: 'batch 0\n\u001b[2J<img src=x onerror=alert(1)>\nbatch 1\u202e\n',
    },
  },
  absenceCase({ kind: 'no-file', file: 'adam.ts' }),
  absenceCase({
    kind: 'does-not-parse',
    place: { file: 'adam.ts', line: 7, column: 12 },
    message: "Expected ',', got '}'",
    snippet: '6 |   return {\n7 |     v: v }}\n  |           ^\n',
  }),
  absenceCase({
    kind: 'does-not-parse',
    place: { file: 'adam.ts', line: 55, column: 42 },
    message: 'Unexpected eof',
    snippet: '  for (let t = 0; t < steps; t++) {\n                                  ^',
    unclosed: { opening: '{', noticed: 80 },
  }),
  absenceCase({ kind: 'bad-import', file: 'adam.ts', specifier: 'node:fs' }),
  absenceCase({ kind: 'bad-import', file: 'adam.ts', specifier: './Lists.ts', similar: './lists.ts' }),
  absenceCase({
    kind: 'fails-to-load',
    message: 'x is not defined',
    place: { file: 'adam.ts', line: 1, column: 1 },
  }),
  absenceCase({ kind: 'not-exported', fn: 'initializeAdam', file: 'adam.ts', similar: 'initialiseAdam' }),
  absenceCase({ kind: 'not-exported', fn: 'initializeAdam', file: 'adam.ts' }),
  absenceCase({ kind: 'not-exported', fn: 'initializeAdam', file: '' }),
  absenceCase({ kind: 'not-a-function', fn: 'initializeAdam', file: 'adam.ts', is: 'a number' }),
  limitCase('callTimeMs', 2000),
  limitCase('submissionTimeMs', 30000),
  limitCase('memoryMb', 256),
  limitCase('answerBytes', 4_000_000),
  limitCase('valueCount', 2_000_000),
  limitCase('valueDepth', 12),
  limitCase('consoleBytes', 65_536),
  limitCase('answersMb', 16),
  limitCase('processExit', 0),
  {
    fn: 'trainModel',
    title: { en: 'Training reaches the expected cost', zh: '训练达到预期代价' },
    lesson: '2.8',
    points: 2,
    verdict: { kind: 'fault', reason: 'the worker did not start' },
  },
];

function formCase(name: string, finding: Finding): Case {
  return {
    fn: 'linearBackward',
    title: { en: `Form: ${name}`, zh: `形式：${name}` },
    lesson: '1.5',
    points: 1,
    verdict: wrong(finding),
  };
}

function absenceCase(absence: Absence): Case {
  const title = same(`Absence ${absence.kind}`);
  return { fn: 'initializeAdam', title, lesson: '2.8', points: 1, verdict: missing(absence) };
}

function limitCase(name: Limit['name'], value: number): Case {
  return {
    fn: 'updateParametersWithAdam',
    title: same(`Limit ${name}`),
    lesson: '2.8',
    points: 1,
    verdict: stopped(name, value),
  };
}

export const notes: readonly IntakeNote[] = [
  { kind: 'missing-file', file: 'adam.ts' },
  { kind: 'renamed-file', file: 'optimizers.ts', used: 'Optimizers (1).ts' },
  { kind: 'nested', folder: 'homework/final' },
  { kind: 'ambiguous', file: 'momentum.ts', used: 'a/momentum.ts', others: ['b/momentum.ts'] },
  { kind: 'ignored', count: 3, examples: ['notes.md', '"><img src=x onerror=alert(1)>.png'] },
  { kind: 'decoded', encoding: 'GB18030', count: 2, examples: ['a.ts', 'b.ts'] },
  { kind: 'replaced', file: 'library/network.ts' },
  { kind: 'elsewhere', file: 'softmax.ts', assignment: 'softmax' },
];

const matrix = (rows: number, columns: number, factor: number): number[][] =>
  Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => Math.sin(row * 3 + column) * factor),
  );

const expectedAnswer: Value = {
  parameters: { W1: matrix(3, 4, 1), b1: [0, 0, 0] },
  v: { dW1: matrix(3, 4, 0.1) },
};
const givenAnswer: Value = {
  parameters: { W1: matrix(3, 4, 1), b1: [0, 0, -0] },
  v: { dW1: matrix(3, 4, 1) },
};

/** The plan of {@link cases}, two calls for each check. */
export function planOf(visibility: Plan['visibility'], of: readonly Case[] = cases): Plan {
  const calls = of.flatMap((one, index) =>
    [0, 1].map((call) => ({
      id: `${index}:${call}`,
      target: 'student' as const,
      fn: one.fn,
      uses: [one.fn],
      args: [
        { kind: 'value' as const, value: { W1: matrix(10, 12, 1), b1: [0.5, 0.25, 0.125] } },
        { kind: 'value' as const, value: 0.9 },
        { kind: 'rng' as const, seed: `seed-of-input-${index}` },
        { kind: 'probe' as const, name: 'cube' },
      ],
    })),
  );
  return {
    format: 1,
    id: 'a1b2c3d4e5f6',
    assignment: 'optimizers',
    title: { en: 'Optimization algorithms', zh: '优化算法' },
    visibility,
    calls,
    checks: of.map(
      (one, index): Check => ({
        id: `check-${index}`,
        fn: one.fn,
        title: one.title,
        lesson: one.lesson,
        points: one.points,
        restsOn: [],
        calls: [`${index}:0`, `${index}:1`],
        judging: one.judging ?? values,
        expected: [expectedAnswer, expectedAnswer],
        accepted: [],
        mistakes: [],
      }),
    ),
  };
}

/** A context for {@link cases}: every call returned, except where a case says otherwise. */
export function contextOf(
  overrides: Partial<ReportContext> = {},
  of: readonly Case[] = cases,
): ReportContext {
  const plan = overrides.plan ?? planOf('public', of);
  const answers = Object.fromEntries(
    plan.calls.map((call) => {
      const [index = '0', number] = call.id.split(':');
      const given: Answer = {
        kind: 'returned',
        value: givenAnswer,
        mutated: [],
        printed: number === '0' ? 'secret 1.6243\n' : '',
      };
      return [call.id, of[Number(index)]?.got ?? given];
    }),
  );
  return { answers, isolation: 'bubblewrap', language: 'en', notes, audience: 'student', ...overrides, plan };
}

export const verdicts: readonly Verdict[] = cases.map((one) => one.verdict);

const people = [
  'Ada Lovelace',
  '王小明',
  '<script>alert(1)</script>',
  'Emmy Noether',
  '{{7*7}}',
  'Alan\u202eTuring',
  '陈思',
  'Grace Hopper',
];

/** Rows of a class in every state; scores and mistakes follow from the position alone. */
export function classRows(language: 'en' | 'zh', count = 24): IndexRow[] {
  return Array.from({ length: count }, (_, index): IndexRow => {
    const base = { id: `s${index}`, name: people[index % people.length] ?? '' };
    if (index === 5)
      return {
        ...base,
        state: 'error',
        error: 'not a zip file: "><img src=x onerror=alert(1)>',
        mistakes: [],
        results: [],
      };
    if (index === 11) return { ...base, state: 'missing', mistakes: [], results: [] };
    const kinds = cases
      .slice(0, 12)
      .map(
        (_, check) =>
          ((index * 7 + check * 5) % 11 < 3 + (index % 6) ? 'right' : 'mistake') as Verdict['kind'],
      );
    const earned = kinds.filter((kind) => kind === 'right').length;
    const mistakes = kinds.flatMap((kind, check) => (kind === 'right' ? [] : [mistakeOf(check, language)]));
    const results = kinds.map((kind, check) => ({
      id: `check-${check}`,
      title: cases[check]?.title[language] ?? '',
      kind,
    }));
    return {
      ...base,
      state: 'graded',
      earned,
      points: 12,
      reportHref: `s${index}/report.html`,
      mistakes,
      results,
    };
  });
}

function mistakeOf(check: number, language: 'en' | 'zh'): { id: string; text: string } {
  const texts = {
    en: `The factor (1 − β) is missing in \`v\` (check ${check}).`,
    zh: `\`v\` 缺少因子 (1 − β)（检查 ${check}）。`,
  };
  return { id: `mistake-${check}`, text: texts[language] };
}
