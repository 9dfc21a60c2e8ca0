/** `npm run demo`: zips the demo class of every assignment and grades it the way a TA would. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { demoAssignments, zipDemoClass } from './demo-class.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = 'demo-reports';
mkdirSync(new URL(`../${folder}/`, import.meta.url), { recursive: true });

for (const slug of demoAssignments()) {
  const zip = `${folder}/${slug}.zip`;
  writeFileSync(new URL(`../${zip}`, import.meta.url), await zipDemoClass(slug));
  process.stdout.write(`\n$ npx gradecheck batch ${zip} -a ${slug} --out ${folder}/${slug}\n`);
  // The demo's submissions are our own code, so a machine without bubblewrap may grade them, too.
  const options = ['-a', slug, '--out', `${folder}/${slug}`, '--allow-weak-isolation'];
  const { exitCode = 1 } = await execa('node', ['bin/gradecheck.mjs', 'batch', zip, ...options], {
    cwd: root,
    stdio: 'inherit',
    reject: false,
  });
  if (exitCode !== 0) process.exit(exitCode);
}
