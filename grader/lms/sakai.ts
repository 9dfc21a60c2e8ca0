/**
 * Sakai's "Download All": `<Assignment>/<Last>, <First>(<login>)/Submission attachment(s)/…`, with `timestamp.txt`,
 * comments and texts beside, and `grades.csv`; a group's folder is `<Group> (<id>)`, with its people in `members.txt`.
 */
import type {
  ClassListing,
  FeedbackEntry,
  HandedIn,
  ListedTexts,
  Member,
  Person,
  Reading,
} from '../model.ts';
import { type FoundAttempt, membersFrom } from './attempts.ts';
import { baseOf, below, counted, inside } from './listing.ts';
import { beside, type MemberFolder, memberFolders, onlyParent } from './member-folders.ts';
import type { Platform } from './platform.ts';
import { unflattened } from './sakai-flat.ts';
import { isSubmissionFolder, ownerOf, peopleIn } from './sakai-owner.ts';
import { fillIn, latenessIn, roster } from './sakai-roster.ts';

export const sakai: Platform = {
  name: 'sakai',
  wants,
  recognise,
  members,
  roster,
  fillIn,
  feedback: (all) => all.map(feedbackFor),
};

/** Times, people and lateness. */
function wants(listing: ClassListing): readonly string[] {
  const { folders, strays } = memberFolders(listing, isSubmissionFolder);
  const inFolders = folders.flatMap(({ path, files }) =>
    files.filter((file) => ['timestamp.txt', 'members.txt'].includes(below(path, file))),
  );
  return [...inFolders, ...strays.filter((path) => folders.length > 0 && baseOf(path) === 'grades.csv')];
}

const gradesFiles = ['grades.csv', 'grades.xls'];

const feedbackFolder = 'Feedback Attachment(s)';

/** Sakai's own files in a submission's folder. */
const ownFiles: ReadonlySet<string> = new Set([
  'timestamp.txt',
  'comments.txt',
  'feedbackText.html',
  'members.txt',
]);

function recognise(listing: ClassListing): string | undefined {
  const { folders, strays } = memberFolders(unflattened(listing).listing, isSubmissionFolder);
  const sure = folders.filter(({ path, files }) => files.some((file) => isSakais(below(path, file))));
  const hasGrades = strays.some((path) => gradesFiles.includes(baseOf(path)));
  if (folders.length === 0 || (!hasGrades && sure.length * 2 < folders.length)) return undefined;
  return `${counted(folders.length, 'folder')} called <last name>, <first name>(<login>)${hasGrades ? ', and a grades file' : ''}`;
}

function isSakais(path: string): boolean {
  return ownFiles.has(path) || path.startsWith('Submission attachment(s)/') || isText(path);
}

function isText(path: string): boolean {
  return !path.includes('/') && path.endsWith('_submissionText.html');
}

/** What is known about the whole archive while its folders are read. */
type Archive = {
  readonly texts: ListedTexts;
  /** Files that hold anything at all. */
  readonly written: ReadonlySet<string>;
  readonly lateness: ReadonlyMap<string, boolean>;
  readonly realPath: (path: string) => string;
};

function members(downloaded: ClassListing, texts: ListedTexts): Reading {
  const { listing, realPath } = unflattened(downloaded);
  const { folders, strays } = memberFolders(listing, isSubmissionFolder);
  const parent = onlyParent(folders);
  const written = new Set(listing.files.filter(({ bytes }) => bytes > 0).map(({ path }) => path));
  const lateness = latenessIn(texts[inside(parent, 'grades.csv')] ?? '');
  const archive = { texts, written, lateness, realPath };
  return {
    members: membersFrom(folders.map((folder) => submissionIn(folder, archive))),
    unmatched: beside(strays, parent, gradesFiles),
  };
}

function submissionIn(folder: MemberFolder, archive: Archive): FoundAttempt {
  const name = baseOf(folder.path);
  const textOf = (file: string) => archive.texts[inside(folder.path, file)] ?? '';
  const owner = whose(name, peopleIn(textOf('members.txt')));
  const submittedAt = timeIn(textOf('timestamp.txt'));
  const { login, lms } = owner.person.ids;
  const isLate = archive.lateness.get(login ?? lms ?? '');
  const files = folder.files.flatMap((path) => handedInAs(folder.path, path, archive));
  return {
    key: name,
    order: name,
    ...owner,
    attempt: {
      label: name,
      ...(submittedAt === undefined ? {} : { submittedAt }),
      ...(isLate === undefined ? {} : { isLate }),
      files,
      ...noteOn(files),
    },
  };
}

function noteOn(files: readonly HandedIn[]): { note?: string } {
  const isTyped = files.length > 0 && files.every(({ as }) => isText(as));
  return isTyped ? { note: 'handed in a text typed into Sakai, and no file' } : {};
}

function whose(folder: string, people: readonly Person[]): Pick<FoundAttempt, 'person' | 'group'> {
  const owner = ownerOf(folder);
  if (owner.kind === 'person') return { person: owner.person };
  const { name, id } = owner;
  const known = owner.people.length > 0 ? owner.people : people;
  return {
    person: { ids: id === undefined ? {} : { lms: id }, name },
    group: { name, ...(id === undefined ? {} : { id }), people: known },
  };
}

/** An instant, as Sakai writes it now, or its digits to the millisecond, as it did before. */
function timeIn(text: string): string | undefined {
  const time = text.trim();
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z$/.test(time)) return time;
  const digits = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\d{3}$/.exec(time);
  if (digits === null) return undefined;
  const [, year, month, day, hour, minute, second] = digits;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}

/** What a student handed in; Sakai makes a file for a text even where nothing was typed. */
function handedInAs(folder: string, path: string, { written, realPath }: Archive): HandedIn[] {
  const place = below(folder, path);
  if (ownFiles.has(place) || place.startsWith(`${feedbackFolder}/`)) return [];
  if (isText(place) && !written.has(path)) return [];
  // The folder of attachments is called otherwise in other languages.
  const as = place.slice(place.indexOf('/') + 1);
  return [{ path: realPath(path), as }];
}

/** Words that Sakai looks for anywhere in a path, and then takes the file for something else than an attachment. */
const misread = ['comments', 'feedbackText', '_submissionText', 'timestamp'];

function feedbackFor(member: Member): FeedbackEntry {
  const first = member.files[0]?.path;
  const at = first?.split('/').findIndex(isSubmissionFolder) ?? -1;
  if (first === undefined || at < 1)
    return {
      member,
      reason:
        'Sakai takes a page only in a submission’s folder below the assignment’s, and none is known here',
    };
  const folder = first
    .split('/')
    .slice(at - 1, at + 1)
    .join('/');
  const word = misread.find((one) => folder.includes(one));
  if (word === undefined) return { member, path: `${folder}/${feedbackFolder}/report.html` };
  return {
    member,
    reason: `Sakai would take the page for something else, because "${word}" is in "${folder}"`,
  };
}
