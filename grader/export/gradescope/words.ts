/** What only Gradescope's package says. */
import type { Language } from '../../model.ts';
import type { RateLimit } from '../engine/data.ts';

/** That this attempt is not graded, and when the next may be. */
export const tooOften: Readonly<Record<Language, (limit: RateLimit, nextAt: string) => string>> = {
  en: ({ submissions, hours }, nextAt) =>
    `Not graded: up to ${submissions} in ${hours} hours are graded. The next may be handed in from ${nextAt}; until then the last result stays.`,
  zh: ({ submissions, hours }, nextAt) =>
    `未评分：${hours} 小时内最多评 ${submissions} 次。${nextAt} 起可再次提交；在此之前保留上一次的结果。`,
};
