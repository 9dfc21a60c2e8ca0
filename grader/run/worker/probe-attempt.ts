/** One attempt to get over a wall. */
import type { Attempt } from './probe-task.ts';

/** The wall holds when `act` throws. */
export function attempt(name: string, act: () => unknown): Attempt {
  try {
    return { name, held: false, detail: String(act() ?? 'done').slice(0, 200) };
  } catch (error) {
    return { name, held: true, detail: reasonOf(error) };
  }
}

/** The wall holds when all of `acts` throw. */
export function attemptEach<T>(name: string, targets: readonly T[], act: (target: T) => unknown): Attempt {
  const attempts = targets.map((target) => attempt(name, () => act(target) ?? `reached ${target}`));
  const open = attempts.find(({ held }) => !held);
  const details = [...new Set(attempts.map(({ detail }) => detail))];
  return open ?? { name, held: true, detail: details.join(', ') };
}

/** The error's code, or its text. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? String(message).slice(0, 200);
}
