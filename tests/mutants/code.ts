/** A file of a submission as operators see it: its syntax tree, and the text that each node stands for. */
import { type NodePath, parseSync, types as t, traverse } from '@babel/core';
import type { Patch } from '../../grader/edits.ts';

/** One change of a file: pieces of its text, and what is to stand there. */
export type Change = readonly Patch[];

/** A node and where it stands; operators tell from it what could be written wrongly there. */
export type Site = { readonly path: NodePath; readonly code: Code };

/** A way in which code is written wrongly: all changes of this kind at one node. */
export type Operator = (site: Site) => readonly Change[];

export type Code = { readonly text: string; readonly tree: t.File };

/** @throws {SyntaxError} when the text is no TypeScript. */
export function readCode(text: string): Code {
  const plugins = ['typescript' as const];
  const tree = parseSync(text, { babelrc: false, configFile: false, parserOpts: { plugins } });
  if (tree === null) throw new SyntaxError('no syntax tree');
  return { text, tree };
}

/** Whether a text is still TypeScript. */
export function isCode(text: string): boolean {
  try {
    readCode(text);
    return true;
  } catch {
    return false;
  }
}

/** Every node that is code: no types, no imports, nothing about which nothing is promised. */
export function walk(code: Code, visit: (path: NodePath) => void): void {
  traverse(code.tree, {
    enter: (path) => {
      if (t.isImportDeclaration(path.node) || isType(path.node) || isUnpromised(path.node)) path.skip();
      else visit(path);
    },
  });
}

function isType(node: t.Node): boolean {
  if (t.isTSNonNullExpression(node) || t.isTSAsExpression(node) || t.isTSSatisfiesExpression(node))
    return false;
  return t.isTypeScript(node);
}

/** What an error says, and what is printed: handouts leave that open. */
export function isUnpromised(node: t.Node): boolean {
  if (t.isNewExpression(node)) return t.isIdentifier(node.callee) && node.callee.name.endsWith('Error');
  if (!t.isCallExpression(node) || !t.isMemberExpression(node.callee)) return false;
  return t.isIdentifier(node.callee.object, { name: 'console' });
}

/** The text of a node, with the brackets around it. */
export function textOf({ text }: Code, node: t.Node): string {
  const { start, end } = spanOf(node);
  return text.slice(start, end);
}

/** Where a node's text is, without brackets around it. */
export function spanOf(node: t.Node): { start: number; end: number } {
  const { start, end } = node;
  if (typeof start !== 'number' || typeof end !== 'number') throw new TypeError('a node without a place');
  return { start, end };
}

/** The change that puts `now` in a node's place. */
export function replace(node: t.Node, now: string): Change {
  return [{ ...spanOf(node), now }];
}

/** The function around a node, its parameters first; nothing outside of all functions. */
export function functionAround(path: NodePath): NodePath<t.Function> | undefined {
  const found = path.findParent((parent) => parent.isFunction());
  return found?.isFunction() ? found : undefined;
}
