/** Published figures of the propagation exercises, and how numbers are held against them. */
import { expect } from 'vitest';
import type { Matrix, Vector } from '../../reference/matrix.ts';
import type { Parameters } from '../../reference/propagation.ts';
import published from './data/propagation.json' with { type: 'json' };

// biome-ignore lint/suspicious/noExplicitAny: each published case has inputs of its own shape
export type Published = { name: string; inputs: any; expected: any; atol: number };

/** The published case of this name. */
export function figure(name: string): Published {
  const found = (published.cases as Published[]).find((item) => item.name === name);
  if (found === undefined) throw new Error(`no published case "${name}"`);
  return found;
}

export type Numbers = number | Vector | Matrix;
const flat = (value: Numbers): number[] => [value].flat(2) as number[];

/** Every number within `atol` of the right one, and as many of them. */
export function expectNear(got: Numbers, expected: Numbers, atol: number): void {
  const [numbers, right] = [flat(got), flat(expected)];
  expect(numbers).toHaveLength(right.length);
  for (const [place, number] of numbers.entries())
    expect(Math.abs(number - right[place]!), `${number} at ${place}`).toBeLessThanOrEqual(atol);
}

/** {@link expectNear} under every name of `expected`. */
export function expectTable(got: Parameters, expected: Record<string, Numbers>, atol: number): void {
  for (const [name, right] of Object.entries(expected)) expectNear(got[name]!, right, atol);
}
