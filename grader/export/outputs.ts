/** Files to which a step of GitHub Actions adds what it puts out. */
import { appendFileSync } from 'node:fs';

/** Adds `text` to the file that the platform names; nothing where it names none, as on one's own machine. */
export function appendOutputs(text: string | undefined, file: string | undefined): void {
  if (text !== undefined && file) appendFileSync(file, text);
}
