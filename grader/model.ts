/**
 * The words of the house: the plain data that one room hands to the next. No behaviour lives here.
 *
 * PLAN makes a {@link Plan}; RUN turns its calls into {@link Answers}; JUDGE turns checks and answers into
 * {@link Verdict}s; REPORT turns those into a {@link Report} and its pages. INTAKE makes {@link Submission}s.
 */
export type * from './model/answer.ts';
export type * from './model/course.ts';
export type * from './model/edit.ts';
export type * from './model/format.ts';
export type * from './model/intake.ts';
export type * from './model/judge.ts';
export type * from './model/lms.ts';
export type * from './model/plan.ts';
export type * from './model/report.ts';
export type * from './model/run.ts';
export type * from './model/similar.ts';
export type * from './model/text.ts';
export type { Value } from './value.ts';
