/** A mark is a function of the points, when they were handed in, and the course's rules. */
import type { HandingIn, Mark, MarkLine, MarkRules, Points, Rounding } from '../model.ts';
import { exactly, type Fraction, isLess, over, smaller, times, toNumber, toStep } from './decimal.ts';
import { afterLateness, type Marked } from './late.ts';

/** Whether a mark under these rules may be another number than the points. */
export function changesMarks({ deadline, late, scale, rounding }: MarkRules): boolean {
  return scale !== undefined || rounding !== undefined || (deadline !== undefined && late !== undefined);
}

/**
 * The mark, from 0 to its maximum: the points on the course's scale, less what lateness costs, rounded; a line for each
 * step. Without rounding rules it has six decimals.
 */
export function markOf({ earned, points, complete }: Points, handingIn: HandingIn, rules: MarkRules): Mark {
  const { deadline, late, rounding } = rules;
  const maximum = exactly(rules.scale?.maximum ?? points);
  const scaled = onScale({ earned, points }, rules);
  const reduced =
    deadline !== undefined && late !== undefined
      ? afterLateness({ mark: scaled.mark, maximum }, handingIn, { deadline, late })
      : { mark: scaled.mark, lines: [] };
  const rounded = rounding ? round(reduced.mark, maximum, rounding) : { mark: reduced.mark, lines: [] };
  const notFinal: MarkLine[] = complete ? [] : [{ kind: 'not-final' }];
  return {
    mark: toNumber(rounded.mark),
    maximum: toNumber(maximum),
    lines: [...scaled.lines, ...reduced.lines, ...rounded.lines, ...notFinal],
  };
}

function onScale({ earned, points }: Omit<Points, 'complete'>, { scale }: MarkRules): Marked {
  if (scale === undefined || points === 0) return { mark: exactly(earned), lines: [] };
  const mark = over(times(exactly(earned), exactly(scale.maximum)), exactly(points));
  return { mark, lines: [{ kind: 'scaled', earned, points, mark: toNumber(mark) }] };
}

/** The maximum is kept although it may be no multiple of the step, and nothing is rounded beyond it. */
function round(mark: Fraction, maximum: Fraction, rounding: Rounding): Marked {
  const isWhole = !isLess(mark, maximum);
  const rounded = isWhole ? mark : smaller(toStep(mark, rounding), maximum);
  const [from, to, { step }] = [toNumber(mark), toNumber(rounded), rounding];
  return { mark: rounded, lines: from === to ? [] : [{ kind: 'rounded', from, to, step }] };
}
