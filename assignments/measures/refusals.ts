/** Public: what the grader does to see whether a function refuses arguments that make no sense, and only those. */
import { call, type Rng, type Student } from './miniBatchMeasures.ts';

/** Arguments that make sense, or such as should be refused. */
export type Trial = { readonly args: readonly unknown[]; readonly isRefused: boolean };

/**
 * What the function `name` does with arguments it should refuse: the name of the error it throws, or `no error`. Among
 * them, in no order that it could know, are arguments that it should not refuse.
 * @throws {Error} what it throws for one of these, with the arguments in the message when they are numbers.
 */
export function describeRefusals(
  student: Student,
  name: string,
  trials: readonly Trial[],
  ...rng: readonly Rng[]
): object {
  const refused: string[] = [];
  for (const { args, isRefused } of trials) {
    const error = thrownBy(() => call(student, name, [...args, ...rng]));
    if (isRefused) refused.push(nameOf(error));
    else if (error !== undefined)
      throw new Error(`${named(name, args)} must not be refused, but it threw: ${messageOf(error.thrown)}`);
  }
  return { refused };
}

type Thrown = { readonly thrown: unknown } | undefined;

function thrownBy(run: () => unknown): Thrown {
  try {
    run();
    return undefined;
  } catch (thrown) {
    return { thrown };
  }
}

function nameOf(error: Thrown): string {
  if (error === undefined) return 'no error';
  return error.thrown instanceof Error ? error.thrown.name : 'something thrown that is not an Error';
}

/** The call as text, `f(7, 7, …)`; what is no number is left out. */
function named(name: string, args: readonly unknown[]): string {
  return `${name}(${[...args.filter((arg) => typeof arg === 'number'), '…'].join(', ')})`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'something that is not an Error';
}
