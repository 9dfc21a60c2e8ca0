/**
 * GitHub Actions: workflow commands that put what is wrong beside the student's lines (parsed by actions/runner:
 * src/Runner.Common/ActionCommand.cs), a summary of the job in Markdown, and a step's outputs, of which `result` is what
 * graders of GitHub Classroom put out (classroom-resources/autograding-grading-reporter: src/main.js), in base64. Where
 * the grader failed its status is `error` and it has no points.
 */
import type { Format, FormatSettings, Graded, Report } from '../model.ts';
import { formatNumber } from '../report/numbers.ts';
import { phrases } from '../report/words/phrases.ts';
import { placeOf, type SeenPlace } from './github-place.ts';
import { markdownOf } from './markdown.ts';
import { countingReport, isAllRight, scoreOf, sharesOf } from './score.ts';
import { type Told, tellChecks } from './told.ts';
import { words } from './words.ts';

/** A summary may have 1 MiB. */
const mostOfSummary = 900_000;

export const github: Format = {
  name: 'github',
  of: 'GitHub Actions',
  write: (graded, settings) => {
    if (!graded.isFinished) return [];
    return [
      { name: 'annotations.txt', text: commandsOf(graded, settings) },
      { name: 'summary.md', text: markdownOf(graded, settings, mostOfSummary) },
      { name: 'outputs.txt', text: outputsOf(graded, settings) },
      { name: 'report.html', text: settings.pageOf(countingReport(graded)) },
    ];
  },
};

type Annotation = { readonly title: string; readonly text: string; readonly place: SeenPlace | undefined };

function commandsOf(graded: Graded, settings: FormatSettings): string {
  const report = countingReport(graded);
  const { score, maximum, isFinal } = scoreOf(graded, settings);
  const t = phrases[report.language].page;
  const whole = isFinal
    ? command('notice', { title: report.title }, t.pointsOf(formatNumber(score), formatNumber(maximum)))
    : command('error', { title: report.title }, words[report.language].staffGrade);
  const failed = tellChecks(report, graded).filter(({ ending }) => ending === 'failed');
  const errors = withoutTwins(failed.map((told) => annotationOf(told, report, settings)));
  return [...errors.map(errorOf), whole].map((line) => `${line}\n`).join('');
}

function annotationOf(told: Told, { notes }: Report, { fileOf }: FormatSettings): Annotation {
  const { name, sentences, result } = told;
  return { title: name, text: sentences.join('\n'), place: placeOf(result, { notes, fileOf }) };
}

/** GitHub shows ten of a step's: those with a line come first, and what is said of many checks is said once. */
function withoutTwins(annotations: readonly Annotation[]): Annotation[] {
  const byContent = new Map<string, Annotation>();
  for (const annotation of annotations) {
    const content = JSON.stringify([annotation.place, annotation.text]);
    if (!byContent.has(content)) byContent.set(content, annotation);
  }
  const isOnLine = ({ place }: Annotation) => place?.line !== undefined;
  const all = [...byContent.values()];
  return [...all.filter(isOnLine), ...all.filter((annotation) => !isOnLine(annotation))];
}

function errorOf({ title, text, place }: Annotation): string {
  const { file, line, column } = place ?? {};
  return command('error', { file, line, col: column, title }, text);
}

type Properties = Readonly<Record<string, string | number | undefined>>;

function command(name: 'error' | 'notice', properties: Properties, text: string): string {
  const known = Object.entries(properties).filter(([, value]) => value !== undefined);
  const listed = known.map(([key, value]) => `${key}=${escapedProperty(String(value))}`).join(',');
  return `::${name} ${listed}::${escapedText(text)}`;
}

const escapedText = (text: string) =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapedProperty = (text: string) => escapedText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

const statuses = { passed: 'pass', failed: 'fail', open: 'error' } as const;

function outputsOf(graded: Graded, settings: FormatSettings): string {
  const { score, maximum, isFinal } = scoreOf(graded, settings);
  const told = tellChecks(countingReport(graded), graded);
  const status = isFinal ? (isAllRight(countingReport(graded)) ? 'pass' : 'fail') : 'error';
  const result = { version: 1, status, ...(isFinal && { max_score: maximum }) };
  const tests = testsOf(graded, told, isFinal ? maximum : undefined);
  const outputs = {
    status,
    ...(isFinal && { points: formatNumber(score), maximum: formatNumber(maximum) }),
    result: base64(JSON.stringify({ ...result, tests })),
  };
  const lines = Object.entries(outputs).map(([name, value]) => `${name}=${value}\n`);
  return lines.join('');
}

/** With a score for each where the whole has one, out of `maximum`. */
function testsOf(graded: Graded, told: readonly Told[], maximum: number | undefined): object[] {
  const shares = maximum === undefined ? [] : sharesOf(countingReport(graded), maximum);
  return told.map(({ name, ending, sentences }, index) => ({
    name,
    status: statuses[ending],
    message: ending === 'passed' ? null : sentences.join('\n'),
    ...(shares[index] && { score: shares[index].earned }),
  }));
}

const base64 = (text: string) =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
