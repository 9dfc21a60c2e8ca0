/** What mistakes share in which numbers do not come from rng. */

/** A generator of its own. Kept on rng it goes on from call to call, and every measurement finds it at its beginning. */
export const generator = '((s) => () => (s = (1664525 * s + 1013904223) % 2 ** 32) / 2 ** 32)(12345)';

export const seededInside = `rng = ${generator};`;

export const sameEveryCall = {
  en: 'Every call gives the same: the generator is seeded inside the function, or what came first is kept. Take new numbers from rng, which goes on from call to call.',
  zh: '每次调用都得到同样的结果：函数内部固定了随机种子，或者保存了第一次的结果。应从 rng 取新的数，它会在调用之间继续。',
};
