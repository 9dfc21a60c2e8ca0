/**
 * The reply of an external grader to Open edX (edx-platform, xmodule/capa/responsetypes.py, `CodeResponse`): whether it is
 * right, the score from 0 to 1, and a message that is one XML element of tags that the LMS lets through. Where the grader
 * failed there is no score: the LMS then says "Invalid grader reply. Please contact the course staff." and keeps what it has.
 */
import type { Format, FormatSettings, Graded } from '../model.ts';
import { phrases } from '../report/words/phrases.ts';
import { checkHtml, headed, paragraphs } from './html.ts';
import { fractionOf } from './score.ts';
import { type Shown, shownOf } from './shown.ts';

export const edx: Format = {
  name: 'edx',
  of: 'Open edX (xqueue)',
  write: (graded, settings) => [{ name: 'reply.json', text: `${replyOf(graded, settings)}\n` }],
};

function replyOf(graded: Graded, settings: FormatSettings): string {
  const shown = shownOf(graded, settings);
  const fraction = fractionOf(shown.score);
  const scored = shown.score.isFinal && { correct: fraction === 1, score: fraction };
  return JSON.stringify({ ...scored, msg: messageOf(shown) });
}

function messageOf({ sentences, checks, language }: Shown): string {
  const printed = phrases[language].page.printed;
  const parts = checks.map((check) => `${headed(check)}\n${checkHtml(check, printed)}`);
  return ['<div>', paragraphs(sentences), ...parts, '</div>'].join('\n');
}
