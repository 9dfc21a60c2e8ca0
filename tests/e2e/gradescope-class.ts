/** A class as Gradescope exports it, with the time of each attempt. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { layOut } from '../students/lay-out.ts';

/** Who handed in which submission of `tests/students/`, and when, as Gradescope writes times. */
export type HandedIn = readonly [name: string, demo: string, time: string];

/** Lays the export in `folder`, which must not be there yet; folders are numbered in the order given. */
export function makeGradescopeClass(folder: string, slug: string, handedIn: readonly HandedIn[]): void {
  const texts = handedIn.map(([name, demo, time], index) => {
    const home = `submission_${index + 1}`;
    layOut(slug, demo, join(folder, home));
    return `${home}:\n  :submitters:\n  - :name: ${name}\n    :sid: '${name.toLowerCase()}'\n  :created_at: ${time}\n`;
  });
  writeFileSync(join(folder, 'submission_metadata.yml'), `---\n${texts.join('')}`);
}
