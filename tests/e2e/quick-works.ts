/** Work for few points that is graded in a moment; each has marks of its own. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { gradecheck, temporaryFolder } from './command.ts';

export const slug = 'optimizers';

const window = 'export function averagingWindow(beta: number) { return 1 / (1 - beta); }\n';
const naming = `export function nameGradientDescent(size: number, m: number) {
  return size === m ? 'batch' : size === 1 ? 'stochastic' : 'mini-batch';
}
`;

export const works = ['export {};\n', window, window + naming] as const;

/** What each of the works is worth, by `gradecheck grade`. */
export async function marksOfWorks(): Promise<ReadonlyMap<string, number>> {
  const marks = new Map<string, number>();
  for (const text of works) {
    const alone = join(temporaryFolder(), 'optimizers.ts');
    writeFileSync(alone, text);
    const { stdout } = await gradecheck(['grade', alone, '-a', slug, '--json']);
    marks.set(text, JSON.parse(stdout).earned);
  }
  expect(new Set(marks.values()).size).toBe(works.length);
  return marks;
}
