/** The assignment with a framework: the framework says nothing of itself while its submissions are graded. */
import { describe, expect, it } from 'vitest';
import { gradecheck, submission } from './command.ts';

const args = (name: string) => ['grade', submission('frameworks', name), '-a', 'frameworks', '--json'];

describe('grading with TensorFlow.js', () => {
  it.each([
    ['public', []],
    ['hidden', ['--hidden']],
  ])('prints one JSON document and nothing else, %s', async (_plan, more) => {
    const { exitCode, stdout, stderr } = await gradecheck([...args('right-functional'), ...more]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ assignment: 'frameworks', complete: true, earned: 100 });
  });

  it('names a leak and its number', async () => {
    const { stdout } = await gradecheck(args('mistake-step-leaves-cost'));
    const { results } = JSON.parse(stdout) as { results: { id: string; verdict: object }[] };
    expect(results.find(({ id }) => id === 'tensors-left-by-train-step')?.verdict).toMatchObject({
      kind: 'mistake',
      mistake: 'step-leaves-cost',
      findings: [
        { worst: { path: ['tensorsLeftBehind'], expected: 0, got: 1 } },
        { worst: { path: ['tensorsLeftBehind'], expected: 0, got: 2 } },
      ],
    });
  });

  it('tells the line that uses what the sandbox does not have', async () => {
    const { stdout } = await gradecheck(args('uses-layers'));
    const { results, earned } = JSON.parse(stdout) as {
      earned: number;
      results: { id: string; verdict: object }[];
    };
    expect(earned).toBeGreaterThan(20);
    expect(results.find(({ id }) => id === 'forward')?.verdict).toMatchObject({
      kind: 'threw',
      message: expect.stringContaining('tf.layers is not available here'),
      place: { file: 'classifier.ts', line: 30 },
    });
  });
});
