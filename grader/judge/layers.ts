/** Which layers of an answer are wrong, where its keys are numbered: W1, b1, W2, …, or dW1, db1, …. */
import type { Finding, Pattern } from '../model.ts';
import { groupBy } from './group.ts';
import { isAllZeros } from './looks.ts';
import type { ValueRecord } from './tensor.ts';

/** Fewer layers have no pattern: of two, one is the first and the other the last. */
const fewestLayers = 3;

/** The rule to the layers that are wrong, if there is one; `isRight` tells of a key whether what it holds is right. */
export function findLayerPattern(
  expected: ValueRecord,
  isRight: (key: string) => boolean,
): Pattern | undefined {
  const byLayer = groupBy(Object.keys(expected), (key) => Number(/^[A-Za-z]+(\d+)$/.exec(key)?.[1] ?? 0));
  byLayer.delete(0);
  const layers = [...byLayer.keys()].toSorted((one, other) => one - other);
  if (layers.length < fewestLayers) return undefined;
  const wrong = layers.filter((layer) => !byLayer.get(layer)?.every(isRight));
  // Zeros are right by accident.
  const isTelling = (layer: number) =>
    wrong.includes(layer) || !isAllZeros(byLayer.get(layer)?.map((key) => expected[key]) ?? []);
  return layers.every(isTelling) ? ruleOf(layers, wrong) : undefined;
}

function ruleOf(layers: readonly number[], wrong: readonly number[]): Pattern | undefined {
  const [first = 0, second] = wrong;
  const right = layers.filter((layer) => !wrong.includes(layer));
  if (wrong.length === 0 || right.length === 0) return undefined;
  if (second === undefined) return { kind: 'one-layer', index: first };
  if (right.length === 1) return { kind: 'all-but-one-layer', index: right[0] ?? 0 };
  return right.every((layer) => layer < first) ? { kind: 'layers-from', index: first } : undefined;
}

/** The findings with the pattern told at the first of those about numbers that has none of its own. */
export function withLayerPattern(findings: readonly Finding[], pattern: Pattern): Finding[] {
  const first = findings.findIndex((finding) => finding.kind === 'numbers' && finding.pattern === undefined);
  return findings.map((finding, index) =>
    index === first && finding.kind === 'numbers' ? { ...finding, pattern } : finding,
  );
}
