/**
 * Coursera's `feedback.json` and `htmlFeedback.html` (coursera/programming-assignments-demo, custom-graders/v2/README.md;
 * checked by coursera_autograder's commands/grade.py). Without a final score the field that Coursera requires is missing,
 * so that it counts as the grader's error and not as a zero.
 */
import type { Format, FormatSettings, Graded } from '../model.ts';
import { phrases } from '../report/words/phrases.ts';
import { checkHtml, headed, paragraphs } from './html.ts';
import { fractionOf } from './score.ts';
import { plainly, type Shown, shownOf } from './shown.ts';

export const coursera: Format = {
  name: 'coursera',
  of: 'Coursera',
  write: (graded, settings) => filesOf(graded, settings),
};

function filesOf(graded: Graded, settings: FormatSettings) {
  const shown = shownOf(graded, settings);
  const { score, sentences } = shown;
  const feedback = {
    ...(score.isFinal && { fractionalScore: fractionOf(score) }),
    feedback: sentences.map(plainly).join(' '),
    feedbackType: 'HTML',
  };
  // On one line, since it is the last line of the log, too.
  return [
    { name: 'feedback.json', text: `${JSON.stringify(feedback)}\n` },
    { name: 'htmlFeedback.html', text: pageOf(shown) },
  ];
}

function pageOf({ sentences, checks, language }: Shown): string {
  const printed = phrases[language].page.printed;
  const parts = checks.map((check) => `${headed(check)}\n${checkHtml(check, printed)}`);
  return ['<!DOCTYPE html>', '<html><head><meta charset="utf-8"></head><body>', paragraphs(sentences)]
    .concat(parts, '</body></html>', '')
    .join('\n');
}
