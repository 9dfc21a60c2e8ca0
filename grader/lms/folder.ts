/** Plain folders, archives and files side by side, one for each student: what is no platform's. */
import type { ClassListing, HandedIn, Member, Reading, RosterEntry, Table, Unmatched } from '../model.ts';
import { columnCalled } from './columns.ts';
import { type Level, levelOf, type Unit } from './folder-level.ts';
import { treeOf, unwrapped, withoutEnding } from './folder-tree.ts';
import { baseOf, below, byCodeUnit, filesOf, outerSegments } from './listing.ts';
import { beside } from './member-folders.ts';
import { memberId, nameId } from './member-id.ts';
import { plainCsv } from './plain-csv.ts';
import { type Platform, RosterError } from './platform.ts';

/** The fallback; it must know what the assignment's entry files are called to find the level of the students. */
export function folderPlatform(entryFiles: readonly string[]): Platform {
  return {
    name: 'folder',
    wants: () => [],
    recognise: (listing) => whyClass(folderLevel(listing, entryFiles)),
    members: (listing) => members(listing, entryFiles),
    roster,
    fillIn: (_table, grades, options) => plainCsv(grades, options),
    feedback: (all) => all.map((member) => ({ member, path: `${memberId(member)}/report.html` })),
  };
}

/** What shows a class of folders; `undefined` where that is not sure. */
export function whyClass({ kind, readings }: Level): string | undefined {
  return kind === 'class' ? `${readings.join(', ')}, side by side` : undefined;
}

/** At which level of a listing the students are, and what speaks against it. */
export function folderLevel(listing: ClassListing, entryFiles: readonly string[]): Level {
  return levelOf(treeOf(listing, entryFiles));
}

function members(listing: ClassListing, entryFiles: readonly string[]): Reading {
  const tree = treeOf(listing, entryFiles);
  const { units, unmatched } = levelOf(tree);
  const top = unwrapped(tree).path;
  const { files, strays } = filesByUnit(listing, units);
  const told = new Set(unmatched.map(({ path }) => path));
  const untold = strays.filter(
    (path) => !told.has(path) && !placesOf(path).some((place) => told.has(`${place}/`)),
  );
  const nameOf = namesFor(units, top, listing.name);
  return {
    members: units
      .map((unit) => memberOf(unit, { name: nameOf(unit), top, paths: files.get(unit.path) ?? [] }))
      .sort((a, b) => byCodeUnit(a.ids.lms ?? '', b.ids.lms ?? '')),
    unmatched: [...unmatched, ...untoldOf(untold, top)].sort((a, b) => byCodeUnit(a.path, b.path)),
  };
}

function untoldOf(untold: readonly string[], top: string): Unmatched[] {
  return beside(untold, top).map(({ path }) => ({ path, reason: 'it belongs to a tool, not to a student' }));
}

/** The files of each unit, and those of none. */
function filesByUnit(listing: ClassListing, units: readonly Unit[]) {
  const files = new Map(units.map(({ path }): [string, string[]] => [path, []]));
  const strays: string[] = [];
  for (const path of filesOf(listing)) {
    const unit = files.get('') ?? unitAround(path, files);
    if (unit === undefined) strays.push(path);
    else unit.push(path);
  }
  return { files, strays };
}

function unitAround(path: string, files: ReadonlyMap<string, string[]>): string[] | undefined {
  return placesOf(path)
    .map((place) => files.get(place))
    .find((unit) => unit !== undefined);
}

/** The folders around a path, the outermost first, and the path itself. */
function placesOf(path: string): string[] {
  const segments = outerSegments(path);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}

/** What a unit is called; where two are alike but for case or ending, with the ending and the group's folder. */
function namesFor(units: readonly Unit[], top: string, listingName: string): (unit: Unit) => string {
  const shortOf = ({ path, isFile }: Unit) => {
    const name = baseOf(path) || baseOf(listingName);
    return isFile ? withoutEnding(name) : name;
  };
  const uses = Map.groupBy(units, (unit) => shortOf(unit).normalize('NFC').toLowerCase());
  return (unit) => {
    const short = shortOf(unit);
    const isAlone = uses.get(short.normalize('NFC').toLowerCase())?.length === 1;
    return isAlone ? short : below(top, unit.path);
  };
}

type Found = { readonly name: string; readonly top: string; readonly paths: readonly string[] };

/**
 * The id comes from the whole path below the class's folder: it stays when others join, and no two share it. By what the
 * folder itself is called, or the file without its ending, a roster finds the student.
 */
function memberOf({ path, isFile }: Unit, { name, top, paths }: Found): Member {
  const place = path === top ? name : below(top, path);
  const called = isFile ? withoutEnding(baseOf(path)) : baseOf(place);
  const files = paths.map(
    (file): HandedIn => ({ path: file, as: isFile ? baseOf(file) : below(path, file) }),
  );
  return { ids: { lms: nameId(place), login: called.normalize('NFC') }, name, files, earlier: [] };
}

/**
 * A table of one's own with a column "name", or "id", as the folders are called.
 * @throws {RosterError}
 */
function roster({ rows: [header = [], ...students] }: Table): readonly RosterEntry[] {
  const id = columnCalled(header, 'id');
  const name = columnCalled(header, 'name');
  if (id < 0 && name < 0)
    throw new RosterError(
      'it is no roster: its first row needs a column "id" or "name", as the folders are called',
    );
  return students.flatMap((row, index) => {
    const cells = { id: row[id]?.trim() ?? '', name: row[name]?.trim() ?? '' };
    const called = cells.id || cells.name;
    if (called === '') return [];
    return { ids: { login: called.normalize('NFC') }, name: cells.name || called, row: index + 1 };
  });
}
