/**
 * JUnit's XML, as Artemis, CodeGrade, GitLab and most others read it: a suite for each plan, a case for each check with
 * the report's words as the message. A check that the grader failed at is an `error`, one not run `skipped`. Some readers
 * ask for a time; nothing here was timed.
 */
import type { Format, Graded, Report } from '../model.ts';
import { phrases } from '../report/words/phrases.ts';
import { plainly } from './shown.ts';
import { type Told, tellChecks } from './told.ts';
import { attribute, content } from './xml.ts';

export const junit: Format = {
  name: 'junit',
  of: 'JUnit XML: Artemis, CodeGrade, GitLab',
  write: (graded) => [{ name: 'report.xml', text: documentOf(graded) }],
};

function documentOf(graded: Graded): string {
  const suites = graded.reports.map(({ report }) => suiteOf(report, graded));
  const counts = countsOf(
    graded.reports.flatMap(({ report }) => tellChecks(report, graded)),
    graded,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

function suiteOf(report: Report, graded: Graded): string {
  const told = tellChecks(report, graded);
  const name = attribute(`${report.assignment} (${report.visibility})`);
  return [
    `  <testsuite name="${name}" ${countsOf(told, graded)}>`,
    ...told.map((check) => caseOf(check, report, graded)),
    '  </testsuite>',
  ].join('\n');
}

function countsOf(told: readonly Told[], { isFinished }: Graded): string {
  const count = (ending: Told['ending']) => told.filter((check) => check.ending === ending).length;
  const [errors, skipped] = isFinished ? [count('open'), 0] : [0, count('open')];
  return `tests="${told.length}" failures="${count('failed')}" errors="${errors}" skipped="${skipped}"`;
}

function caseOf(told: Told, report: Report, { isFinished }: Graded): string {
  const { result, ending, name, sentences } = told;
  const open = `    <testcase classname="${attribute(`${report.assignment}.${result.fn}`)}" name="${attribute(name)}" time="0"`;
  if (ending === 'passed') return `${open}/>`;
  const element = ending === 'failed' ? 'failure' : isFinished ? 'error' : 'skipped';
  const [first = '', ...rest] = sentences.map(plainly);
  const kind = attribute(phrases[report.language].verdict[result.verdict.kind]);
  const type = element === 'skipped' ? '' : ` type="${kind}"`;
  const body = `<${element} message="${attribute(first)}"${type}>${content(rest.join('\n'))}</${element}>`;
  return [`${open}>`, `      ${body}`, '    </testcase>'].join('\n');
}
