/** Checks of the ratio, the verdict and the worst component. */
import type { Draw } from '../../../grader/plan/draw.ts';
import type { CheckSpec } from '../../../grader/plan/spec.ts';
import { placesOf } from '../../../reference/parameterVector.ts';
import { rounded } from './rounded.ts';

/** v with noise of the given size on every entry. */
const noisy = (draw: Draw, v: readonly number[], size: number): number[] =>
  v.map((value) => value + draw.normal(0, size));

/** To which side of grad_i the approximation lies. */
type Side = (grad: number, draw: Draw) => number;

const above: Side = () => 1;
const below: Side = () => -1;
const nearerToZero: Side = (grad) => -Math.sign(grad);
const either: Side = (_, draw) => draw.pick([1, -1]);

type Worst = { readonly parameter: string; readonly side: Side; readonly isLast?: true };

/** Two gradients that agree but for one component of a parameter; decoys are large, relatively wrong, or equal. */
function disagreement(draw: Draw, layerSizes: readonly number[], { parameter, side, isLast }: Worst) {
  const parameters = rounded(draw.parameters(layerSizes));
  const places = placesOf(parameters);
  const own = places.flatMap((place, index) => (place.parameter === parameter ? [index] : []));
  const least = isLast ? own.length - 1 : Math.min(1, own.length - 1);
  const worst = own[draw.integer(least, own.length - 1)] ?? 0;
  const grad = draw.vector(places.length);
  const others = places.flatMap((_, index) => (index === worst ? [] : [index]));
  const size = draw.uniform(0.6, 1.5) * draw.pick([1, -1]);
  grad[worst] = size;
  grad[others[draw.integer(0, others.length - 1)] ?? 0] = 5;
  const gradApprox = noisy(draw, grad, 1e-3);
  gradApprox[worst] = size + draw.uniform(0.2, 0.6) * side(size, draw);
  const tiny = others[draw.integer(0, others.length - 1)] ?? 0;
  grad[tiny] = 1e-4;
  gradApprox[tiny] = -1e-4;
  for (const equal of others.filter((index) => grad[index] !== 5 && index !== tiny).slice(0, 2)) {
    grad[equal] = 0.5;
    gradApprox[equal] = 0.501;
  }
  return [rounded(gradApprox, 4), rounded(grad, 4), parameters];
}

export const comparingChecks: readonly CheckSpec[] = [
  {
    id: 'relative-difference',
    fn: 'relativeDifference',
    title: { en: 'Relative difference of two gradients', zh: '两个梯度的相对差' },
    lesson: '1.13',
    points: 6,
    cases: [
      (draw) => [
        [0, ...draw.vector(3), 0],
        [...draw.vector(3), 0, 0],
      ],
      (draw) => {
        const grad = draw.vector(5, 1e-4);
        return [noisy(draw, grad, 1e-6), grad];
      },
      (draw) => [draw.vector(4, 100), [0, 0, 0, 0]],
      (draw) => [[0, 0, 0], draw.vector(3)],
      (draw) => [[draw.uniform(1, 2)], [-draw.uniform(2.5, 4)]],
      (draw) => {
        const grad = draw.vector(5);
        return [grad, grad];
      },
    ],
  },
  {
    id: 'verdict',
    fn: 'gradientVerdict',
    title: { en: 'What a relative difference says', zh: '由相对差作出判断' },
    lesson: '1.13',
    points: 6,
    cases: [
      (draw) => [draw.uniform(1, 9) * 1e-9],
      () => [1e-7],
      (draw) => [draw.uniform(2, 9) * 1e-7],
      () => [1e-5],
      (draw) => [draw.uniform(2, 9) * 1e-5],
      (draw) => [draw.uniform(6, 9.9) * 1e-4],
      () => [1e-3],
      (draw) => [draw.uniform(1.1, 9) * 1e-3],
      (draw) => [draw.uniform(0.1, 1)],
      () => [1],
      () => [0],
      () => [Number.NaN],
    ],
  },
  {
    id: 'worst-component',
    fn: 'worstComponent',
    title: { en: 'The component that disagrees most, by name', zh: '指出分歧最大的分量' },
    lesson: '1.14',
    points: 6,
    driver: 'namedComponent',
    cases: [
      (draw) => disagreement(draw, [3, 4, 2], { parameter: 'W1', side: above, isLast: true }),
      (draw) => disagreement(draw, [2, 3, 4, 1], { parameter: 'W2', side: below }),
      (draw) => disagreement(draw, [3, 5, 2], { parameter: 'b1', side: nearerToZero }),
      (draw) => disagreement(draw, [4, 3, 3], { parameter: 'b2', side: either, isLast: true }),
      (draw) => disagreement(draw, [4, 2, 3, 2], { parameter: 'W3', side: either }),
      (draw) => disagreement(draw, [4, 2], { parameter: 'W1', side: either }),
      (draw) =>
        disagreement(draw, [2, ...Array.from({ length: 11 }, () => 1)], { parameter: 'W10', side: either }),
    ],
  },
];
