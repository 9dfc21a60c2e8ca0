import type { Component, Path } from '../model.ts';
import { quoted } from './text.ts';

const identifier = /^[A-Za-z_$][\w$]*$/;

/** A place in an answer as TypeScript writes it: `v.dW1[0][2]`, `answer[0]`; `answer` alone for the whole. */
export function formatPath(path: Path, answer: string): string {
  const [first] = path;
  const start = typeof first === 'string' && identifier.test(first) ? '' : answer;
  const text = path.map(formatStep).join('');
  return start === '' ? text.slice(1) : start + text;
}

function formatStep(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`;
  return identifier.test(step) ? `.${quoted(step, 60)}` : `[${JSON.stringify(quoted(step, 60))}]`;
}

/** One parameter by name and index, counted from 0: `W2[0][1]`, `b1[3]`. */
export function formatComponent(component: Component): string {
  const column = component.column === undefined ? '' : `[${component.column}]`;
  return `${component.parameter}[${component.row}]${column}`;
}

/** `(3, 4)` as the course writes shapes; `()` is a single number. */
export function formatShape(shape: readonly number[]): string {
  return `(${shape.join(', ')})`;
}
