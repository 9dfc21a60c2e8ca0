/** The demo class of one assignment: submissions of tests/students/, by the names in demo-class.json. */
import { readFileSync } from 'node:fs';
import JSZip from 'jszip';
import { handedIn } from '../tests/students/lay-out.ts';

const classes: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(new URL('./demo-class.json', import.meta.url), 'utf8'),
);

/** Assignments that have a demo class, in alphabetical order. */
export function demoAssignments(): string[] {
  return Object.keys(classes).sort();
}

/** The demo submissions of an assignment by name, in alphabetical order. */
export function demoSubmissions(slug: string): string[] {
  return [...(classes[slug] ?? [])].sort();
}

/** A class zip with one folder for each demo submission, node_modules and other clutter included. */
export async function zipDemoClass(slug: string): Promise<Buffer> {
  const zip = new JSZip();
  const date = new Date(Date.UTC(2000, 0, 1));
  for (const name of demoSubmissions(slug))
    for (const [path, bytes] of handedIn(slug, name)) zip.file(`${name}/${path}`, bytes, { date });
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}
