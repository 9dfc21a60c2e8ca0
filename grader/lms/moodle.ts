/**
 * Moodle's "Download all submissions": `<name>_<participant>_assignsubmission_file/…`, or flat with `_<file>` in place
 * of the folder. The number holds for one assignment only; for a team it is the group's, and nothing tells the two apart.
 */
import type { ClassListing, FeedbackEntry, HandedIn, Member, Reading, RosterEntry } from '../model.ts';
import { emptyFoldersOf, filesOf, named } from './listing.ts';
import { peopleOf } from './marks.ts';
import { withTeams } from './moodle-teams.ts';
import { fillWorksheet, worksheetRoster } from './moodle-worksheet.ts';
import { ListingError, type Platform } from './platform.ts';

const ownSegment =
  /^(?<name>[^_]*)(?:_(?<number>\d+))?_assignsubmission_(?<plugin>[a-z0-9]+)(?:_(?<rest>.*))?$/s;

/** What a path says: whose it is, by which plugin, and the path as it was handed in. */
type Place = {
  readonly around: string;
  readonly name: string;
  readonly number?: string;
  readonly plugin: string;
  readonly as: string;
  readonly isFlat: boolean;
};

function placeOf(path: string): Place | undefined {
  const segments = path.split('/');
  for (const [depth, segment] of segments.entries()) {
    const { name, number, plugin, rest } = ownSegment.exec(segment)?.groups ?? {};
    if (name === undefined || plugin === undefined) continue;
    const below = segments.slice(depth + 1);
    return {
      around: segments.slice(0, depth).join('/'),
      name,
      ...(number === undefined ? {} : { number }),
      plugin,
      as: [...(rest ? [rest] : []), ...below].join('/') || segment,
      isFlat: below.length === 0,
    };
  }
  return undefined;
}

function recognise(listing: ClassListing): string | undefined {
  const files = filesOf(listing);
  const paths = files.length > 0 ? files : emptyFoldersOf(listing);
  const places = paths.flatMap((path) => placeOf(path) ?? []);
  if (places.length === 0 || 2 * places.length <= paths.length) return undefined;
  const what = files.length > 0 && places.some(({ isFlat }) => isFlat) ? 'files' : 'folders';
  return `its ${what} are named as Moodle names them: name, participant number, "assignsubmission"`;
}

type Gathered = {
  readonly name: string;
  readonly number?: string;
  readonly arounds: Set<string>;
  readonly names: Set<string>;
  readonly files: HandedIn[];
  readonly plugins: Set<string>;
};

function members(listing: ClassListing): Reading {
  const places = filesOf(listing).map((path) => ({ path, place: placeOf(path) }));
  const everybody = new Map<string, Gathered>();
  for (const { path, place } of places) if (place) gather(everybody, place, path);
  for (const folder of emptyFoldersOf(listing)) {
    const place = placeOf(folder);
    if (place) gather(everybody, place);
  }
  const people = [...everybody.values()];
  refuseClashes(people);
  return {
    members: asMembers(people),
    unmatched: places.flatMap(({ path, place }) => (place ? [] : [{ path, reason: strayReason }])),
    ...(places.some(({ place }) => place?.isFlat) ? { notes: [flatNote] } : {}),
  };
}

const strayReason = 'its path names no student as Moodle names them';

const flatNote =
  'Moodle wrote this archive without folders. Where a student handed in two files of one name in different folders, ' +
  'Moodle has kept only one of them. Download it again with "Download submissions in folders" ticked.';

function gather(everybody: Map<string, Gathered>, place: Place, path?: string): void {
  const key = place.number ?? `name ${place.name}`;
  const known = everybody.get(key);
  const one: Gathered = known ?? {
    name: place.name,
    ...(place.number === undefined ? {} : { number: place.number }),
    arounds: new Set(),
    names: new Set(),
    files: [],
    plugins: new Set(),
  };
  if (!known) everybody.set(key, one);
  one.arounds.add(place.around);
  one.names.add(place.name);
  if (path === undefined) return;
  one.files.push({ path, as: place.as });
  one.plugins.add(place.plugin);
}

/** A number counts within one assignment, so one number of two people or in two places means two assignments. */
function refuseClashes(people: readonly Gathered[]): void {
  const clash = people.find(({ arounds, names }) => arounds.size > 1 || names.size > 1);
  if (!clash) return;
  throw new ListingError(
    `participant ${clash.number ?? ''} stands in it more than once (${named([...clash.names])} in ` +
      `${named([...clash.arounds])}): these are archives of two assignments; grade one at a time`,
  );
}

function asMembers(everybody: readonly Gathered[]): Member[] {
  // Under blind marking everybody is called "Participant", in the site's language.
  const isBlind = everybody.length > 1 && new Set(everybody.map(({ name }) => name)).size === 1;
  return everybody.map(({ name, number, files, plugins }) => ({
    ids: number === undefined ? {} : { participant: number },
    name: isBlind && number !== undefined ? `${name} ${number}` : name,
    files,
    ...(files.length > 0 && !plugins.has('file')
      ? { note: 'handed in a text typed into Moodle, and no file' }
      : {}),
    earlier: [],
  }));
}

/** Moodle splits at '_' and takes the second part for the participant, so the name must hold none. */
function feedbackPath(name: string, participant: string): string {
  const harmless = name.replaceAll(/[^\p{L}\p{M}\p{N} .-]/gu, '').trim();
  return `${[...harmless].slice(0, 60).join('')}_${participant}_assignsubmission_file/report.html`;
}

function feedback(members: readonly Member[], roster?: readonly RosterEntry[]): FeedbackEntry[] {
  const known = roster && new Set(roster.map(({ ids }) => ids.participant));
  return withTeams(members, roster ?? []).flatMap((member) =>
    peopleOf(member).map(({ ids: { participant }, name }) => {
      if (participant === undefined) return { member, reason: `Moodle gave no number for ${name}` };
      if (known?.has(participant) === false)
        return {
          member,
          reason: `the worksheet has no participant ${participant}; Moodle would drop the page`,
        };
      return { member, path: feedbackPath(name, participant) };
    }),
  );
}

export const moodle: Platform = {
  name: 'moodle',
  wants: () => [],
  recognise,
  members,
  roster: worksheetRoster,
  fillIn: fillWorksheet,
  feedback,
  withRoster: withTeams,
};
