/** The tiny public assignment that is attacked: six functions, three entry files, drivers and a library. */
import type { Limits, Plan, PublicCode, SourceFiles, Visibility } from '../model.ts';
import { buildPlan } from '../plan/build.ts';
import type { Assignment, CheckSpec, Mistake } from '../plan/spec.ts';
import {
  honestMeasured,
  measuredChecks,
  measuredDrivers,
  measuredReference,
  measuredText,
} from './measured.ts';

const both = (text: string) => ({ en: text, zh: text });

export const doubleCheck: CheckSpec = {
  id: 'double-all',
  fn: 'double',
  title: both('every number doubled'),
  lesson: '1.1',
  points: 3,
  cases: [(draw) => [draw.vector(4)], (draw) => [draw.vector(2)]],
};

export const tripled: Mistake = {
  id: 'tripled',
  fn: 'double',
  text: both('Every number is tripled; double it.'),
  wrong: (x: number[]) => x.map((value) => 3 * value),
};

const shiftCheck: CheckSpec = {
  id: 'shift-all',
  fn: 'shift',
  title: both('every number shifted'),
  lesson: '1.1',
  points: 2,
  cases: [(draw) => [draw.vector(3), 0.5]],
};

const totalCheck: CheckSpec = {
  id: 'total-twice',
  fn: 'total',
  title: both('the sum of all numbers'),
  lesson: '1.2',
  points: 2,
  driver: 'totalTwice',
  cases: [(draw) => [draw.vector(5)]],
};

/** What a driver measures next to student code, and whose right outcome anyone can guess. */
const agreementCheck: CheckSpec = {
  id: 'total-agrees',
  fn: 'total',
  title: both('the sum agrees with another way to add'),
  lesson: '1.2',
  points: 1,
  driver: 'agreement',
  uses: ['total'],
  cases: [(draw) => [draw.vector(6)]],
  judging: {
    kind: 'expectation',
    statistics: () => [{ id: 'share', label: both('share of sums that agree'), expected: 1, allowed: 0.01 }],
    draws: 6,
    falseFailure: 1e-9,
  },
};

type Student = { total(x: readonly number[]): number };

const assignment: Assignment = {
  manifest: {
    format: 1,
    slug: 'attacked',
    title: both('Attacked'),
    summary: both('Six functions to attack'),
    lessons: ['1.1', '1.2'],
    files: {
      'attacked.ts': ['double', 'shift'],
      'neighbour.ts': ['total'],
      'measured.ts': ['rotate', 'visit', 'peak'],
    },
    library: ['network.ts'],
    accept: [],
    limits: {},
  },
  reference: {
    double: (x: number[]) => x.map((value) => 2 * value),
    shift: (x: number[], by: number) => x.map((value) => value + by),
    total: (x: number[]) => x.reduce((sum, value) => sum + value, 0),
    ...measuredReference,
  },
  checks: [doubleCheck, shiftCheck, totalCheck, agreementCheck, ...measuredChecks],
  mistakes: [tripled],
  driver: {
    ...measuredDrivers,
    totalTwice: (student: Student, x: number[]) => [student.total(x), student.total(x), x.length],
    agreement: (student: Student, x: number[]) => {
      const sums = x.map((_, i) => x.slice(0, i + 1).reduce((sum, value) => sum + value, 0));
      const agree = sums.filter((sum, i) => Math.abs(student.total(x.slice(0, i + 1)) - sum) <= 1e-9);
      return Object.fromEntries([['share', agree.length / x.length]]);
    },
  },
  probes: {},
};

/** The plan that attacks are judged by. */
export function attackPlan(visibility: Visibility = 'public'): Plan {
  return buildPlan(assignment, 'attack corpus', visibility);
}

/** What goes into the sandbox beside an attack. */
export const attackCode: PublicCode = {
  entries: assignment.manifest.files,
  sources: {
    'library/network.ts': 'export const plus = (a: number, b: number): number => a + b;',
    'assignment/driver.ts':
      'type Student = { total(x: number[]): number };\n' +
      'export const totalTwice = (student: Student, x: number[]) => [student.total(x), student.total(x), x.length];\n' +
      'export const agreement = (student: Student, x: number[]) => {\n' +
      '  const sums = x.map((_, i) => x.slice(0, i + 1).reduce((sum, value) => sum + value, 0));\n' +
      '  const agree = sums.filter((sum, i) => Math.abs(student.total(x.slice(0, i + 1)) - sum) <= 1e-9);\n' +
      "  return Object.fromEntries([['share', agree.length / x.length]]);\n" +
      `};\n${measuredText}`,
  },
};

/** What intake looks for. */
export const attackFiles = { files: Object.keys(attackCode.entries), given: attackCode.sources };

/** A short time for a call, so that a run through the whole corpus is short; long for all, for new workers on a busy machine. */
export const attackLimits: Limits = {
  callTimeMs: 250,
  submissionTimeMs: 20_000,
  memoryMb: 48,
  answerBytes: 1024 * 1024,
  valueCount: 2_000_000,
  valueDepth: 12,
  consoleBytes: 16 * 1024,
  answersMb: 4,
};

const double = `export function double(x: number[]) {
  const out: number[] = [];
  for (let i = 0; i < x.length; i += 1) out[i] = 2 * x[i];
  return out;
}
`;
const shift = `export function shift(x: number[], by: number) {
  const out: number[] = [];
  for (let i = 0; i < x.length; i += 1) out[i] = x[i] + by;
  return out;
}
`;
const total = `import { plus } from './library/network.ts';
export function total(x: number[]) {
  let sum = 0;
  for (let i = 0; i < x.length; i += 1) sum = plus(sum, x[i]);
  return sum;
}
`;

/** An honest submission; it leans on no builtin, so that attacks on these do not disturb it. */
export const honestFiles: SourceFiles = {
  'attacked.ts': double + shift,
  'measured.ts': honestMeasured,
  'neighbour.ts': total,
};

/** The honest submission with `source` in the place of `double`. */
export function inPlaceOfDouble(source: string): SourceFiles {
  return { ...honestFiles, 'attacked.ts': `${source}\n${shift}` };
}

/** A submission whose every function is the `answer` of `source`. */
export function inPlaceOfAll(source: string): SourceFiles {
  return {
    'attacked.ts': `${source}\nexport { answer as double, answer as shift };\n`,
    'neighbour.ts': `${source}\nexport { answer as total };\n`,
  };
}

/** The honest submission with `source` in front of `double` and `shift`, run while the file is loaded. */
export function whileLoading(source: string): SourceFiles {
  return { ...honestFiles, 'attacked.ts': `${source}\n${double}${shift}` };
}

/** The honest submission with `files` added, or in the place of its own. */
export function withFiles(files: SourceFiles): SourceFiles {
  return { ...honestFiles, ...files };
}

/** What code that forges needs often: to set any property of any object, and to know the right answer of `rotate`. */
const forging = `function put(object, key, value) { Object.defineProperty(object, key, { value, configurable: true }); }
const right = (list) => {
  const out = [];
  for (let i = 0; i < list.length; i += 1) out[i] = list[(i + 1) % list.length];
  return out;
};
`;

/** The honest submission with `source` in the place of `rotate`, `visit` and `peak`; it may use `put` and `right`. */
export function measuredBy(source: string): SourceFiles {
  return withFiles({ 'measured.ts': forging + source });
}

/** The paths of the honest submission and of `others`, in the order in which they are read. */
export function honestPathsAnd(...others: readonly string[]): string[] {
  return [...Object.keys(honestFiles), ...others].sort();
}
