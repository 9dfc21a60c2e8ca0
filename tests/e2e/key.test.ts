/** The key never enters the sandbox: every byte that goes into the box is recorded and searched. */

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readCourse } from '../../grader/course/course.ts';
import { hiddenSeed } from '../../grader/course/secret.ts';
import type { Plan } from '../../grader/model.ts';
import { listAssignments } from '../../grader/plan/load.ts';
import { hiddenPlan } from '../../grader/plan/plan.ts';
import { hasBubblewrap, hasContainer, strongest } from '../machine.ts';
import { gradecheck, root, secret, temporaryFolder } from './command.ts';
import { argumentsOf, digitsOf, keyOf, numbersIn } from './plan-numbers.ts';

const work = temporaryFolder();
const record = join(work, 'sent');

/** A `perl`, which starts every box, that keeps what goes through its standard input in front of the real one. */
function recordingPath(): string {
  const perl = execFileSync('sh', ['-c', 'command -v perl'], { encoding: 'utf8' }).trim();
  writeFileSync(join(work, 'perl'), `#!/bin/sh\ntee -a '${record}' | '${perl}' "$@"\n`, { mode: 0o755 });
  return [work, dirname(process.execPath), process.env['PATH']].join(delimiter);
}

/** The starter throws in every function, so that each call is sent. */
const starter = (slug: string) => join(root, 'assignments', slug, 'starter');

const givenDigits = ({ calls }: Plan) => digitsOf(argumentsOf(calls).flatMap(numbersIn), 7);

/** Numbers of the key by their digits, without those that a call is given anyway. */
function secretDigits(plan: Plan): string[] {
  const given = new Set(givenDigits(plan));
  return digitsOf(keyOf(plan.checks).flatMap(numbersIn), 7).filter((digits) => !given.has(digits));
}

/** One assignment for each kind of judging, with values, drivers, packages; what is sent is made the same way for all. */
const recorded = ['frameworks', 'gradient-checking', 'batch-norm'];

describe.each(listAssignments())('the calls of %s', (slug) => {
  it('hold no number and no text of the key', async () => {
    vi.stubEnv('GRADECHECK_SECRET', secret);
    const plan = await hiddenPlan(slug, hiddenSeed(slug, readCourse(work)));
    const calls = JSON.stringify(plan.calls);
    const inCalls = new Set(calls.match(/\d+(\.\d+)?/g));
    const digits = secretDigits(plan);
    expect(digits.length).toBeGreaterThan(0);
    expect(digits.filter((number) => inCalls.has(number))).toEqual([]);
    const texts = plan.checks.flatMap(({ mistakes }) =>
      mistakes.flatMap(({ id, text }) => [`"${id}"`, text.en]),
    );
    expect(texts.filter((text) => calls.includes(text))).toEqual([]);
  });
});

describe.skipIf(!hasBubblewrap && !hasContainer).each(recorded)(
  'what the sandbox is sent when %s is graded',
  (slug) => {
    let plan: Plan;
    let sent = '';
    let sentDigits = new Set<string>();

    beforeAll(async () => {
      vi.stubEnv('GRADECHECK_SECRET', secret);
      plan = await hiddenPlan(slug, hiddenSeed(slug, readCourse(work)));
      writeFileSync(record, '');
      const args = ['grade', starter(slug), '-a', slug, '--hidden', '--isolation', strongest];
      const { exitCode, stderr } = await gradecheck(args, { cwd: work, env: { PATH: recordingPath() } });
      expect([exitCode, stderr]).toEqual([0, '']);
      sent = readFileSync(record, 'utf8');
      sentDigits = new Set(sent.match(/\d+(\.\d+)?/g));
    });

    it('is the submission and the calls', () => {
      for (const { id } of plan.calls) expect(sent).toContain(JSON.stringify(id));
      expect(givenDigits(plan).filter((digits) => !sentDigits.has(digits))).toEqual([]);
    });

    it('holds no number of the key', () => {
      const digits = secretDigits(plan);
      expect(digits.length).toBeGreaterThan(0);
      expect(digits.filter((number) => sentDigits.has(number))).toEqual([]);
    });

    it('holds no id and no text of a mistake', () => {
      const mistakes = plan.checks.flatMap((check) => check.mistakes);
      const words = mistakes.flatMap(({ id, text }) => [`"${id}"`, text.en, text.zh]);
      expect(words.length).toBeGreaterThan(0);
      expect(words.filter((word) => sent.includes(word))).toEqual([]);
    });

    it('holds nothing of the secret', () => {
      expect(sent).not.toContain(secret);
      expect(sent).not.toContain(plan.id);
    });
  },
);
