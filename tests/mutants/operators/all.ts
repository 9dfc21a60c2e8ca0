/** Every operator of the field, by the name that the table has for it. */
import type { Operator } from '../code.ts';
import * as factors from './factors.ts';
import * as memory from './memory.ts';
import * as passes from './passes.ts';
import * as variables from './variables.ts';

const { mathName: _mathName, ...ofFactors } = factors;
const { methodOf: _methodOf, ...ofPasses } = passes;

export const operators: Readonly<Record<string, Operator>> = {
  ...ofFactors,
  ...variables,
  ...ofPasses,
  ...memory,
};
