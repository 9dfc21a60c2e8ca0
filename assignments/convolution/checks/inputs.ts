/**
 * Inputs for the checks: small whole numbers, so that every sum is exact, whatever its order, and a student can follow
 * a case by hand.
 */
import type { Component } from '../../../grader/model.ts';
import type { Draw } from '../../../grader/plan/draw.ts';
import { type Batch, type Filters, makeVolume, type Volume } from '../../../reference/volumes.ts';

export type BatchShape = readonly [m: number, height: number, width: number, channels: number];

type Range = readonly [low: number, high: number];

/** A batch of whole numbers between −9 and 9, or in the given range. */
export function drawBatch(draw: Draw, [m, ...shape]: BatchShape, [low, high]: Range = [-9, 9]): Batch {
  return Array.from({ length: m }, () => makeVolume(shape, () => draw.integer(low, high)));
}

/** A gradient for a layer's output: whole numbers from 1 to 9 of either sign, never 0. */
export function drawGradient(draw: Draw, [m, ...shape]: BatchShape): Batch {
  return Array.from({ length: m }, () => makeVolume(shape, () => nonZero(draw, 9)));
}

/** A window (f, f, channels) of weights between −4 and 4, never 0 and never the same when turned by 180°. */
export function drawWindow(draw: Draw, f: number, channels: number): Volume {
  const isLopsided = (window: Volume) => f === 1 || String(window) !== String(turned(window));
  return draw.until(isLopsided, () => makeVolume([f, f, channels], () => nonZero(draw, 4)));
}

const turned = (window: Volume): Volume => window.toReversed().map((row) => row.toReversed());

/** `count` such windows side by side: (f, f, channels, count). */
export function drawFilters(draw: Draw, f: number, channels: number, count: number): Filters {
  const windows = Array.from({ length: count }, () => drawWindow(draw, f, channels));
  const [first = []] = windows;
  return first.map((row, i) =>
    row.map((cells, j) => cells.map((_, k) => windows.map((window) => window[i]?.[j]?.[k] ?? 0))),
  );
}

/** One bias for each filter: halves between −4.5 and 4.5, all different in size, none 0. */
export function drawBiases(draw: Draw, count: number): number[] {
  const areDifferent = (biases: number[]) => new Set(biases.map(Math.abs)).size === count;
  return draw.until(areDifferent, () =>
    Array.from({ length: count }, () => draw.pick([-0.5, 0.5]) * draw.integer(1, 9)),
  );
}

/** A batch in which no number occurs twice, so that every window has one maximum, by at least 1. */
export function drawDistinct(draw: Draw, [m, ...shape]: BatchShape): Batch {
  const count = m * shape[0] * shape[1] * shape[2];
  const numbers = shuffled(draw, count).map((index) => index - Math.floor(count / 2));
  return Array.from({ length: m }, () => makeVolume(shape, () => numbers.pop() ?? 0));
}

/** What a relu leaves: about half the numbers 0, the others between 1 and 3, so that many windows have ties. */
export function drawAfterRelu(draw: Draw, [m, ...shape]: BatchShape): Batch {
  return Array.from({ length: m }, () => makeVolume(shape, () => Math.max(0, draw.integer(-3, 3))));
}

function shuffled(draw: Draw, count: number): number[] {
  const numbers = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = draw.integer(0, last);
    [numbers[last], numbers[other]] = [numbers[other] ?? 0, numbers[last] ?? 0];
  }
  return numbers;
}

function nonZero(draw: Draw, largest: number): number {
  return draw.pick([-1, 1]) * draw.integer(1, largest);
}

type Nested = number | readonly Nested[];

/** The nested lists with 0 for their first number. */
export function startingWithZero<T extends Nested>(data: T): T {
  const set = (value: Nested): Nested =>
    typeof value === 'number' ? 0 : value.map((item, index) => (index === 0 ? set(item) : item));
  return set(data) as T;
}

/** Names for the numbers of nested lists in reading order: "APrev[0][1]" has rows and columns of its own. */
export function componentsOf(name: string, value: unknown): Component[] {
  if (!Array.isArray(value)) return [];
  if (value.every((item) => typeof item === 'number'))
    return value.map((_, row) => ({ parameter: name, row }));
  const isMatrix = value.every((item) => Array.isArray(item) && typeof item[0] === 'number');
  if (!isMatrix) return value.flatMap((item, index) => componentsOf(`${name}[${index}]`, item));
  return value.flatMap((item: number[], row) => item.map((_, column) => ({ parameter: name, row, column })));
}
