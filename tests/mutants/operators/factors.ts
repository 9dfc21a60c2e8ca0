/** Numbers, factors, terms and signs. */
import { types as t } from '@babel/core';
import { type Operator, replace, spanOf, textOf } from '../code.ts';

/** Another number: a neighbour of a whole one, half of another one; of a tiny one, which is an ε, none and a large one. */
export const otherNumber: Operator = ({ path: { node, parent } }) => {
  if (!t.isNumericLiteral(node) || (t.isObjectProperty(parent) && parent.key === node)) return [];
  return othersOf(node.value).map((value) => replace(node, String(value)));
};

function othersOf(value: number): readonly number[] {
  if (value === 0) return [1];
  if (Number.isInteger(value)) return [value - 1, value + 1];
  return value < 1e-3 ? [0, value * 1e3] : [value / 2];
}

/** One operand alone: a factor, a divisor, an exponent or a term forgotten. */
export const operandForgotten: Operator = ({ path: { node }, code }) => {
  if (!t.isBinaryExpression(node)) return [];
  const { left, right, operator } = node;
  const alone = (operand: t.Node) => replace(node, `(${textOf(code, operand)})`);
  if (operator === '*' || operator === '+') return [alone(left), alone(right)];
  return ['/', '-', '**', '%'].includes(operator) ? [alone(left)] : [];
};

/** What is taken away and what it is taken from, exchanged; a quotient upside down. */
export const operandsExchanged: Operator = ({ path: { node }, code }) => {
  if (!t.isBinaryExpression(node) || !['-', '/', '**'].includes(node.operator)) return [];
  const [left, right] = [textOf(code, node.left), textOf(code, node.right)];
  return [replace(node, `((${right}) ${node.operator} (${left}))`)];
};

/** Brackets forgotten where they bind otherwise than the operators alone. */
export const bracketsForgotten: Operator = ({ path: { node, parent, key }, code }) => {
  if (!node.extra?.['parenthesized'] || !t.isBinaryExpression(node) || !t.isBinaryExpression(parent))
    return [];
  const [inner, outer] = [bindingOf(node), bindingOf(parent)];
  if (inner > outer || (inner === outer && key === 'left')) return [];
  const open = Number(node.extra['parenStart']);
  const close = code.text.indexOf(')', spanOf(node).end);
  return [
    [
      { start: open, end: open + 1, now: '' },
      { start: close, end: close + 1, now: '' },
    ],
  ];
};

/** How strongly an operator binds. */
function bindingOf({ operator }: t.BinaryExpression): number {
  if (operator === '**') return 3;
  if (operator === '*' || operator === '/' || operator === '%') return 2;
  return operator === '+' || operator === '-' ? 1 : 0;
}

/** A term beside a root, as a term under it. */
export const epsilonMoved: Operator = ({ path: { node }, code }) => {
  if (!t.isBinaryExpression(node, { operator: '+' })) return [];
  const { left, right } = node;
  if (isRoot(left)) {
    const inside = left.arguments.map((argument) => textOf(code, argument)).join(', ');
    return [replace(node, `Math.sqrt((${inside}) + ${textOf(code, right)})`)];
  }
  return [];
};

/** A term under a root as a term beside it. */
export const termOutOfRoot: Operator = ({ path: { node }, code }) => {
  if (!isRoot(node)) return [];
  const [sum] = node.arguments;
  if (!t.isBinaryExpression(sum, { operator: '+' })) return [];
  return [replace(node, `(Math.sqrt(${textOf(code, sum.left)}) + ${textOf(code, sum.right)})`)];
};

function isRoot(node: t.Node): node is t.CallExpression {
  return t.isCallExpression(node) && mathName(node.callee) === 'sqrt';
}

/** The name of a function of `Math`. */
export function mathName(callee: t.Node): string | undefined {
  if (!t.isMemberExpression(callee) || !t.isIdentifier(callee.object, { name: 'Math' })) return undefined;
  return t.isIdentifier(callee.property) ? callee.property.name : undefined;
}

const neighbours: Readonly<Record<string, readonly string[]>> = {
  log: ['log2'],
  floor: ['round', 'ceil'],
  ceil: ['floor', 'round'],
  round: ['floor'],
  exp: ['expm1'],
};

/** Another function of `Math`, or none: a root, an absolute value, a logarithm forgotten. */
export const otherMath: Operator = ({ path: { node }, code }) => {
  if (!t.isCallExpression(node)) return [];
  const name = mathName(node.callee);
  const [first] = node.arguments;
  if (name === undefined || first === undefined || node.arguments.length > 1) return [];
  const others = (neighbours[name] ?? []).map((other) => `Math.${other}(${textOf(code, first)})`);
  return [...others, `(${textOf(code, first)})`].map((now) => replace(node, now));
};

/** The sign of what a function returns. */
export const signOfResult: Operator = ({ path: { node }, code }) => {
  if (!t.isReturnStatement(node) || !node.argument || !t.isBinaryExpression(node.argument)) return [];
  if (!['*', '/', '+', '-', '**'].includes(node.argument.operator)) return [];
  return [replace(node.argument, `-(${textOf(code, node.argument)})`)];
};
