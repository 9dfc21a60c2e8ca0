/** All there is to one check: its answers, each with its question, and how to judge them. */
import type { Answer, Check } from '../model.ts';
import type { Question, Rule } from './rule.ts';

export type Trial = {
  readonly check: Check;
  readonly rule: Rule;
  readonly given: readonly Answer[];
  readonly questions: readonly Question[];
};
