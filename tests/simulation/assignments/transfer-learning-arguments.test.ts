/** Transfer learning: functions that change what they are given lose points, and what is told of colours and places is true. */
import { describe, expect, it } from 'vitest';
import type { Image } from '../../../assignments/measures/imageMeasures.ts';
import { measureShifts } from '../../../assignments/measures/imageMeasures.ts';
import { checks, reference } from '../../../assignments/transfer-learning/checks.ts';
import * as driver from '../../../assignments/transfer-learning/driver.ts';
import * as probes from '../../../assignments/transfer-learning/probes.ts';
import { judge } from '../../../grader/judge/judge.ts';
import type { Answers, Verdict } from '../../../grader/model.ts';
import { buildPlan } from '../../../grader/plan/build.ts';
import { loadAssignment, loadManifest } from '../../../grader/plan/load.ts';
import type { Fn, FunctionTable } from '../../../grader/plan/spec.ts';
import { tryCall } from '../../../grader/plan/trial.ts';
import type { Matrix } from '../../../reference/matrix.ts';
import type { Cache, Parameters } from '../../../reference/propagation.ts';

const { mistakes } = await loadAssignment('transfer-learning');

type Rng = () => number;

const drivers = driver as unknown as FunctionTable;
const manifest = loadManifest('transfer-learning');
const assignment = { manifest, reference, checks, mistakes, driver: drivers, probes };
const plan = buildPlan(assignment, 'arguments', 'hidden');
const right = reference as Record<string, Fn>;

/** The verdict of one check on the reference with one function replaced. */
function verdictOn(id: string, functions: FunctionTable): Verdict {
  const check = plan.checks.find((own) => own.id === id)!;
  const calls = plan.calls.filter((call) => check.calls.includes(call.id));
  const given = { functions: { ...reference, ...functions }, driver: drivers, probes };
  const answers: Answers = Object.fromEntries(calls.map((call) => [call.id, tryCall(call, given)]));
  return judge([check], answers, calls)[0]!;
}

const nameOf = (verdict: Verdict) => (verdict.kind === 'mistake' ? verdict.mistake : verdict.kind);

describe('a function that changes its arguments', () => {
  it('is named when fine-tuning moves the caller’s own weights', () => {
    const fineTune = (X: Matrix, Y: Matrix, parameters: Parameters, ...rest: number[]) => {
      const tuned = right['fineTune']!(X, Y, parameters, ...rest) as { parameters: Parameters };
      for (const [name, value] of Object.entries(tuned.parameters)) {
        const mine = parameters[name] as unknown[];
        mine.splice(0, mine.length, ...value);
      }
      return { ...tuned, parameters };
    };
    for (const check of ['frozen-bits', 'fine-tune'])
      expect(nameOf(verdictOn(check, { fineTune }))).toBe('fine-tune-changes-parameters');
  });

  it('is named when a new head is written into the given network', () => {
    const replaceHead = (parameters: Parameters, classes: number, rng: Rng) =>
      Object.assign(parameters, right['replaceHead']!(parameters, classes, rng));
    expect(nameOf(verdictOn('replace-head', { replaceHead }))).toBe('head-changes-parameters');
  });

  it('is named when a head is trained in place', () => {
    const trainHead = (F: Matrix, Y: Matrix, head: { W: Matrix; b: number[] }, ...rest: number[]) => {
      const trained = right['trainHead']!(F, Y, head, ...rest) as { head: object };
      Object.assign(head, trained.head);
      return trained;
    };
    expect(nameOf(verdictOn('features-once', { trainHead }))).toBe('train-head-changes-head');
  });

  it('is named when the backward pass writes into the cache', () => {
    const backwardPropagationWithFrozenLayers = (X: Matrix, Y: Matrix, cache: Cache, k: number) => {
      const gradients = right['backwardPropagationWithFrozenLayers']!(X, Y, cache, k);
      for (const row of cache['Z1'] as Matrix) row.fill(0);
      return gradients;
    };
    expect(nameOf(verdictOn('frozen-backward', { backwardPropagationWithFrozenLayers }))).toBe(
      'backward-changes-cache',
    );
  });

  it('is named when pictures are cropped or recoloured in place', () => {
    const spoilt =
      (fn: string) =>
      (image: Image, ...rest: unknown[]) => {
        const made = right[fn]!(image, ...rest);
        image[0]![0]![0] = -1;
        return made;
      };
    expect(nameOf(verdictOn('random-crop', { randomCrop: spoilt('randomCrop') }))).toBe('crop-changes-image');
    expect(nameOf(verdictOn('random-color-shift', { randomColorShift: spoilt('randomColorShift') }))).toBe(
      'random-shift-changes-image',
    );
  });
});

describe('shifts beyond maxShift', () => {
  const normal = (image: Image, maxShift: number, rng: Rng) => {
    const z = () => Math.sqrt(-2 * Math.log(1 - rng())) * Math.cos(2 * Math.PI * rng());
    return right['shiftColors']!(
      image,
      [0, 1, 2].map(() => 3 * maxShift * z()),
    );
  };

  it('are told as such, not as pixels that move apart', () => {
    const verdict = verdictOn('random-color-shift', { randomColorShift: normal });
    const told = 'findings' in verdict ? verdict.findings.map((own) => 'id' in own && own.id) : [];
    expect(told[0]).toBe('withinMax');
    expect(told).not.toContain('oneShift');
    expect(told).not.toContain('whole');
  });

  it('that carry every pixel to the end of the range are one shift; different ones are not', () => {
    const image = [[[120], [5], [250]]];
    const oneShift = (values: number[]) =>
      measureShifts([[values.map((value) => [value])]], image, 50)['oneShift'];
    expect(oneShift([255, 145, 255])).toBe(1);
    expect(oneShift([255, 139, 255])).toBe(0);
    expect(oneShift([140, 25, 255])).toBe(1);
    expect(oneShift([140, 26, 255])).toBe(0);
    expect(oneShift([140, 25, 270])).toBe(0);
  });
});

describe('what used to pass or to have no name', () => {
  it('one rounded number for the place of a crop is told by the first place and the last', () => {
    const randomCrop = (image: Image, height: number, width: number, rng: Rng) => {
      const across = image[0]!.length - width + 1;
      const place = Math.round(rng() * ((image.length - height + 1) * across - 1));
      const [top, left] = [Math.floor(place / across), place % across];
      return image.slice(top, top + height).map((row) => row.slice(left, left + width));
    };
    const verdict = verdictOn('random-crop', { randomCrop });
    const told = 'findings' in verdict ? verdict.findings.map((own) => 'id' in own && own.id) : [];
    expect(verdict.kind).toBe('wrong');
    expect(told).toEqual(expect.arrayContaining(['place0_0', 'place1_2']));
  });

  it('a head with the deviation of He, an old b_L, and shares of all layers have names', () => {
    const scaled = (parameters: Parameters, classes: number, rng: Rng) => {
      const made = right['replaceHead']!(parameters, classes, rng) as Parameters;
      const last = `W${Object.keys(made).length / 2}`;
      return { ...made, [last]: (made[last] as Matrix).map((row) => row.map((w) => w * Math.SQRT2)) };
    };
    const oldBias = (parameters: Parameters, classes: number, rng: Rng) => {
      const last = `b${Object.keys(parameters).length / 2}`;
      const made = right['replaceHead']!(parameters, classes, rng) as Parameters;
      return { ...made, [last]: parameters[last]! };
    };
    expect(nameOf(verdictOn('replace-head', { replaceHead: scaled }))).toBe('head-he');
    expect(nameOf(verdictOn('replace-head', { replaceHead: oldBias }))).toBe('head-bias-not-zero');
    const chooseFrozenLayers = (m: number, L: number, { few, many }: { few: number; many: number }) =>
      m <= few ? L - 1 : m >= many ? 0 : Math.floor((L * (many - m)) / (many - few));
    expect(nameOf(verdictOn('choose-frozen-layers', { chooseFrozenLayers }))).toBe(
      'choice-counts-the-head-between',
    );
  });
});
