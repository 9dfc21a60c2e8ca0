import { describe, expect, it } from 'vitest';
import { withPatches } from '../../../grader/edits.ts';
import { readCode, walk } from '../../mutants/code.ts';
import { operators } from '../../mutants/operators/all.ts';

/** What an operator makes of a text. */
function made(operator: string, text: string): unknown[] {
  const code = readCode(text);
  const all: unknown[] = [];
  walk(code, (path) => {
    for (const change of operators[operator]!({ path, code })) all.push(withPatches(text, change));
  });
  return all;
}

/** By operator: a text, and what becomes of it. */
const examples: Readonly<Record<string, readonly [text: string, ...made: string[]]>> = {
  otherNumber: ['f(1e-8, 0.5)', 'f(0, 0.5)', 'f(0.00001, 0.5)', 'f(1e-8, 0.25)'],
  operandForgotten: ['a / b', '(a)'],
  operandsExchanged: ['a - b', '((b) - (a))'],
  bracketsForgotten: ['(a + b) * c', 'a + b * c'],
  epsilonMoved: ['Math.sqrt(v) + e', 'Math.sqrt((v) + e)'],
  termOutOfRoot: ['Math.sqrt(v + e)', '(Math.sqrt(v) + e)'],
  otherMath: ['Math.log(x)', 'Math.log2(x)', '(x)'],
  signOfResult: ['function f(a, b) { return a * b }', 'function f(a, b) { return -(a * b) }'],
  otherVariable: ['(beta1: number, beta2: number) => beta1', '(beta1: number, beta2: number) => beta2'],
  otherProperty: ['p.W1 = p.W2', 'p.W2 = p.W2', 'p.W1 = p.W1'],
  argumentsExchanged: ['f(a, b)', 'f(b, a)'],
  indicesExchanged: ['a[i][j]', 'a[j][i]'],
  otherLength: ['X[0].length', 'X.length'],
  lastPassForgotten: ['for (let i = 0; i < n; i++) f(i)', 'for (let i = 0; i < (n) - 1; i++) f(i)'],
  onlyFirstPass: ['while (a) { f() }', 'while (a) { f()  break; }'],
  itemForgotten: [
    'for (const x of xs) f(x)',
    'for (const x of [...xs].slice(1)) f(x)',
    'for (const x of [...xs].slice(0, -1)) f(x)',
  ],
  startForgotten: ['xs.reduce(add, 0)', 'xs.reduce(add)'],
  comparatorForgotten: ['xs.sort(byTime)', 'xs.sort()'],
  statementForgotten: ['f(); g()', '; g()', 'f(); ;'],
  zeroForNone: ['a ?? b', '(a || b)'],
  defaultForgotten: ['(a = 0.9) => a', '(a) => a'],
  copyForgotten: ['structuredClone(a)', 'a'],
  rowsShared: [
    'Array.from({ length: n }, () => new Array(m))',
    'Array.from({ length: n }).fill(new Array(m))',
  ],
  worksInPlace: ['function f(X) { const Y = []; Y[0] = X[0] }', 'function f(X) { const Y = X; Y[0] = X[0] }'],
  madeOnce: [
    'export function f() { const s = []; s.push(1); return s }',
    'let s = [];\nexport function f() { ; s.push(1); return s }',
  ],
  resultKept: ['const f = (x) => x', 'let kept: any;\nconst f = (x) => (kept ??= x)'],
  halfPrecision: ['new Float64Array(n)', 'new Float32Array(n)'],
};

describe('the operators of the field', () => {
  it('all have an example', () => {
    expect(Object.keys(examples).sort()).toEqual(Object.keys(operators).sort());
  });

  it.each(Object.entries(examples))('%s writes it wrongly in this way', (operator, [text, ...expected]) => {
    expect(made(operator, text)).toEqual(expected);
  });

  it('leave alone what an error says, what is printed, types and imports', () => {
    const texts = [
      `import { a } from './b'`,
      `throw new RangeError('n is ' + (n + 1))`,
      'console.log(1 + 1)',
      'type A = { n: 1 }',
    ];
    const all = (text: string) => Object.keys(operators).flatMap((operator) => made(operator, text));
    expect(texts.flatMap(all)).toEqual([]);
  });
});
