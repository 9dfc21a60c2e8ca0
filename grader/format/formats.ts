/** All formats, by name. */
import type { Format } from '../model.ts';
import { artemis } from './artemis.ts';
import { autolab } from './autolab.ts';
import { classroom50 } from './classroom50.ts';
import { codegrade } from './codegrade.ts';
import { coderunner } from './coderunner.ts';
import { coursera } from './coursera.ts';
import { dodona } from './dodona.ts';
import { edx } from './edx.ts';
import { github } from './github.ts';
import { gradescope } from './gradescope.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { prairielearn } from './prairielearn.ts';
import { submitty } from './submitty.ts';
import { xqueueWatcher } from './xqueue-watcher.ts';

/** In the order in which they are listed. */
export const formats: readonly Format[] = [
  gradescope,
  classroom50,
  github,
  junit,
  markdown,
  dodona,
  artemis,
  codegrade,
  coderunner,
  json,
  prairielearn,
  autolab,
  submitty,
  coursera,
  edx,
  xqueueWatcher,
];

/** @throws {RangeError} when there is none of that name. */
export function formatNamed(name: string): Format {
  const found = formats.find((format) => format.name === name);
  if (found === undefined) {
    const known = formats.map((format) => format.name).join(', ');
    throw new RangeError(`no format is called ${JSON.stringify(name)}; there are: ${known}`);
  }
  return found;
}
