import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Language, PublicCode, SourceFiles } from '../model.ts';
import { parseDocument } from '../schema.ts';
import type { DomainTable } from './domain.ts';
import { formsOf, openWorkshop } from './edited/mistakes.ts';
import type { Assignment, CheckSpec, FunctionTable, Manifest, MistakeSpec } from './spec.ts';

/** A slug that names no assignment; the message lists those there are. */
export class UnknownAssignmentError extends Error {
  override name = 'UnknownAssignmentError';
}

const schema = new URL('./schema/assignment.json', import.meta.url);
const assignmentsFolder = new URL('../../assignments/', import.meta.url);

/** Slugs of all assignments, in alphabetical order. */
export function listAssignments(): string[] {
  return readdirSync(assignmentsFolder, { withFileTypes: true })
    .filter(
      (item) => item.isDirectory() && existsSync(new URL(`${item.name}/assignment.json`, assignmentsFolder)),
    )
    .map((item) => item.name)
    .sort();
}

/** The folder of an assignment. @throws {UnknownAssignmentError} when there is none of that name. */
export function assignmentFolder(slug: string): URL {
  const slugs = listAssignments();
  if (slugs.includes(slug)) return new URL(`${slug}/`, assignmentsFolder);
  throw new UnknownAssignmentError(`no assignment is called "${slug}"; there are: ${slugs.join(', ')}`);
}

/**
 * The manifest of an assignment.
 * @throws {UnknownAssignmentError} for an unknown slug.
 * @throws {SchemaError} when the manifest does not fit its schema or names another slug.
 */
export function loadManifest(slug: string): Manifest {
  const path = new URL('assignment.json', assignmentFolder(slug));
  return readManifest(readFileSync(path, 'utf8'), `assignments/${slug}/assignment.json`);
}

/** A manifest from its text. @throws {SchemaError} naming `path` when it does not fit. */
export function readManifest(text: string, path: string): Manifest {
  return parseDocument<Manifest>(text, path, schema);
}

/**
 * Everything of an assignment, staff-only parts included.
 * @throws as {@link loadManifest}; {AuthorError} when a mistake is no edit of the reference.
 */
export async function loadAssignment(slug: string): Promise<Assignment> {
  const manifest = loadManifest(slug);
  const folder = assignmentFolder(slug);
  const { reference, checks } = await importFrom<{ reference: FunctionTable; checks: CheckSpec[] }>(
    folder,
    'checks.ts',
  );
  const workshop = await openWorkshop(new URL('checks.ts', folder), reference);
  const mistakes = (await loadMistakeSpecs(slug)).flatMap((spec) => formsOf(spec, workshop));
  const driver = await importOptional(folder, 'driver.ts');
  const probes = await importOptional(folder, 'probes.ts');
  return { manifest, reference, checks, mistakes, driver, probes };
}

/** The mistakes of an assignment as their author wrote them: for staff alone. */
export async function loadMistakeSpecs(slug: string): Promise<readonly MistakeSpec[]> {
  const { mistakes } = await importFrom<{ mistakes: MistakeSpec[] }>(assignmentFolder(slug), 'mistakes.ts');
  return mistakes;
}

/** The domain of every graded function: `domain.ts` of the assignment. */
export async function loadDomain(slug: string): Promise<DomainTable> {
  return (await importFrom<{ domain: DomainTable }>(assignmentFolder(slug), 'domain.ts')).domain;
}

/**
 * The public code that goes into the sandbox beside a submission: the library, driver and probes, and what these import.
 * @throws as {@link loadManifest}.
 */
export function loadPublicCode(slug: string): PublicCode {
  const manifest = loadManifest(slug);
  const folder = assignmentFolder(slug);
  const own = ['driver.ts', 'probes.ts'].filter((file) => existsSync(new URL(file, folder)));
  const given = manifest.library.map((file) => `library/${file}`);
  const sources: Record<string, string> = {};
  for (const path of [...given, ...own.map((file) => `assignment/${file}`)]) addSource(path, slug, sources);
  return { entries: manifest.files, packages: manifest.packages ?? [], sources };
}

/** Adds the file at `path` of the sandbox, after those that it imports. */
function addSource(path: string, slug: string, sources: Record<string, string>): void {
  if (path in sources) return;
  const place = path.replace(/^assignment\//, `${slug}/`);
  const text = readFileSync(new URL(place, assignmentsFolder), 'utf8');
  for (const { 1: specifier = '' } of text.matchAll(/^(?:import|export)\s[^'";]*?from '(\.[^']+)';/gm))
    addSource(posix.join(posix.dirname(path), specifier), slug, sources);
  sources[path] = text;
}

/** The starter files that a student begins with, by name. */
export function loadStarter(slug: string): SourceFiles {
  const folder = new URL('starter/', assignmentFolder(slug));
  const names = readdirSync(folder).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
}

/** The handout as Markdown. */
export function loadHandout(slug: string, language: Language = 'en'): string {
  const file = language === 'en' ? 'README.md' : `README.${language}.md`;
  return readFileSync(new URL(file, assignmentFolder(slug)), 'utf8');
}

function importFrom<T>(folder: URL, file: string): Promise<T> {
  return import(pathToFileURL(fileURLToPath(new URL(file, folder))).href);
}

async function importOptional(folder: URL, file: string): Promise<FunctionTable> {
  if (!existsSync(new URL(file, folder))) return {};
  return { ...(await importFrom<FunctionTable>(folder, file)) };
}
