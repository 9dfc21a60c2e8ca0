/**
 * What student code can see of a stack: its own frames, down to where it was called, and nothing of who called it. Which
 * driver that is, and from which line, would tell what it is about to see, and what it hopes for.
 */
import { call } from './call.ts';
import { callStudent, leftArguments } from './membrane.ts';
import type { Primordials } from './primordials.ts';
import { safely } from './thrown.ts';

/** A frame as the engine tells it; no object of the student's. */
type Frame = { getFunctionName(): unknown; getFileName(): unknown; toString(): string };

/** What the engines call the guest's script; no file of a submission can be called that. */
export function guestFile(): string {
  return 'gradecheck:guest';
}

/** The one line that stands for all frames of a driver. */
export function driverFrame(): string {
  return '    at assignment/driver.ts';
}

/** Makes the engine write stacks by {@link stackText}, for good. */
export function installStacks(p: Primordials): void {
  const value = (error: unknown, frames: readonly Frame[]) => stackText(p, error, frames);
  p.define(Error, 'prepareStackTrace', { value, writable: false, configurable: false });
}

/** Whether a function of the guest, by its name, is where student code or a driver is called. */
export function isEntrance(name: unknown): boolean {
  return name === call.name || name === callStudent.name || name === leftArguments.name;
}

export function stackText(p: Primordials, error: unknown, frames: readonly Frame[]): string {
  const head = safely(() => p.text(p.apply(p.errorText, error, []))) ?? 'an error';
  let text = head;
  for (let index = 0; index < frames.length; index += 1) {
    const frame = frames[index] as Frame;
    const file = frame.getFileName();
    const name = frame.getFunctionName();
    const isGuests = file === guestFile();
    if (isGuests && isEntrance(name)) break;
    // What came before is what the driver called, up to this.
    if (file === 'assignment/driver.ts') text = `${head}\n${driverFrame()}`;
    else if (!isGuests) text += `\n    at ${frame}`;
  }
  return text;
}
