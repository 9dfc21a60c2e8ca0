/** A class of any size, made from submissions of tests/students/, no two of them alike. */
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { layOut } from '../tests/students/lay-out.ts';

/** The assignment of {@link makeLargeClass}. */
export const largeClassSlug = 'gradient-checking';
const styles = ['right-loops', 'right-functional', 'two-mistakes'];

/** Makes a folder with one folder for each of `count` students. */
export function makeLargeClass(folder: string, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const home = join(folder, `student-${String(index).padStart(5, '0')}`);
    layOut(largeClassSlug, styles[index % styles.length] ?? '', home);
    for (const file of readdirSync(home).filter((name) => name.endsWith('.ts')))
      appendFileSync(join(home, file), `// of student ${index}\n`);
  }
}
