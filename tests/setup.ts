/** Runs once before all tests: says what this machine lacks, so that a test left out is no surprise. */
import { lacking } from './machine.ts';

export default function sayWhatIsMissing(): void {
  for (const line of lacking) process.stdout.write(`${line}: tests that need it are not run\n`);
}
