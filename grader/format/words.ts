/** What only the formats for platforms say. */
import type { Language } from '../model.ts';

const en = {
  unfinished:
    'Grading has not come to its end: what was graded so far is below. If this stays, tell the teaching staff; it is not your mistake.',
  notRunYet: 'Not graded yet.',
  countsLater: 'The mark comes from the same checks on hidden inputs.',
  publicCheck: 'public',
  hiddenCheck: 'hidden',
  staffGrade:
    'The grader failed, so there is no mark. This is not your mistake: the teaching staff will grade it again.',
  shortened: 'The rest is too long to be shown here.',
};

const zh: typeof en = {
  unfinished: '评分尚未完成：以下是目前已评的部分。若一直如此，请告知教师；这不是你的错误。',
  notRunYet: '尚未评分。',
  countsLater: '成绩由同样的检查在隐藏输入上的结果决定。',
  publicCheck: '公开',
  hiddenCheck: '隐藏',
  staffGrade: '评分程序出错，因此没有成绩。这不是你的错误：教师会重新评分。',
  shortened: '其余部分过长，此处不再显示。',
};

/** By language, with the same keys. */
export const words: Readonly<Record<Language, typeof en>> = { en, zh };
