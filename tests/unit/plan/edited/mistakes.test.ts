/** Mistakes as edits of a reference that is spread over three files. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Edit } from '../../../../grader/model.ts';
import { AuthorError } from '../../../../grader/plan/author-error.ts';
import { buildPlan } from '../../../../grader/plan/build.ts';
import { instantiate } from '../../../../grader/plan/edited/instance.ts';
import { formsOf, openWorkshop, type Workshop } from '../../../../grader/plan/edited/mistakes.ts';
import { tinyAssignment } from '../tiny-assignment.ts';
import { reference } from './program/checks.ts';
import { seen } from './program/sum.ts';

const program = (file: string) => new URL(`program/${file}`, import.meta.url).href;
let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop(new URL('program/checks.ts', import.meta.url), reference);
});

const specOf = (fn: string, ...edits: (Edit | Edit[])[]) => ({
  id: 'slip',
  fn,
  edits,
  text: { en: 'x', zh: 'x' },
});
const formsWith = (fn: string, ...edits: (Edit | Edit[])[]) =>
  formsOf(specOf(fn, ...edits), workshop).map(({ wrong }) => wrong);

describe('an edit of the reference', () => {
  it('changes the graded function and nothing else', () => {
    const [wrong] = formsWith('meanOf', { was: '/ values.length', now: '/ (values.length - 1)' });
    expect(wrong!([1, 2, 3])).toBe(3);
    expect(reference.meanOf([1, 2, 3])).toBe(2);
  });

  it('reaches a helper in the file that an imported file imports', () => {
    const [wrong] = formsWith('spreadOf', { within: 'distance', was: '-b', now: 'b' });
    expect(wrong!([1, 3])).toBe(8);
    const [further] = formsWith('spreadOf', { within: 'sum', was: 'let total = 0', now: 'let total = 10' });
    // mean (10 + 4) / 2 = 7; distances |10 + 1 − 7| and |10 + 3 − 7|; their sum on top of 10
    expect(further!([1, 3])).toBe(20);
  });

  it('finds arrow functions and constants that are exported in a list', () => {
    expect(
      formsWith('spreadOf', { was: 'total(values.map', now: 'Math.max(...values.map' })[0]!([1, 4]),
    ).toBe(1.5);
    expect(formsWith('tanh', { was: 'Math.tanh', now: '(z) => 2 * Math.tanh(z)' })[0]!(0.5)).toBe(
      2 * Math.tanh(0.5),
    );
  });

  it('shares all files that do not lead to it', () => {
    seen.length = 0;
    const [wrong] = formsWith('meanOf', { was: '/ values.length', now: '' });
    wrong!([1, 1]);
    expect(seen).toEqual([2]);
  });

  it('is one form of several, of one place or more', () => {
    const forms = formsWith('spreadOf', { was: 'distance(value', now: 'distance(2 * value' }, [
      { within: 'distance', was: '-b', now: 'b' },
      { was: 'meanOf(values)', now: '0' },
    ]);
    expect(forms.map((wrong) => wrong([1, 3]))).toEqual([4, 4]);
    expect(formsOf(specOf('meanOf', { was: 'total', now: '+total' }), workshop)[0]).toMatchObject({
      form: 0,
    });
  });
});

describe('an edit that its author must mend', () => {
  const lesson = 'tests/unit/plan/edited/program/lesson.ts';
  it.each<[string, string, (Edit | Edit[])[], string]>([
    [
      'does not occur',
      'meanOf',
      [{ was: 'values.size', now: '' }],
      `"values.size" occurs 0 times in meanOf (${lesson})`,
    ],
    ['occurs twice', 'meanOf', [{ was: 'values', now: '' }], '"values" occurs 4 times in meanOf'],
    ['is empty', 'meanOf', [{ was: '', now: '1' }], '"" occurs 0 times'],
    ['draws by luck', 'meanOf', [{ was: 'total', now: 'Math.random() + total' }], 'draws by luck'],
    ['changes nothing', 'meanOf', [{ was: 'total', now: 'total' }], '"total" is replaced by itself'],
    [
      'stands in no declaration',
      'meanOf',
      [{ within: 'sums', was: 'a', now: 'b' }],
      `no declaration of sums in ${lesson}`,
    ],
    ['stands in one of two', 'meanOf', [{ within: 'unused', was: '0', now: '2' }], 'unused is declared in'],
    ['does not parse', 'meanOf', [{ was: '/ values.length', now: '/ (' }], 'does not parse: SyntaxError'],
    ['has types', 'meanOf', [{ was: 'values: List', now: 'values: number' }], 'does not parse: SyntaxError'],
    ['does not load', 'tanh', [{ was: 'Math.tanh', now: 'Math.tanh.tanh.tanh' }], 'does not load: TypeError'],
    [
      'overlaps another',
      'meanOf',
      [
        [
          { was: 'total(values)', now: '' },
          { was: '(values) /', now: '' },
        ],
      ],
      'two edits overlap',
    ],
    ['takes the function away', 'tanh', [{ was: 'Math.tanh', now: '0' }], 'has no function of its own'],
    ['is none', 'meanOf', [], 'mistake "slip" of meanOf has no edit'],
    [
      'is of what no file declares',
      'median',
      [{ was: 'a', now: 'b' }],
      'no file of it declares and exports this function',
    ],
  ])('%s', (_, fn, edits, message) => {
    const load = () => formsWith(fn, ...edits);
    expect(load).toThrow(AuthorError);
    expect(load).toThrow(message);
    expect(load).toThrow(`mistake "slip" of ${fn}`);
  });

  it('names what does not exist, even where a driver catches what it throws', () => {
    const mistakes = formsOf(specOf('meanOf', { was: '/ values.length', now: '/ valeus.length' }), workshop);
    const { manifest, checks } = tinyAssignment();
    const assignment = {
      manifest: { ...manifest, files: { 'tiny.ts': ['meanOf'] } },
      reference: { meanOf: reference.meanOf },
      checks: checks.map((check) => ({ ...check, fn: 'meanOf', driver: 'calm' })),
      mistakes,
      driver: {
        calm: (student: typeof reference, values: number[]) => {
          try {
            return student.meanOf(values);
          } catch {
            return 7;
          }
        },
      },
      probes: {},
    };
    expect(() => buildPlan(assignment, 'seed 1', 'hidden')).toThrow(
      'tiny, mistake "slip" of meanOf: its edit throws ReferenceError: valeus is not defined',
    );
  });
});

describe('the proof that an edit was run', () => {
  it('refuses a program that does not lead to the edited file', () => {
    const [home, sum] = ['lesson.ts', 'sum.ts'].map((file) => workshop.sources.get(program(file))!);
    const start = sum!.text.indexOf('let total = 0');
    const edit = { url: sum!.url, start, end: start + 'let total = 0'.length, now: 'let total = 1' };
    expect(instantiate(home!, [edit], workshop.sources)).toHaveProperty('meanOf');
    const cut = { ...home!, imports: home!.imports.map((found) => ({ ...found, url: program('other.ts') })) };
    expect(() => instantiate(cut, [edit], workshop.sources)).toThrow(
      /lesson.ts does not lead to file:.*sum.ts/,
    );
  });
});
