/** The demo class of one assignment, zipped from the sources under tests/submissions/. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import JSZip from 'jszip';

const submissionsFolder = new URL('../tests/submissions/', import.meta.url);

/** Assignments that have demo submissions, in alphabetical order. */
export function demoAssignments(): string[] {
  return foldersIn(submissionsFolder);
}

/** The demo submissions of an assignment by name, in alphabetical order. */
export function demoSubmissions(slug: string): string[] {
  return foldersIn(new URL(`${slug}/`, submissionsFolder));
}

/** The folder of one demo submission. */
export function demoFolder(slug: string, name: string): string {
  return fileURLToPath(new URL(`${slug}/${name}/`, submissionsFolder));
}

/** A class zip with one folder for each demo submission, node_modules and other clutter included. */
export async function zipDemoClass(slug: string): Promise<Buffer> {
  const zip = new JSZip();
  for (const name of demoSubmissions(slug))
    addFolder(zip, name, new URL(`${slug}/${name}/`, submissionsFolder));
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

function addFolder(zip: JSZip, path: string, folder: URL): void {
  for (const item of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    if (item.isDirectory()) addFolder(zip, `${path}/${item.name}`, new URL(`${item.name}/`, folder));
    else
      zip.file(`${path}/${item.name}`, readFileSync(new URL(item.name, folder)), {
        date: new Date(Date.UTC(2000, 0, 1)),
      });
  }
}

function foldersIn(folder: URL): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((item) => item.isDirectory())
    .map((item) => item.name)
    .sort();
}
