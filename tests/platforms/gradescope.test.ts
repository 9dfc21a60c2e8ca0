/** The package for Gradescope, run as its harness runs it: in a container, as root, without a network. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gradescopeExporter } from '../../grader/export/gradescope/exporter.ts';
import { submission, textsIn } from '../e2e/command.ts';
import {
  type Container,
  canMakeContainers,
  closeContainer,
  openContainer,
  runIn,
  startIn,
} from './container.ts';
import { buildImage, type HandingIn, handIn, type Results, resultsIn } from './gradescope-layout.ts';
import { hangingForm, hostileForm } from './hand-ins.ts';
import { layOut } from './lay-out.ts';
import { packageOf } from './package.ts';

const slug = 'train-dev-test';
const right = textsIn(submission(slug, 'right-loops'));
const wrong = textsIn(submission(slug, 'mistake-split-dev-from-train'));
const run = ['bash', '/autograder/run_autograder'];

if (canMakeContainers()) {
  describe('the package for Gradescope', () => {
    let container: Container;
    let built: Awaited<ReturnType<typeof buildImage>>;

    beforeAll(async () => {
      container = openContainer();
      const options = { maxPoints: 20, rateLimit: { submissions: 2, hours: 24 } };
      const files = await packageOf(gradescopeExporter, slug, { options });
      layOut(files, join(container.root, 'autograder/source'), 'copied');
      built = await buildImage(container);
    });
    afterAll(() => closeContainer(container));

    async function grade(handingIn: HandingIn): Promise<Results> {
      handIn(container, handingIn);
      const { code, output } = await runIn(container, run);
      expect({ code, output }).toEqual({ code: 0, output: '' });
      return resultsIn(container) as Results;
    }

    it('builds its image without a network and proves that it can hold submissions', () => {
      expect(built.output).toMatch(/isolation {3}container, proved by trying from inside/);
      expect(built.output).not.toMatch(/OPEN/);
      expect(built.code).toBe(0);
    });

    it('gives right code all points, in hidden tests that carry them and public ones that do not', async () => {
      const { score, tests } = await grade({ files: right });
      expect(score).toBe(20);
      expect(new Set(tests.map(({ status }) => status))).toEqual(new Set(['passed']));
      const [shown, hidden] = [
        tests.filter(({ visibility }) => visibility === 'visible'),
        tests.filter(({ visibility }) => visibility === 'after_due_date'),
      ];
      expect(shown.map(({ extra_data }) => extra_data.check)).toEqual(
        hidden.map(({ extra_data }) => extra_data.check),
      );
      expect(shown.every((test) => test.score === undefined && test.max_score === undefined)).toBe(true);
      const sum = hidden.reduce((total, test) => total + (test.max_score ?? 0), 0);
      expect(sum).toBeCloseTo(20, 9);
    });

    it('names the mistake of wrong code, and takes its points alone', async () => {
      const { score, tests } = await grade({ files: wrong });
      const failed = tests.filter(({ status }) => status === 'failed');
      expect(failed.length).toBeGreaterThan(0);
      expect(score).toBeLessThan(20);
      expect(score).toBeGreaterThan(10);
      // Inputs and answers of the public checks are shown; of the hidden ones they are nobody's to see.
      for (const { visibility, output } of failed)
        expect(output.includes('<table>')).toBe(visibility === 'visible');
      const lost = failed.reduce((total, test) => total + (test.max_score ?? 0), 0);
      expect(score).toBeCloseTo(20 - lost, 9);
    });

    it('gives nothing for nothing, and says what is missing', async () => {
      const { score, output, tests } = await grade({ files: {} });
      expect(score).toBe(0);
      expect(output).toMatch(/nothing/i);
      expect(tests.every(({ status }) => status === 'failed')).toBe(true);
    });

    it('lets hostile code read nothing, forge nothing and say nothing', async () => {
      const { score, tests } = await grade({ files: hostileForm(right) });
      expect(score).toBe(0);
      expect(tests.length).toBeGreaterThan(10);
      expect(tests.map(({ output }) => output).join()).toMatch(/found 0/);
    });

    it('stops code that hangs, and grades the rest', async () => {
      const { score, tests } = await grade({ files: hangingForm(right) });
      expect(tests.map(({ output }) => output).join()).toMatch(/was stopped before its answer was complete/);
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThan(20);
    });

    it('leaves what was graded so far, as valid JSON at any moment, when the platform ends it half way', async () => {
      handIn(container, { files: hangingForm(right) });
      const { ended, kill } = startIn(container, run);
      let isOver = false;
      void ended.then(() => {
        isOver = true;
      });
      while (resultsIn(container) === undefined && !isOver) {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      expect(isOver).toBe(false);
      kill();
      await ended;
      const results = resultsIn(container);
      expect(results?.extra_data?.gradecheck.isFinished).toBe(false);
      expect(results?.output).toMatch(/not come to its end/);
      expect(results?.tests.length).toBeGreaterThan(10);
      expect(results?.score).toBeDefined();
    });

    it('keeps students away from source, plan, metadata and results', async () => {
      await grade({ files: right });
      const own = (path: string) => statSync(join(container.root, 'autograder', path)).mode & 0o007;
      for (const path of ['source', 'source/assignment.json', 'results', 'results/results.json'])
        expect({ path, others: own(path) }).toEqual({ path, others: 0 });
    });

    it('has no score, and says whose fault it is, where the grader itself fails', async () => {
      const perl = join(container.root, 'autograder/source/launch.pl');
      const script = readFileSync(perl);
      handIn(container, { files: right });
      writeFileSync(perl, 'die "broken\\n";');
      const { code, output } = await runIn(container, run);
      writeFileSync(perl, script);
      const results = resultsIn(container);
      expect({ code, output }).toMatchObject({ code: 0, output: expect.stringMatching(/container/) });
      expect(results).not.toHaveProperty('score');
      expect(results?.tests.every((test) => test.score === undefined)).toBe(true);
      expect(results?.output).toMatch(/not your mistake/);
    });

    it.each([
      ['does not even start', 'throw new Error("broken");'],
      [
        'dies half way',
        `require('fs').writeFileSync('/autograder/results/results.json', '{"score": 0, "tests": []}');
         process.kill(process.pid, 'SIGKILL');`,
      ],
    ])('has no score, and nothing that Gradescope could add up, when the engine %s', async (_, broken) => {
      const engine = join(container.root, 'autograder/source/engine.cjs');
      const text = readFileSync(engine);
      handIn(container, { files: right });
      writeFileSync(engine, broken);
      const { code } = await runIn(container, run);
      writeFileSync(engine, text);
      expect(code).toBe(0);
      expect(resultsIn(container)).toEqual({ output: expect.stringMatching(/tell the teaching staff/) });
    });

    it('grades so many a day by the times of the platform, and keeps the last result beyond that', async () => {
      const at = (hour: number) => `2026-03-01T${String(hour).padStart(2, '0')}:00:00.000000-08:00`;
      const first = await grade({ files: wrong, metadata: { created_at: at(8) } });
      expect(first.extra_data?.gradecheck.counted).toEqual([at(8)]);
      const earlier = (results: Results, hour: number) => [
        { submission_time: at(hour), score: results.score, autograder_error: false, results },
      ];
      const second = await grade({
        files: wrong,
        metadata: { created_at: at(9), previous_submissions: earlier(first, 8) },
      });
      const third = await grade({
        files: right,
        metadata: { created_at: at(10), previous_submissions: earlier(second, 9) },
      });
      expect(third.score).toBe(second.score);
      expect(third.output).toMatch(/Not graded: up to 2 in 24 hours .* from 2026-03-02T16:00:00.000Z/);
      const nextDay = { created_at: '2026-03-02T08:00:00.000000-08:00' };
      const fourth = await grade({
        files: right,
        metadata: { ...nextDay, previous_submissions: earlier(third, 10) },
      });
      expect(fourth.score).toBe(20);
    });
  });
}
