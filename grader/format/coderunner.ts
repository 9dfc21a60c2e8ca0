/**
 * What the combinator template grader of a CodeRunner question prints (trampgeek/moodle-qtype_coderunner: jobrunner.php,
 * combinator_grader_outcome.php): the fraction, words above the table, and a row for each check. Other fields than
 * these are refused. Where the grader failed there is no fraction, which CodeRunner calls a broken question.
 */
import type { Format } from '../model.ts';
import { formatNumber } from '../report/numbers.ts';
import { phrases } from '../report/words/phrases.ts';
import { checkHtml, paragraphs } from './html.ts';
import { fractionOf } from './score.ts';
import { plainly, type Shown, type ShownCheck, shownOf } from './shown.ts';

export const coderunner: Format = {
  name: 'coderunner',
  of: 'Moodle CodeRunner',
  write: (graded, settings) => [
    { name: 'outcome.json', text: `${JSON.stringify(outcomeOf(shownOf(graded, settings)))}\n` },
  ],
};

function outcomeOf(shown: Shown): object {
  const { score, sentences, checks, language } = shown;
  const t = phrases[language].page;
  return {
    ...(score.isFinal && { fraction: fractionOf(score) }),
    prologuehtml: paragraphs(sentences),
    testresults: [['iscorrect', t.check, t.pointsColumn, t.result], ...checks.map(rowOf)],
    // One for each column that is no tick: plain text, or HTML of ours.
    columnformats: ['%s', '%s', '%h'],
  };
}

function rowOf(check: ShownCheck): (string | number)[] {
  const { ending, name, points, earned, report } = check;
  const share = points === 0 ? '' : `${formatNumber(earned)} / ${formatNumber(points)}`;
  const words = checkHtml(check, phrases[report.language].page.printed);
  return [ending === 'passed' ? 1 : 0, plainly(name), share, words];
}
