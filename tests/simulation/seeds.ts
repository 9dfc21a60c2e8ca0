/** Seeds of what must hold whatever the seed. */

const isWhole = process.env['GRADECHECK_TEST_SEEDS'] !== undefined;

/** `count` seeds, all of them fixed. */
export function allSeedsOf(purpose: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${purpose} ${index}`);
}

/** The first tenth of `count` seeds; `npm run test:seeds` tries them all. */
export function seedsOf(purpose: string, count: number): string[] {
  return allSeedsOf(purpose, isWhole ? count : Math.ceil(count / 10));
}
