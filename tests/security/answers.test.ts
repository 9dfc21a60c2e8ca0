/**
 * Every assignment, every check: right code whose answers are of classes, typed arrays and accessors keeps all marks, and
 * wrong code earns none by what its answers, arguments and errors say of themselves.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grade } from '../../grader/grade.ts';
import type { Plan, Sandbox, SourceFiles, Verdict } from '../../grader/model.ts';
import { listAssignments, loadManifest, loadPublicCode } from '../../grader/plan/load.ts';
import { publicPlan } from '../../grader/plan/plan.ts';
import { openSandbox } from '../../grader/run/sandbox.ts';
import { handedIn } from '../students/lay-out.ts';

/** What a function returns is dressed, innermost parts first; what comes back to it is what it returned. */
const dressing = `
const known = new WeakMap();
const isPlain = (value) => Array.isArray(value) || (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype);
const mapped = (value, map) => Array.isArray(value) ? Array.from(value, map) : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, map(item)]));
const dressed = (value) => {
  if (!isPlain(value)) return value;
  const worn = dress(mapped(value, (item) => dressed(item)), value);
  known.set(worn, value);
  return worn;
};
const isWorn = (value) => typeof value === 'object' && value !== null && (known.has(value) || (isPlain(value) && Object.values(value).some(isWorn)));
const own = (value) => !isWorn(value) ? value : known.get(value) ?? mapped(value, own);
const put = (object, key, value) => Object.defineProperty(object, key, { value, configurable: true });
`;

/** Right answers in unusual forms: an accessor for each property, typed arrays, a class of lists. */
const odd = `
class Rows extends Array {}
const dress = (parts) => {
  if (!Array.isArray(parts)) {
    const Answer = class {};
    for (const [key, item] of Object.entries(parts)) Object.defineProperty(Answer.prototype, key, { get: () => item });
    return new Answer();
  }
  return parts.length > 0 && parts.every((item) => typeof item === 'number') ? Float64Array.from(parts) : Rows.from(parts);
};
`;

/** Wrong answers: numbers in lists moved, objects emptied. */
const wrong = `
const spoilt = (parts) => Array.isArray(parts) ? parts.map((item) => (typeof item === 'number' ? 1e3 + item : item)) : {};
const dress = (parts) => spoilt(parts);
`;

/** The same wrong answers, whose methods, iterators and texts are the right ones. */
const lying = `${wrong.replace('const dress = (parts) => spoilt(parts);', '')}
const methods = ['map', 'flat', 'filter', 'slice', 'flatMap', 'reduce', 'every', 'some', 'forEach', 'entries', 'at', 'join'];
const dress = (parts, value) => {
  const lie = spoilt(parts);
  for (const method of methods) put(lie, method, (...args) => [][method].apply(value, args));
  put(lie, 'toJSON', () => value);
  put(lie, Symbol.iterator, () => value[Symbol.iterator]());
  put(lie, Symbol.toPrimitive, () => 1);
  if (Array.isArray(value)) put(lie, 'constructor', { [Symbol.species]: Object });
  return lie;
};
`;

function rightFiles(slug: string): SourceFiles {
  const files = [...handedIn(slug, 'right-functional')];
  return Object.fromEntries(files.map(([path, bytes]) => [path, bytes.toString()]));
}

/** The right submission behind functions that dress what it returns. */
function wearing(slug: string, dress: string): SourceFiles {
  const files = rightFiles(slug);
  const [entry, functions] = Object.entries(loadManifest(slug).files)[0]!;
  const exports = functions.map(
    (fn) => `export const ${fn} = (...args) => dressed(right.${fn}(...args.map(own)));`,
  );
  const source = `import * as right from './right-one.ts';${dressing}${dress}\n${exports.join('\n')}`;
  return { ...files, 'right-one.ts': files[entry]!, [entry]: source };
}

describe.each(listAssignments())('%s', (slug) => {
  let sandbox: Sandbox;
  let plan: Plan;
  beforeAll(async () => {
    plan = publicPlan(slug);
    // Dressing takes longer than a student's own work may.
    const limits = { ...loadManifest(slug).limits, callTimeMs: 20_000, submissionTimeMs: 120_000 };
    sandbox = await openSandbox({ code: loadPublicCode(slug), limits, isolation: 'isolate' });
  });
  afterAll(() => sandbox.close());

  const kindsOf = async (dress: string): Promise<Record<string, Verdict['kind']>> => {
    const submission = { id: 'dressed', name: 'dressed', files: wearing(slug, dress), notes: [] };
    const { verdicts } = await grade(plan, submission, sandbox);
    return Object.fromEntries(plan.checks.map(({ id }, index) => [id, verdicts[index]!.kind]));
  };

  it('gives right answers their marks in whatever form they come', async () => {
    const kinds = Object.entries(await kindsOf(odd));
    expect(kinds.filter(([, kind]) => kind !== 'right')).toEqual([]);
  });

  it('gives wrong answers no mark for what they say of themselves', async () => {
    const [plain, lies] = [await kindsOf(wrong), await kindsOf(lying)];
    const earned = Object.entries(lies).filter(([id, kind]) => kind === 'right' && plain[id] !== 'right');
    expect(earned).toEqual([]);
  });
});
