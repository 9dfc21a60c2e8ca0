import { describe, expect, it } from 'vitest';
import { github } from '../../../grader/format/github.ts';
import type { Absence, IntakeNote, Verdict } from '../../../grader/model.ts';
import { cases } from '../report/fixture.ts';
import { hostileCases, hostileNotes } from '../report/hostile.ts';
import { gradedAs } from './graded.ts';
import { outputsIn, resultIn } from './readers/github.ts';
import { checkWith, fault, reportOn, right, wrong } from './reports.ts';
import { settings } from './settings.ts';
import { commandsIn } from './workflow-commands.ts';

const write = (graded: ReturnType<typeof gradedAs>) => github.write(graded, settings);
const filesOn = (verdicts: readonly Verdict[], notes: readonly IntakeNote[] = []) =>
  write(
    gradedAs(
      reportOn(
        verdicts.map((verdict) => checkWith(verdict)),
        { notes },
      ),
    ),
  );
const printedOn = (verdicts: readonly Verdict[], notes?: readonly IntakeNote[]) =>
  commandsIn(filesOn(verdicts, notes)[0]!.text);
const places = (verdicts: readonly Verdict[], notes?: readonly IntakeNote[]) =>
  printedOn(verdicts, notes)
    .filter(({ name }) => name === 'error')
    .map(({ properties: { title: _, ...place } }) => place);
const missing = (absence: Absence): Verdict => ({ kind: 'missing', absence });
const place = { file: 'adam.ts', line: 12, column: 5 };
const threw: Verdict = { kind: 'threw', call: 0, message: 'boom', place };

describe('annotations', () => {
  it('stand at the line where code threw or could not be parsed', () => {
    const parsing = missing({ kind: 'does-not-parse', place, message: 'Expression expected', snippet: '' });
    const atLine = { file: 'adam.ts', line: '12', col: '5' };
    expect(places([threw, parsing])).toEqual([atLine, atLine]);
  });

  it("stand at the file otherwise: the one that is missing something, else the function's", () => {
    expect(places([missing({ kind: 'no-file', file: 'adam.ts' }), wrong])).toEqual([
      { file: 'adam.ts' },
      { file: 'optimizers.ts' },
    ]);
  });

  it('name files as they lie in the repository', () => {
    const nested = { kind: 'nested', folder: 'week 5/src' } as const;
    const renamed = { kind: 'renamed-file', file: 'adam.ts', used: 'work/adam (1).ts' } as const;
    expect(places([threw, wrong], [nested])).toMatchObject([
      { file: 'week 5/src/adam.ts' },
      { file: 'week 5/src/optimizers.ts' },
    ]);
    expect(places([threw], [renamed, { kind: 'nested', folder: 'work' }])).toMatchObject([
      { file: 'work/adam (1).ts' },
    ]);
  });

  it('begin with those that have a line, since ten are shown, and say once what holds for many checks', () => {
    const noFile = missing({ kind: 'no-file', file: 'adam.ts' });
    expect(places([noFile, noFile, noFile, threw]).map(({ line }) => line)).toEqual(['12', undefined]);
  });

  it('end with the points', () => {
    expect(printedOn([right, wrong]).at(-1)).toMatchObject({ name: 'notice', text: '1 of 2 points' });
  });

  it.each([
    'one\n::add-mask::two',
    'one\r::set-output name=status::pass',
    '::stop-commands::x',
    '##[add-mask]everything',
    '100%0A::error::forged',
  ])('are all that is printed, whatever a student wrote: %j', (text) => {
    const hostile = { file: `${text}.ts`, line: 1, column: 1 };
    const printed = printedOn([
      { kind: 'threw', call: 0, message: text, place: hostile },
      missing({ kind: 'no-file', file: text }),
      missing({ kind: 'fails-to-load', message: text, place: hostile }),
    ]);
    expect(printed.map(({ name }) => name)).toEqual(['error', 'error', 'error', 'notice']);
    expect(printed[0]!.properties).toEqual({
      file: `${text}.ts`,
      line: '1',
      col: '1',
      title: 'initializeAdam: One step',
    });
  });

  it('are one line each for hostile texts of every kind', () => {
    const [annotations] = write(gradedAs(reportOn(hostileCases, { notes: hostileNotes })));
    const lines = annotations!.text.trimEnd().split('\n');
    expect(lines.every((line) => /^::(error|notice) /.test(line))).toBe(true);
    expect(commandsIn(annotations!.text)).toHaveLength(lines.length);
  });
});

describe('outputs of the step', () => {
  it('are a line each, with the result that graders of GitHub Classroom put out', () => {
    const files = filesOn([right, wrong]);
    expect(outputsIn(files[2]!.text)).toMatchObject({ status: 'fail', points: '1', maximum: '2' });
    expect(resultIn(files)).toMatchObject({ status: 'fail', max_score: 2 });
    expect(outputsIn(filesOn([right])[2]!.text)).toMatchObject({ status: 'pass' });
  });

  it('have no points where the grader failed, and an error in their place', () => {
    const files = filesOn([right, fault]);
    expect(outputsIn(files[2]!.text)).toEqual({ status: 'error', result: expect.any(String) });
    expect(resultIn(files)).not.toHaveProperty('max_score');
    expect(resultIn(files).tests.map((test) => test.score)).toEqual([undefined, undefined]);
    expect(printedOn([right, fault]).at(-1)!.text).toContain('This is not your mistake');
    expect(files[1]!.text).not.toMatch(/\d of \d points/);
  });

  it('fit the reporter for every kind of verdict and text', () => {
    expect(resultIn(write(gradedAs(reportOn(cases)))).tests).toHaveLength(cases.length);
    const hostile = write(gradedAs(reportOn(hostileCases, { notes: hostileNotes })));
    expect(resultIn(hostile).tests).toHaveLength(hostileCases.length);
  });
});

it('writes a summary below a mebibyte, and nothing before the end', () => {
  const many = gradedAs(reportOn(Array.from({ length: 20 }, () => hostileCases).flat()));
  expect(Buffer.byteLength(write(many)[1]!.text)).toBeLessThan(1024 * 1024);
  expect(write({ ...many, isFinished: false })).toEqual([]);
});
