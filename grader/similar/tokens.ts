/** The kinds of a text's syntax tree, in the order of the text: what stays when names, comments and types change. */
import { type ParserOptions, parse } from '@babel/parser';

/** One node of the tree, by its kind; `line`, counted from 1, is where it begins. */
export type Token = { readonly kind: string; readonly line: number };

type Node = {
  readonly type: string;
  readonly operator?: unknown;
  readonly loc?: { readonly start: { readonly line: number } } | null;
};

const options: ParserOptions = { sourceType: 'module', plugins: ['typescript'], errorRecovery: true };

/** Types and imports say nothing of how a problem is solved. */
const passedOver = new Set([
  'ImportDeclaration',
  'TSDeclareFunction',
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
  'TSTypeAnnotation',
  'TSTypeParameterDeclaration',
  'TSTypeParameterInstantiation',
]);

/** Nodes that are there or not without any difference to what the code does. */
const seenThrough = new Set([
  'ExportNamedDeclaration',
  'ExpressionStatement',
  'ParenthesizedExpression',
  'Program',
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
]);

/** The type of `x as T` is not one of those above. */
const typeKeys = new Set(['typeAnnotation']);

/**
 * The kinds of all nodes of a TypeScript or JavaScript text.
 * @throws {SyntaxError} when it cannot be parsed.
 * @throws {RangeError} when it is nested too deeply for that.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  addTokens(parse(text, options).program, tokens);
  return tokens;
}

function addTokens(node: Node, tokens: Token[]): void {
  if (passedOver.has(node.type)) return;
  if (!seenThrough.has(node.type)) {
    const operator = typeof node.operator === 'string' ? node.operator : '';
    tokens.push({ kind: node.type + operator, line: node.loc?.start.line ?? 1 });
  }
  for (const child of childrenOf(node)) addTokens(child, tokens);
}

function childrenOf(node: Node): Node[] {
  const entries = Object.entries(node).filter(([key]) => !typeKeys.has(key) && !key.endsWith('Comments'));
  return entries.flatMap(([, value]) => (Array.isArray(value) ? value : [value])).filter(isNode);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
