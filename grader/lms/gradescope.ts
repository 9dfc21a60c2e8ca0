/** Gradescope's "Download Submissions": a folder for each submission, and `submission_metadata.yml`, which says whose. */
import type { ClassListing, FeedbackEntry, HandedIn, ListedTexts, Member, Reading } from '../model.ts';
import { type FoundAttempt, membersFrom } from './attempts.ts';
import { fillGrades, gradesRoster } from './gradescope-grades.ts';
import { type Submission, submissionsIn } from './gradescope-metadata.ts';
import { baseOf, below, emptyFoldersOf, filesOf, folderOf, inside } from './listing.ts';
import { ListingError, type Platform } from './platform.ts';

const metadataName = 'submission_metadata.yml';

/** The metadata that lies highest; a student may have handed in a file of this name. */
function metadataPath(listing: ClassListing): string | undefined {
  const depth = (path: string) => path.split('/').length;
  return filesOf(listing)
    .filter((path) => baseOf(path) === metadataName)
    .toSorted((a, b) => depth(a) - depth(b))[0];
}

function wants(listing: ClassListing): readonly string[] {
  const path = metadataPath(listing);
  return path === undefined ? [] : [path];
}

function recognise(listing: ClassListing, texts: ListedTexts): string | undefined {
  const path = metadataPath(listing);
  const text = path === undefined ? undefined : texts[path];
  if (text === undefined || !/^[ \t]*:?submitters:/m.test(text)) return undefined;
  return `it holds Gradescope's ${metadataName}, which names who submitted`;
}

function members(listing: ClassListing, texts: ListedTexts): Reading {
  const path = metadataPath(listing);
  const text = path === undefined ? undefined : texts[path];
  if (path === undefined || text === undefined)
    throw new ListingError(
      `it has no ${metadataName}, so nothing says whose is what; download the export again`,
    );
  const root = folderOf(path);
  const files = filesByFolder(listing, path);
  const submissions = submissionsIn(text).filter(({ people }) => people.length > 0);
  const known = new Set(submissions.map(({ folder }) => folder));
  const strays = [...files].flatMap(([folder, paths]) => (known.has(folder) ? [] : paths));
  return {
    members: membersFrom(
      submissions.map((submission) => attemptOf(submission, handedIn(root, submission.folder, files))),
    ),
    unmatched: [...strays, ...strayFolders(listing, known)].map((stray) => ({
      path: stray,
      reason: strayReason,
    })),
  };
}

/** Files by the folder, or file, that the metadata may name; '' for what lies outside. */
function filesByFolder(listing: ClassListing, metadata: string): Map<string, string[]> {
  const root = folderOf(metadata);
  return Map.groupBy(
    filesOf(listing).filter((file) => file !== metadata),
    (file) => (isInside(root, file) ? (below(root, file).split('/')[0] ?? '') : ''),
  );
}

const strayReason = `${metadataName} names nobody who submitted it`;

function isInside(root: string, path: string): boolean {
  return root === '' || path.startsWith(`${root}/`);
}

function strayFolders(listing: ClassListing, known: ReadonlySet<string>): string[] {
  return emptyFoldersOf(listing).filter((folder) => !folder.split('/').some((segment) => known.has(segment)));
}

function handedIn(root: string, folder: string, files: ReadonlyMap<string, readonly string[]>): HandedIn[] {
  const start = inside(root, folder);
  return (files.get(folder) ?? []).map((path) => ({
    path,
    as: path === start ? folder : path.slice(start.length + 1),
  }));
}

function attemptOf({ folder, people, submittedAt }: Submission, files: readonly HandedIn[]): FoundAttempt {
  const [first, second] = people;
  const name = people.map((person) => person.name).join(', ');
  const number = /\d+$/.exec(folder)?.[0] ?? '';
  const instant = submittedAt === undefined ? '' : new Date(submittedAt).toISOString();
  return {
    key: identityOf(people) ?? folder,
    order: `${instant} ${number.padStart(20, '0')}`,
    person: second === undefined && first !== undefined ? first : { ids: {}, name },
    attempt: { label: folder, ...(submittedAt === undefined ? {} : { submittedAt }), files },
    ...(second === undefined ? {} : { group: { name, id: folder, people } }),
  };
}

/** Who these people are, however they are ordered; `undefined` when one of them has no id. */
function identityOf(people: readonly { ids: Member['ids'] }[]): string | undefined {
  const ids = people.map(({ ids: { sis, email } }) => sis ?? email);
  return ids.includes(undefined) ? undefined : ids.toSorted().join('\n');
}

function feedback(members: readonly Member[]): FeedbackEntry[] {
  const reason = 'Gradescope takes back no pages; it shows what its autograder writes into results.json';
  return members.map((member) => ({ member, reason }));
}

export const gradescope: Platform = {
  name: 'gradescope',
  wants,
  recognise,
  members,
  roster: gradesRoster,
  fillIn: fillGrades,
  feedback,
};
