/** What is shared, changed in place or kept: copies forgotten, rows that are one list, state that survives a call. */
import { type NodePath, types as t } from '@babel/core';
import { type Change, functionAround, type Operator, replace, spanOf, textOf } from '../code.ts';
import { methodOf } from './passes.ts';

/** A copy that is none. */
export const copyForgotten: Operator = ({ path: { node }, code }) => {
  const original = originalOf(node);
  return original === undefined ? [] : [replace(node, textOf(code, original))];
};

/** What a node is a copy of. */
function originalOf(node: t.Node): t.Node | undefined {
  if (t.isArrayExpression(node) || t.isObjectExpression(node)) {
    const items = t.isArrayExpression(node) ? node.elements : node.properties;
    const [only] = items;
    // A list of what an iterator gives is no copy.
    return items.length === 1 && t.isSpreadElement(only) && !t.isCallExpression(only.argument)
      ? only.argument
      : undefined;
  }
  if (!t.isCallExpression(node)) return undefined;
  if (t.isIdentifier(node.callee, { name: 'structuredClone' })) return node.arguments[0];
  const copies = (methodOf(node) === 'slice' || methodOf(node) === 'concat') && node.arguments.length === 0;
  return copies && t.isMemberExpression(node.callee) ? node.callee.object : undefined;
}

/** One list for all rows. */
export const rowsShared: Operator = ({ path: { node }, code }) => {
  if (methodOf(node) !== 'from' || !t.isCallExpression(node)) return [];
  const [length, make] = node.arguments;
  if (!t.isObjectExpression(length) || !t.isArrowFunctionExpression(make) || make.params.length > 0)
    return [];
  const isList =
    t.isCallExpression(make.body) || t.isNewExpression(make.body) || t.isArrayExpression(make.body);
  if (!isList) return [];
  return [replace(node, `Array.from(${textOf(code, length)}).fill(${textOf(code, make.body)})`)];
};

/** A new list that is one of the arguments: what is written into it is written there. */
export const worksInPlace: Operator = ({ path }) => {
  const { node } = path;
  if (!t.isVariableDeclarator(node) || !node.init || !isNewList(node.init)) return [];
  const { init } = node;
  const given = functionAround(path)?.get('params') ?? [];
  const lists = [given].flat().filter((param) => isUsedAsList(param));
  return lists.slice(0, 2).map((param) => replace(init, (param.node as t.Identifier).name));
};

function isNewList(node: t.Node): boolean {
  if (t.isArrayExpression(node) && node.elements.length === 0) return true;
  if (methodOf(node) === 'from' || methodOf(node) === 'fill') return true;
  return t.isNewExpression(node) && t.isIdentifier(node.callee) && node.callee.name.endsWith('Array');
}

function isUsedAsList(param: NodePath): boolean {
  if (!param.isIdentifier()) return false;
  const uses = param.scope.getBinding(param.node.name)?.referencePaths ?? [];
  return uses.some(
    ({ parent, node }) => t.isMemberExpression(parent) && parent.object === node && parent.computed,
  );
}

/** A variable that is made once, not in each call. */
export const madeOnce: Operator = ({ path, code }) => {
  const { node } = path;
  if (!t.isVariableDeclaration(node) || node.declarations.length !== 1 || !isInBody(path)) return [];
  const [{ id, init } = { id: undefined, init: undefined }] = node.declarations;
  if (!t.isIdentifier(id) || !init || !isStart(init)) return [];
  const program = path.scope.getProgramParent();
  if (program.hasOwnBinding(id.name)) return [];
  return [moved(path, `let ${textOf(code, id)} = ${textOf(code, init)};`)];
};

/** Directly in the body of a function. */
function isInBody({ parentPath }: NodePath): boolean {
  return parentPath?.isBlockStatement() === true && parentPath.parentPath?.isFunction() === true;
}

/** What a variable begins with that is filled afterwards. */
function isStart(init: t.Node): boolean {
  if (t.isNumericLiteral(init)) return true;
  if (t.isArrayExpression(init)) return init.elements.length === 0;
  if (t.isObjectExpression(init)) return init.properties.length === 0;
  return t.isNewExpression(init) && init.arguments.length === 0;
}

function moved(path: NodePath, declaration: string): Change {
  const top = path.findParent((parent) => parent.parentPath?.isProgram() === true);
  const { start } = spanOf(top?.node ?? path.node);
  return [{ start, end: start, now: `${declaration}\n` }, ...replace(path.node, ';')];
}

/** A result that is kept from the first call on. */
export const resultKept: Operator = ({ path, code }) => {
  const { node } = path;
  const result = t.isReturnStatement(node) ? node.argument : bodyOf(node);
  const around = t.isReturnStatement(node) ? functionAround(path) : path;
  if (!result || around?.parentPath === undefined || !isDeclaredOnTop(around)) return [];
  const kept = replace(result, `(kept ??= ${textOf(code, result)})`);
  return [[{ start: 0, end: 0, now: 'let kept: any;\n' }, ...kept]];
};

function bodyOf(node: t.Node): t.Expression | undefined {
  return t.isArrowFunctionExpression(node) && t.isExpression(node.body) ? node.body : undefined;
}

function isDeclaredOnTop(path: NodePath): boolean {
  const functions = path.getAncestry().filter((parent) => parent.isFunction());
  return functions.length === 1;
}

/** Numbers of 32 bits. */
export const halfPrecision: Operator = ({ path: { node } }) =>
  t.isIdentifier(node, { name: 'Float64Array' }) ? [replace(node, 'Float32Array')] : [];
