/** What is passed through: loops, lists, statements. */
import { types as t } from '@babel/core';
import { type Change, isUnpromised, type Operator, replace, spanOf, textOf } from '../code.ts';

/** The last pass of a counting loop left out. */
export const lastPassForgotten: Operator = ({ path: { node }, code }) => {
  if (!t.isForStatement(node) || !t.isBinaryExpression(node.test)) return [];
  const { right, operator } = node.test;
  if (!['<', '<=', '>', '>='].includes(operator)) return [];
  return [replace(right, `(${textOf(code, right)}) ${operator.startsWith('<') ? '-' : '+'} 1`)];
};

/** Only the first pass of a loop: left, or returned from, too early. */
export const onlyFirstPass: Operator = ({ path: { node } }) => {
  if (!t.isLoop(node) || !t.isBlockStatement(node.body)) return [];
  const { end } = spanOf(node.body);
  return [[{ start: end - 1, end: end - 1, now: ' break; ' }]];
};

/** The first or the last item of what a loop goes through, left out. */
export const itemForgotten: Operator = ({ path: { node }, code }) => {
  if (!t.isForOfStatement(node)) return [];
  const all = textOf(code, node.right);
  return [replace(node.right, `[...${all}].slice(1)`), replace(node.right, `[...${all}].slice(0, -1)`)];
};

/** `reduce` without a start. */
export const startForgotten: Operator = ({ path: { node } }) => {
  if (methodOf(node) !== 'reduce' || !t.isCallExpression(node) || node.arguments.length !== 2) return [];
  const [work] = node.arguments;
  if (work === undefined) return [];
  return [[{ start: spanOf(work).end, end: spanOf(node).end - 1, now: '' }]];
};

/** A list sorted as texts are. */
export const comparatorForgotten: Operator = ({ path: { node } }) => {
  const method = methodOf(node);
  if (!t.isCallExpression(node) || (method !== 'sort' && method !== 'toSorted')) return [];
  const [comparator] = node.arguments;
  return comparator === undefined ? [] : [replace(comparator, '')];
};

/** The name of the method that a node calls. */
export function methodOf(node: t.Node): string | undefined {
  if (!t.isCallExpression(node) || !t.isMemberExpression(node.callee)) return undefined;
  return t.isIdentifier(node.callee.property) ? node.callee.property.name : undefined;
}

/** A statement forgotten. */
export const statementForgotten: Operator = ({ path: { node } }): readonly Change[] => {
  const isWork = t.isExpressionStatement(node) && !isUnpromised(node.expression);
  const isLeaving = t.isContinueStatement(node) || t.isBreakStatement(node);
  return isWork || isLeaving ? [replace(node, ';')] : [];
};

/** A value that counts though it is 0, taken for none. */
export const zeroForNone: Operator = ({ path: { node }, code }) => {
  if (!t.isLogicalExpression(node, { operator: '??' })) return [];
  return [replace(node, `(${textOf(code, node.left)} || ${textOf(code, node.right)})`)];
};

/** A default forgotten. */
export const defaultForgotten: Operator = ({ path: { node, listKey }, code }) => {
  if (!t.isAssignmentPattern(node) || listKey !== 'params') return [];
  return [replace(node, textOf(code, node.left))];
};
