/** Mistakes in counting the steps until a path has left. */
import type { Mistake } from '../../../grader/plan/spec.ts';
import type { Vector } from '../../../reference/matrix.ts';

const difference = (v: Vector, w: Vector): Vector => v.map((value, i) => value - (w[i] ?? Number.NaN));

type Leaving = {
  readonly size?: (gap: Vector) => number;
  readonly isCenterUsed?: boolean;
  readonly isOut?: (distance: number, radius: number) => boolean;
};

const firstOutside =
  ({ size = (gap) => Math.hypot(...gap), isCenterUsed = true, isOut = (d, radius) => d > radius }: Leaving) =>
  (path: readonly Vector[], center: Vector, radius: number): number => {
    const gap = (point: Vector): Vector => difference(point, isCenterUsed ? center : center.map(() => 0));
    const step = path.findIndex((point) => isOut(size(gap(point)), radius));
    return step < 0 ? Number.POSITIVE_INFINITY : step;
  };

const leave = (id: string, text: Mistake['text'], wrong: Mistake['wrong']): Mistake => ({
  id: `steps-${id}`,
  fn: 'stepsToLeave',
  text,
  wrong,
});

export const leavingMistakes: readonly Mistake[] = [
  leave(
    'counts-points',
    {
      en: 'You count points where steps are asked for, one too many: the start is point 1 but step 0.',
      zh: '题目问的是步数，你数的是点数，多了 1：起点是第 1 个点，但是第 0 步。',
    },
    (path: Vector[], center: Vector, radius: number) => firstOutside({})(path, center, radius) + 1,
  ),
  leave(
    'first-coordinate',
    {
      en: 'You compare the first coordinate only. The distance takes all coordinates: √Σ (θ_i − center_i)².',
      zh: '你只比较了第一个坐标。距离要用到所有坐标：√Σ (θ_i − center_i)²。',
    },
    firstOutside({ size: ([first = 0]) => Math.abs(first) }),
  ),
  leave(
    'center-ignored',
    {
      en: 'You measure the distance from the origin. Measure it from the given center: √Σ (θ_i − center_i)².',
      zh: '你量的是到原点的距离。应量到给定的 center：√Σ (θ_i − center_i)²。',
    },
    firstOutside({ isCenterUsed: false }),
  ),
  leave(
    'on-the-radius',
    {
      en: 'You count a point whose distance is exactly the radius as outside. It is outside only when it is farther: distance > radius.',
      zh: '你把距离恰好等于 radius 的点也算作已离开。只有更远才算离开：距离 > radius。',
    },
    firstOutside({ isOut: (d, radius) => d >= radius }),
  ),
  leave(
    'never-is-path-length',
    {
      en: 'For a path that never leaves you return the length of the path, as if it left just after its end. Return Infinity.',
      zh: '路径从未离开时你返回了路径长度，好像它在结束之后就离开了。应返回 Infinity。',
    },
    (path: Vector[], center: Vector, radius: number) =>
      Math.min(path.length, firstOutside({})(path, center, radius)),
  ),
];
