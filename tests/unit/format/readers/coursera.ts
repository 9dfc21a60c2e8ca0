/** Coursera: what coursera_autograder's commands/grade.py asks of feedback.json; the page's headings. */
import { endingBySign, type Reader, textOf } from '../reader.ts';

export const reader: Reader = {
  endings: (files) =>
    [...(files[1]?.text ?? '').matchAll(/<strong>(✅|❌|⚠️) /gu)].map(
      ([, sign = '']) => endingBySign[sign] ?? 'open',
    ),
  score: (files) => {
    const { fractionalScore, feedback, feedbackType } = JSON.parse(textOf(files));
    if (typeof feedback !== 'string') throw new Error("Field 'feedback' not present in parsed output.");
    if (feedbackType !== 'HTML' || files[1]?.name !== 'htmlFeedback.html') throw new Error('no page');
    if (fractionalScore === undefined) return undefined;
    if (typeof fractionalScore !== 'number' || fractionalScore < 0 || fractionalScore > 1)
      throw new Error("Field 'fractionalScore' must be a decimal from 0 to 1.");
    return fractionalScore;
  },
};
