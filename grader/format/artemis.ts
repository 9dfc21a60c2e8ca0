/**
 * JUnit's XML as Artemis reads it, and one custom feedback about the whole (ls1intum/Artemis: buildagent/service/
 * TestResultXmlParser.java, parser/CustomFeedbackParser.java). Of a failure Artemis shows the `message`, and the text only
 * where there is none, so everything is text. A case that did not pass costs its weight, whatever the reason; a build
 * without results is one that failed, so there are none where the grader failed.
 */
import type { Format, FormatFile, FormatSettings, Graded } from '../model.ts';
import { phrases } from '../report/words/phrases.ts';
import { countingReport } from './score.ts';
import { plainly, printedBy, shownOf } from './shown.ts';
import { isHeldBack, nameAmong, type Told, tellChecks, tellOutcomeWithoutMark } from './told.ts';
import { attribute, content } from './xml.ts';

export const artemis: Format = {
  name: 'artemis',
  of: 'Artemis',
  addsUpChecks: true,
  write: (graded, settings) => {
    const isFinal = graded.isFinished && graded.reports.every(({ report }) => report.complete);
    return isFinal ? [resultsOf(graded), summaryOf(graded, settings)] : [];
  },
};

/** One suite, since Artemis puts the names of several before those of their cases. */
function resultsOf(graded: Graded): FormatFile {
  const cases = graded.reports.flatMap(({ report }) =>
    tellChecks(report, graded).map((told) =>
      caseOf(told, nameAmong(told, report, graded), phrases[report.language].page.printed),
    ),
  );
  const suite = `<testsuite name="${attribute(graded.reports[0]?.report.assignment ?? '')}">`;
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', suite, ...cases, '</testsuite>', ''];
  return { name: 'results.xml', text: lines.join('\n') };
}

function caseOf(told: Told, name: string, printedWord: string): string {
  const open = `  <testcase name="${attribute(name)}" time="0"`;
  if (told.ending === 'passed') return `${open}/>`;
  const printed = printedBy(told);
  const console = printed === undefined ? [] : [printedWord, printed];
  const text = [...told.sentences.map(plainly), ...console].join('\n');
  return `${open}><failure>${content(text)}</failure></testcase>`;
}

/** Artemis makes a test case of it, which passes; docs/autograders/artemis.md has its weight set to 0. */
function summaryOf(graded: Graded, settings: FormatSettings): FormatFile {
  const counting = countingReport(graded);
  const sentences = isHeldBack(counting, settings)
    ? tellOutcomeWithoutMark(graded, counting)
    : shownOf(graded, settings).sentences;
  const feedback = { name: 'gradecheck', successful: true, message: sentences.map(plainly).join('\n') };
  return { name: 'summary.json', text: `${JSON.stringify(feedback)}\n` };
}
