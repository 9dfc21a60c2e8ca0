/** Names: another variable or property of the same kind, arguments exchanged, indices exchanged. */
import { type NodePath, types as t } from '@babel/core';
import { type Change, type Operator, replace, type Site, spanOf, textOf } from '../code.ts';

/** Another variable of the same kind: the next and the previous one that are in scope. */
export const otherVariable: Operator = (site) => {
  const { node } = site.path;
  if (!t.isIdentifier(node) || !site.path.isReferencedIdentifier()) return [];
  const kin = kinOf(site, node.name);
  const place = kin.indexOf(node.name);
  if (place === -1) return [];
  const others = [kin[place + 1], kin[place - 1]].filter((name) => name !== undefined);
  const now = (name: string) =>
    t.isObjectProperty(site.path.parent, { shorthand: true }) ? `${node.name}: ${name}` : name;
  return others.map((name) => replace(node, now(name)));
};

/** Variables in scope of the kind of `name`, by where they are declared, none of the whole file's. */
function kinOf({ path, code }: Site, name: string): string[] {
  const bindings = Object.values(path.scope.getAllBindings()).filter(
    ({ scope, kind }) => kind !== 'hoisted' && kind !== 'module' && !scope.path.isProgram(),
  );
  const own = bindings.find(({ identifier }) => identifier.name === name);
  if (own === undefined) return [];
  const kind = kindOf(own, code);
  const kin = bindings.filter((one) => kindOf(one, code) === kind);
  const placeOf = ({ identifier }: { identifier: t.Identifier }) => spanOf(identifier).start;
  return kin.sort((a, b) => placeOf(a) - placeOf(b)).map(({ identifier }) => identifier.name);
}

/** What a variable is: by its type where that is written, as an index of a loop, by its place or by its name. */
function kindOf(
  { identifier, path }: { identifier: t.Identifier; path: NodePath },
  { text }: { text: string },
): string {
  const { typeAnnotation } = identifier;
  if (typeAnnotation) return text.slice(spanOf(typeAnnotation).start, spanOf(typeAnnotation).end);
  if (path.parentPath?.parentPath?.isForStatement()) return 'index';
  const listed = path.listKey === 'params' && path.parentPath;
  if (listed) return `parameter at ${listed.node.start}`;
  return `name ${stemOf(identifier.name)}`;
}

function stemOf(name: string): string {
  return name.replace(/[\d_]+/g, '').replace(/^d(?=[A-Zbw])/, '');
}

/** Another property of the same kind: one that is written elsewhere in the file, and differs by its number or its `d`. */
export const otherProperty: Operator = ({ path: { node }, code }) => {
  if (!t.isMemberExpression(node) || node.computed || !t.isIdentifier(node.property)) return [];
  const { name } = node.property;
  const others = propertiesIn(code.tree).filter((one) => one !== name && stemOf(one) === stemOf(name));
  const { property } = node;
  return others.slice(0, 2).map((other) => replace(property, other));
};

const known = new WeakMap<t.File, readonly string[]>();

function propertiesIn(tree: t.File): readonly string[] {
  const seen = known.get(tree);
  if (seen !== undefined) return seen;
  const names = new Set<string>();
  t.traverseFast(tree, (node) => {
    if (t.isMemberExpression(node) && !node.computed && t.isIdentifier(node.property))
      names.add(node.property.name);
    if (t.isObjectProperty(node) && t.isIdentifier(node.key)) names.add(node.key.name);
  });
  known.set(tree, [...names]);
  return [...names];
}

/** Two arguments beside each other, exchanged. */
export const argumentsExchanged: Operator = ({ path: { node }, code }) => {
  if (!t.isCallExpression(node)) return [];
  const { arguments: given } = node;
  return given.slice(1).flatMap((second, index): Change[] => {
    const first = given[index];
    if (first === undefined || t.isFunction(first) || t.isFunction(second)) return [];
    const [one, other] = [textOf(code, first), textOf(code, second)];
    if (one === other) return [];
    return [[...replace(first, other), ...replace(second, one)]];
  });
};

/** `a[i][j]` as `a[j][i]`. */
export const indicesExchanged: Operator = ({ path: { node }, code }) => {
  if (!t.isMemberExpression(node, { computed: true })) return [];
  const row = t.isTSNonNullExpression(node.object) ? node.object.expression : node.object;
  if (!t.isMemberExpression(row, { computed: true })) return [];
  const [outer, inner] = [textOf(code, row.property), textOf(code, node.property)];
  if (outer === inner) return [];
  return [[...replace(row.property, inner), ...replace(node.property, outer)]];
};

/** The number of rows for that of columns, and the other way round. */
export const otherLength: Operator = ({ path: { node }, code }) => {
  if (!t.isMemberExpression(node) || !t.isIdentifier(node.property, { name: 'length' })) return [];
  const of = t.isTSNonNullExpression(node.object) ? node.object.expression : node.object;
  const rowOf = t.isMemberExpression(of, { computed: true }) && t.isNumericLiteral(of.property);
  if (t.isMemberExpression(of) && rowOf) return [replace(node, `${textOf(code, of.object)}.length`)];
  return t.isIdentifier(of) ? [replace(node, `${of.name}[0].length`)] : [];
};
