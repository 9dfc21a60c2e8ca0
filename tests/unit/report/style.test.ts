import { expect, test } from 'vitest';
import { loadTemplates } from '../../../grader/cli/templates.ts';

const style = loadTemplates()['style.css'] ?? '';

/** The colours of one `:root` block, by name. */
function coloursOf(block: string): Map<string, string> {
  return new Map(
    Array.from(block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g), ([, name, value]) => [name!, value!]),
  );
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const [light, dark] = style
  .split('@media (prefers-color-scheme: dark)')
  .map((part) => coloursOf(part.split('}')[0] ?? ''));

const texts = [
  ['ink', 'paper'],
  ['ink', 'card'],
  ['ink', 'faint'],
  ['soft', 'paper'],
  ['soft', 'card'],
  ['link', 'paper'],
  ['link', 'card'],
  ['wrong', 'paper'],
  ['wrong', 'card'],
  ['wrong', 'wrong-tint'],
  ['right', 'right-tint'],
  ['fault', 'paper'],
  ['fault', 'fault-tint'],
  ['ink', 'fault-tint'],
] as const;

test.each([
  ['light', light],
  ['dark', dark],
] as const)('every text colour of the %s scheme has a contrast of at least 4.5', (_, colours) => {
  const weak = texts.filter(
    ([text, ground]) => contrast(colours?.get(text) ?? '#000000', colours?.get(ground) ?? '#000000') < 4.5,
  );
  expect(weak).toEqual([]);
});
