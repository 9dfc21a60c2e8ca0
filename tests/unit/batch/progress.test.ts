import { describe, expect, it } from 'vitest';
import { showProgress } from '../../../grader/batch/progress.ts';

function recorder(isTTY: boolean) {
  const written: string[] = [];
  return { stream: { isTTY, write: (text: string) => written.push(text) }, written };
}

describe('progress', () => {
  it('is one plain line for each submission when nobody watches', () => {
    const { stream, written } = recorder(false);
    const progress = showProgress(2, stream);
    progress.done('ada: 90 of 100');
    progress.done('alan: 80 of 100');
    progress.end();
    expect(written).toEqual(['1/2 ada: 90 of 100\n', '2/2 alan: 80 of 100\n']);
  });

  it('rewrites one line with the time left on a terminal, and clears it at the end', () => {
    const { stream, written } = recorder(true);
    let nowMs = 0;
    const progress = showProgress(90, stream, () => nowMs);
    nowMs = 1000;
    progress.done('ada');
    expect(written.at(-1)).toBe('\r\u001b[2K1/90, 1 min 29 s left: ada');
    nowMs = 60_000;
    for (let count = 2; count <= 60; count++) progress.done('next');
    expect(written.at(-1)).toContain('60/90, 30 s left');
    progress.end();
    expect(written.at(-1)).toBe('\r\u001b[2K');
  });
});
