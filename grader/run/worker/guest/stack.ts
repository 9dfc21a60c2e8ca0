/**
 * What student code can see of a stack. Below where a driver calls the student's function it shows no lines: which line
 * of a driver a call comes from would tell what the driver is about to see, and what it hopes for.
 */
import { callStudent, leftArguments } from './membrane.ts';
import type { Primordials } from './primordials.ts';
import { safely } from './thrown.ts';

/** A frame as the engine tells it; no object of the student's. */
type Frame = { getFunctionName(): unknown; getFileName(): unknown; toString(): string };

/** Makes the engine write stacks by {@link stackText}, for good. */
export function installStacks(p: Primordials): void {
  const value = (error: unknown, frames: readonly Frame[]) => stackText(p, error, frames);
  p.define(Error, 'prepareStackTrace', { value, writable: false, configurable: false });
}

export function stackText(p: Primordials, error: unknown, frames: readonly Frame[]): string {
  let text = safely(() => p.text(p.apply(p.errorText, error, []))) ?? 'an error';
  let isDrivers = false;
  for (let index = 0; index < frames.length; index += 1) {
    const frame = frames[index];
    const name = frame?.getFunctionName();
    isDrivers ||= name === callStudent.name || name === leftArguments.name;
    text += `\n    at ${isDrivers ? `${name} (${frame?.getFileName()})` : frame}`;
  }
  return text;
}
