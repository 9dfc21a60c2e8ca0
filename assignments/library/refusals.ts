/** Public: what the grader does to see whether a function refuses arguments that make no sense, and only those. */
import { call, copy, type Rng, type Student } from './miniBatchMeasures.ts';

/**
 * What the function `name` does with arguments it should refuse: the name of the error it throws, or `no error`. With
 * `accepted`, arguments that it should not refuse, it is called first.
 * @throws {Error} what it throws then, with the arguments in the message when they are numbers.
 */
export function describeRefusals(
  student: Student,
  name: string,
  calls: { readonly accepted: readonly unknown[]; readonly refused: readonly (readonly unknown[])[] },
  ...rng: readonly Rng[]
): object {
  try {
    call(student, name, [...copy(calls.accepted), ...rng]);
  } catch (error) {
    throw new Error(`${named(name, calls.accepted)} must not be refused, but it threw: ${messageOf(error)}`);
  }
  const refused = calls.refused.map((args) => {
    try {
      call(student, name, [...copy(args), ...rng]);
      return 'no error';
    } catch (error) {
      return error instanceof Error ? error.name : 'something thrown that is not an Error';
    }
  });
  return { refused };
}

/** The call as text, `f(7, 7, …)`; what is no number is left out. */
function named(name: string, args: readonly unknown[]): string {
  return `${name}(${[...args.filter((arg) => typeof arg === 'number'), '…'].join(', ')})`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'something that is not an Error';
}
