/** A class of any size, made from demo submissions, no two of them alike. */
import { appendFileSync, cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { demoFolder } from './demo-class.ts';

/** The assignment of {@link makeLargeClass}. */
export const largeClassSlug = 'gradient-checking';
const styles = ['right-loops', 'right-functional', 'two-mistakes'];

/** Makes a folder with one folder for each of `count` students. */
export function makeLargeClass(folder: string, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const home = join(folder, `student-${String(index).padStart(5, '0')}`);
    cpSync(demoFolder(largeClassSlug, styles[index % styles.length] ?? ''), home, { recursive: true });
    for (const file of readdirSync(home).filter((name) => name.endsWith('.ts')))
      appendFileSync(join(home, file), `// of student ${index}\n`);
  }
}
