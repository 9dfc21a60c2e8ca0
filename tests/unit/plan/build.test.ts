import { describe, expect, it } from 'vitest';
import { AuthorError } from '../../../grader/plan/author-error.ts';
import { hoeffdingBound } from '../../../grader/plan/bounds.ts';
import { buildPlan } from '../../../grader/plan/build.ts';
import {
  type Assignment,
  type CheckSpec,
  type Fn,
  type FunctionTable,
  type Mistake,
  rng,
} from '../../../grader/plan/spec.ts';
import { doubleCheck, tinyAssignment, tripled } from './tiny-assignment.ts';

const both = (text: string) => ({ en: text, zh: text });

describe('buildPlan', () => {
  it('puts calls on one side and the key on the other', () => {
    const plan = buildPlan(tinyAssignment(), 'seed 1', 'hidden');
    expect(plan.calls.map(({ id, fn, target }) => [id, fn, target])).toEqual([
      ['double-all/0', 'double', 'student'],
      ['double-all/1', 'double', 'student'],
    ]);
    const [check] = plan.checks;
    const [first] = plan.calls;
    expect(first!.args[0]!.kind).toBe('value');
    expect(check!.expected).toHaveLength(2);
    expect(check!.mistakes.map(({ id }) => id)).toEqual(['tripled']);
  });

  it('gives the same plan for the same seed and another for another', () => {
    const once = buildPlan(tinyAssignment(), 'seed 1', 'hidden');
    expect(buildPlan(tinyAssignment(), 'seed 1', 'hidden')).toEqual(once);
    const other = buildPlan(tinyAssignment(), 'seed 2', 'hidden');
    expect(other.id).not.toBe(once.id);
    expect(other.calls[0]!.args).not.toEqual(once.calls[0]!.args);
  });

  it("keeps every check's numbers when a check or a case is added", () => {
    const added: CheckSpec = { ...doubleCheck, id: 'another', cases: [(draw) => [draw.vector(3)]] };
    const wider: CheckSpec = { ...doubleCheck, cases: [...doubleCheck.cases, (draw) => [draw.vector(9)]] };
    const before = buildPlan(tinyAssignment(), 'seed 1', 'hidden');
    const after = buildPlan(tinyAssignment({ checks: [added, wider] }), 'seed 1', 'hidden');
    for (const { id, args } of before.calls)
      expect(after.calls).toContainEqual(expect.objectContaining({ id, args }));
  });

  it('refuses a check that cannot tell a mistake from a right answer, and tells the seed', () => {
    const invisible: Mistake = {
      ...tripled,
      id: 'invisible',
      wrong: (x: number[]) => x.map((value) => value + value),
    };
    const build = () => buildPlan(tinyAssignment({ mistakes: [invisible] }), 'seed 1', 'public');
    expect(build).toThrow(AuthorError);
    expect(build).toThrow(
      /"double-all": cannot tell the mistake "invisible".*seed "seed 1\/tiny\/double-all/,
    );
  });

  it('refuses two mistakes that look alike', () => {
    const twin: Mistake = { ...tripled, id: 'twin' };
    expect(() => buildPlan(tinyAssignment({ mistakes: [tripled, twin] }), 'seed 1', 'public')).toThrow(
      /sees the mistake "twin" as "tripled"/,
    );
  });

  it('refuses a check whose right answer is what doing nothing gives', () => {
    const reference = { double: (x: number[]) => x.map(() => 0) };
    const mistakes: Mistake[] = [{ ...tripled, wrong: () => [1, 1, 1] }];
    const unchanged = { double: (x: number[]) => [...x] };
    expect(() => buildPlan(tinyAssignment({ reference: unchanged, mistakes }), 'seed 1', 'public')).toThrow(
      /automatic mistake "input-unchanged"/,
    );
    expect(() => buildPlan(tinyAssignment({ reference, mistakes }), 'seed 1', 'public')).not.toThrow(
      /input-unchanged/,
    );
  });

  it('refuses a reference that throws or changes its input', () => {
    const throwing = { double: () => [].map(() => 0).concat(missing()) };
    const changing = { double: (x: number[]) => x.fill(1) };
    expect(() => buildPlan(tinyAssignment({ reference: throwing }), 's', 'public')).toThrow(
      /reference throws "none"/,
    );
    expect(() => buildPlan(tinyAssignment({ reference: changing }), 's', 'public')).toThrow(
      /changes its arguments/,
    );
  });

  it('sees behind a driver that copies what the sandbox sees: who changes an argument, and which', () => {
    const driver = { twice: (student: FunctionTable, x: number[]) => [student['double']?.(x), x] };
    const check: CheckSpec = { ...doubleCheck, driver: 'twice' };
    const double = (x: number[]) => x.map((value) => 2 * value);
    const inPlace = (x: number[]) => {
      const doubled = double(x);
      x.fill(0);
      return doubled;
    };
    const mistake = { ...tripled, id: 'in-place', wrong: inPlace };
    const plan = buildPlan(tinyAssignment({ driver, checks: [check], mistakes: [mistake] }), 's', 'public');
    expect(plan.checks[0]?.mistakes[0]?.answers).toMatchObject([{ mutated: [0] }, { mutated: [0] }]);
    const reference = { double: inPlace };
    expect(() => buildPlan(tinyAssignment({ driver, checks: [check], reference }), 's', 'public')).toThrow(
      /changes its arguments/,
    );
  });

  it('marks one call of each function to be made again: its own before a driver’s, the driver’s with the fewest calls', () => {
    const driver = {
      often: (student: FunctionTable, x: number[]) => x.flatMap(() => student['double']?.(x)),
      once: (student: FunctionTable, x: number[]) => student['double']?.(x),
      endless: (student: FunctionTable, x: number[]) =>
        Array.from({ length: 2600 }, () => student['double']?.(x)).at(-1),
    };
    const markedIn = (...drivers: (string | undefined)[]) => {
      const checks = drivers.map((name, index): CheckSpec => {
        const { driver: _, ...bare } = doubleCheck;
        return { ...bare, id: `check ${index}`, ...(name !== undefined && { driver: name }) };
      });
      const plan = buildPlan(tinyAssignment({ driver, checks, mistakes: [] }), 's', 'public');
      return plan.calls.filter(({ again }) => again).map(({ id }) => id);
    };
    expect(markedIn('once', undefined, 'often')).toEqual(['check 1/0']);
    expect(markedIn('often', 'once')).toEqual(['check 1/0']);
    expect(markedIn('endless')).toEqual([]);
  });

  it('turns a mistake that the manifest accepts into a right variant', () => {
    const { manifest } = tinyAssignment();
    const plan = buildPlan(
      tinyAssignment({ manifest: { ...manifest, accept: ['tripled'] } }),
      'seed 1',
      'public',
    );
    expect(plan.checks[0]!.accepted.map(({ id }) => id)).toEqual(['tripled']);
    expect(plan.checks[0]!.mistakes).toEqual([]);
  });

  it('refuses a table with holes: ungraded functions, unseen mistakes, unknown or repeated ids', () => {
    const { manifest } = tinyAssignment();
    const files = { 'tiny.ts': ['double', 'halve'] };
    const blind: CheckSpec = { ...doubleCheck, blindTo: { tripled: 'for the test' } };
    const broken = [
      [{ manifest: { ...manifest, files } }, /no check grades halve/],
      [{ checks: [blind] }, /no check shows the mistake "tripled"/],
      [{ checks: [doubleCheck, doubleCheck] }, /an id is used twice/],
      [{ manifest: { ...manifest, accept: ['nothing'] } }, /"accept" names no mistake: "nothing"/],
      [{ checks: [{ ...doubleCheck, fn: 'other' }, doubleCheck] }, /grades unknown other/],
      [{ mistakes: [{ ...tripled, fn: 'doubel' }] }, /mistake "tripled" is of unknown doubel/],
      [{ mistakes: [{ ...tripled, text: { en: 'x', zh: ' ' } }] }, /mistake "tripled" has an empty text/],
      [{ checks: [{ ...doubleCheck, title: { en: '', zh: 'x' } }] }, /check "double-all" has an empty title/],
    ] as const;
    for (const [changes, message] of broken) {
      expect(() => buildPlan(tinyAssignment(changes), 'seed 1', 'public')).toThrow(message);
    }
  });

  describe('a random check', () => {
    const measured = (statistic: string, allowed: number): Partial<Assignment> => ({
      checks: [
        {
          ...doubleCheck,
          driver: 'measure',
          cases: [(draw) => [rng(draw.seedFor('noise'))]],
          judging: {
            kind: 'expectation',
            draws: 100,
            falseFailure: 1e-6,
            statistics: () => [{ id: statistic, label: both('mean'), expected: 0.5, allowed }],
          },
        },
      ],
      driver: {
        measure: ({ double }: { double: Fn }, next: () => number) => {
          const numbers = double(Array.from({ length: 100 }, next)) as number[];
          return { mean: numbers.reduce((sum, value) => sum + value / 200, 0) };
        },
      },
    });

    it('is built when its bound is one that right code keeps', () => {
      expect(
        buildPlan(tinyAssignment(measured('mean', hoeffdingBound(100, 1e-6))), 'seed 1', 'public').checks,
      ).toHaveLength(1);
    });

    it('is refused at the first draw that misses its bound, for no other would prove it', () => {
      const seeds = Array.from({ length: 8 }, (_, index) => `seed ${index}`);
      const refused = seeds.filter((seed) => {
        try {
          buildPlan(tinyAssignment(measured('mean', 0.02)), seed, 'public');
          return false;
        } catch (error) {
          expect(String(error)).toMatch(
            /refuses the reference's own answers \(mean is 0\.\d+, expected 0\.5 ± 0\.02\)/,
          );
          return true;
        }
      });
      expect(refused.length).toBeGreaterThan(2);
    });

    it('is refused with the name that its driver does not give', () => {
      expect(() => buildPlan(tinyAssignment(measured('average', 1)), 'seed 1', 'public')).toThrow(
        /the driver gives no average/,
      );
    });
  });

  it('names the title in every language', () => {
    expect(buildPlan(tinyAssignment(), 'seed 1', 'public').checks[0]!.title).toEqual(
      both('every number doubled'),
    );
  });
});

function missing(): never {
  throw new Error('none');
}
