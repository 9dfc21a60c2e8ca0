/** Mistakes in counting the steps until a path has left. */
import type { MistakeSpec } from '../../../grader/plan/spec.ts';

export const leavingMistakes: readonly MistakeSpec[] = [
  {
    id: 'steps-counts-points',
    fn: 'stepsToLeave',
    edits: [{ was: 'return t', now: 'return t + 1' }],
    text: {
      en: 'You count points where steps are asked for, one too many: the start is point 1 but step 0.',
      zh: '题目问的是步数，你数的是点数，多了 1：起点是第 1 个点，但是第 0 步。',
    },
  },
  {
    id: 'steps-first-coordinate',
    fn: 'stepsToLeave',
    edits: [{ was: 'point.map(', now: 'point.slice(0, 1).map(' }],
    text: {
      en: 'You compare the first coordinate only. The distance takes all coordinates: √Σ (θ_i − center_i)².',
      zh: '你只比较了第一个坐标。距离要用到所有坐标：√Σ (θ_i − center_i)²。',
    },
  },
  {
    id: 'steps-center-ignored',
    fn: 'stepsToLeave',
    edits: [
      { was: 'value - at(center, i)', now: 'value' },
      { was: 'at(center, i)', now: 'path[0][i]' },
    ],
    text: {
      en: 'You measure the distance from the origin or from the start of the path. Measure it from the given center: √Σ (θ_i − center_i)².',
      zh: '你量的是到原点或到路径起点的距离。应量到给定的 center：√Σ (θ_i − center_i)²。',
    },
  },
  {
    id: 'steps-on-the-radius',
    fn: 'stepsToLeave',
    edits: [{ was: '> radius', now: '>= radius' }],
    text: {
      en: 'You count a point whose distance is exactly the radius as outside. It is outside only when it is farther: distance > radius.',
      zh: '你把距离恰好等于 radius 的点也算作已离开。只有更远才算离开：距离 > radius。',
    },
  },
  {
    id: 'steps-never-is-path-length',
    fn: 'stepsToLeave',
    edits: [{ was: 'return Number.POSITIVE_INFINITY', now: 'return path.length' }],
    text: {
      en: 'For a path that never leaves you return the length of the path, as if it left just after its end. Return Infinity.',
      zh: '路径从未离开时你返回了路径长度，好像它在结束之后就离开了。应返回 Infinity。',
    },
  },
];
