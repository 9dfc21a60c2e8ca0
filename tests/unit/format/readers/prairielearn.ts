/** PrairieLearn: apps/grader-host/src/index.ts (size), lib/externalGraderCommon.ts and externalGrader.ts (score, gradable). */
import { endingBySign, type Reader, textOf } from '../reader.ts';

type Test = { readonly name: string; readonly points?: number; readonly max_points?: number };

export const reader: Reader = {
  endings: (files) =>
    JSON.parse(textOf(files)).tests.map(({ name, points, max_points }: Test) => {
      const ending = endingBySign[name.split(' ')[0] ?? ''] ?? 'open';
      if (max_points && (points === max_points) !== (ending === 'passed'))
        throw new Error(`${name}: ${points}`);
      return ending;
    }),
  score: (files) => {
    const text = textOf(files);
    if (Buffer.byteLength(text) > 1024 * 1024) throw new Error('The grading results were larger than 1MB.');
    const { score, gradable = true } = JSON.parse(text);
    if (!gradable) return undefined;
    if (!Number.isFinite(score) || score < 0 || score > 1) throw new Error(`score ${score} is out of range`);
    return score;
  },
};
