/**
 * Clones of GitHub Classroom's or Classroom 50's repositories, side by side: `<assignment>-<login>/`, each with a
 * `.git` or `.github`. What all names start with is the assignment.
 */
import type { ClassListing, Reading, RosterEntry, Table } from '../model.ts';
import { type FoundAttempt, membersFrom } from './attempts.ts';
import { columnCalled } from './columns.ts';
import { withoutEnding } from './folder-tree.ts';
import {
  baseOf,
  below,
  byCodeUnit,
  commonStart,
  counted,
  emptyFoldersOf,
  filesOf,
  folderOf,
  inside,
  outerSegments,
} from './listing.ts';
import { beside, handedIn, type MemberFolder } from './member-folders.ts';
import { plainCsv } from './plain-csv.ts';
import { type Platform, RosterError } from './platform.ts';
import { filledIds } from './students.ts';

export const github: Platform = {
  name: 'github',
  wants: () => [],
  recognise,
  members,
  roster,
  fillIn: (_table, grades, options) => plainCsv(grades, options),
  feedback: (all) => all.map((member) => ({ member, reason: 'GitHub takes no archive of feedback' })),
};

const toolFolders: ReadonlySet<string> = new Set(['.git', '.github']);

/** Tables that the two tools themselves write or ask for, beside the clones. */
const ownFiles = ['scores.csv', 'roster.csv', 'students.csv', 'classroom_roster.csv'];

/** Where the clones lie, and what their names start with, up to and with a '-'. */
type Clones = { readonly parent: string; readonly prefix: string; readonly names: readonly string[] };

function recognise(listing: ClassListing): string | undefined {
  const clones = clonesIn(listing);
  if (clones === undefined) return undefined;
  return `${counted(clones.names.length, 'clone')} of repositories called ${clones.prefix}<login>`;
}

/** All folders beside each other must be called alike, and half of them must be seen to be repositories. */
function clonesIn(listing: ClassListing): Clones | undefined {
  const paths = [...filesOf(listing), ...emptyFoldersOf(listing)];
  const repositories = repositoriesIn(paths);
  const [parent = '', second] = new Set(repositories.map(folderOf));
  if (repositories.length === 0 || second !== undefined) return undefined;
  const names = [...new Set(paths.map((path) => folderBelow(parent, path) ?? '').filter(isVisible))];
  const proven = prefixByFolder(parent === '' ? withoutEnding(listing.name) : baseOf(parent), names);
  // A single clone may as well be one student's work, unless the folder around it says what it is.
  if (proven === undefined && repositories.length < 2) return undefined;
  const prefix = proven ?? commonPrefix(names);
  return prefix === '' || repositories.length * 2 < names.length ? undefined : { parent, prefix, names };
}

/** The name of the folder right below `parent` that a path leads into. */
function folderBelow(parent: string, path: string): string | undefined {
  if (parent !== '' && !path.startsWith(`${parent}/`)) return undefined;
  const [folder, deeper] = below(parent, path).split('/', 2);
  return deeper === undefined ? undefined : folder;
}

function isVisible(name: string): boolean {
  return name !== '' && !name.startsWith('.');
}

/** Folders that hold a `.git` or `.github`, but not those inside another such folder. */
function repositoriesIn(paths: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    const segments = outerSegments(path);
    const at = segments.findIndex((segment) => toolFolders.has(segment));
    if (at > 0) folders.add(segments.slice(0, at).join('/'));
  }
  return [...folders].filter((path) => !isInside(path, folders)).sort(byCodeUnit);
}

function isInside(path: string, folders: ReadonlySet<string>): boolean {
  for (let around = folderOf(path); around !== ''; around = folderOf(around))
    if (folders.has(around)) return true;
  return false;
}

/** `gh` clones into `<assignment>-submissions`, Classroom 50 into `<assignment>_submissions_<time>`. */
function prefixByFolder(folder: string, names: readonly string[]): string | undefined {
  const [, assignment] = /^(.+?)[-_]submissions(?:_[\dT_]+)?$/.exec(folder) ?? [];
  const prefix = `${assignment}-`;
  return assignment !== undefined && names.every((name) => name.startsWith(prefix)) ? prefix : undefined;
}

/** What all names start with, up to a '-'; none when nothing would be left of one. */
function commonPrefix(names: readonly string[]): string {
  const [first = '', ...others] = names;
  const common = others.reduce(commonStart, first);
  const prefix = common.slice(0, common.lastIndexOf('-') + 1);
  return names.includes(prefix) ? '' : prefix;
}

function members(listing: ClassListing): Reading {
  const { parent, prefix, names } = clonesIn(listing) ?? { parent: '', prefix: '', names: [] };
  const folders = new Map(names.map((name): [string, string[]] => [name, []]));
  const strays: string[] = [];
  for (const path of filesOf(listing)) {
    const clone = folders.get(folderBelow(parent, path) ?? '');
    if (clone === undefined) strays.push(path);
    else clone.push(path);
  }
  const found = [...folders].map(([name, files]) => cloneOf({ path: inside(parent, name), files }, prefix));
  return { members: membersFrom(found), unmatched: beside(strays, parent, ownFiles) };
}

function cloneOf({ path, files }: MemberFolder, prefix: string): FoundAttempt {
  const login = baseOf(path).slice(prefix.length);
  const own = files.filter((file) => !toolFolders.has(below(path, file).split('/', 1)[0] ?? ''));
  const attempt = { label: baseOf(path), files: handedIn(path, own) };
  return { key: login, order: '', person: { ids: { login }, name: login }, attempt };
}

/** GitHub Classroom's `classroom_roster.csv`, or Classroom 50's `roster.csv`. @throws {RosterError} */
function roster({ rows: [header = [], ...students] }: Table): readonly RosterEntry[] {
  const at = (titles: readonly string[]) =>
    titles.map((title) => columnCalled(header, title)).find((index) => index >= 0) ?? -1;
  const columns = {
    login: at(['github_username', 'username']),
    sis: at(['identifier']),
    email: at(['email']),
  };
  if (columns.login < 0)
    throw new RosterError(
      'it is no roster of GitHub Classroom: its first row needs "github_username" or "username"',
    );
  return students.flatMap((row, index) => {
    const cell = (column: number) => row[column]?.trim() ?? '';
    const ids = { login: cell(columns.login), sis: cell(columns.sis), email: cell(columns.email) };
    const whole = `${cell(at(['first_name']))} ${cell(at(['last_name']))}`.trim();
    const name = cell(at(['name'])) || whole || ids.login || ids.sis;
    return name === '' ? [] : { ids: filledIds(ids), name, row: index + 1 };
  });
}
