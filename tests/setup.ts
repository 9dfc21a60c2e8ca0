/** Runs once before all tests: says what this machine lacks, so that a skipped test is no surprise. */
import { hasBubblewrap, hasChromium } from './machine.ts';

export default function sayWhatIsMissing(): void {
  const lacking = [
    ...(hasBubblewrap
      ? []
      : ['bubblewrap does not work here: tests of that level are not run (apt-get install bubblewrap)']),
    ...(hasChromium ? [] : ['Chromium is absent: browser tests are not run (apt-get install chromium)']),
  ];
  for (const line of lacking) process.stdout.write(`${line}\n`);
}
