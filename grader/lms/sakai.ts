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
import { fillIn, roster } from './sakai-roster.ts';

export const sakai: Platform = {
  name: 'sakai',
  wants: (listing) =>
    memberFolders(listing, isSubmissionFolder).folders.flatMap(({ path, files }) =>
      files.filter((file) => ['timestamp.txt', 'members.txt'].includes(below(path, file))),
    ),
  recognise,
  members,
  roster,
  fillIn,
  feedback: (all) => all.map(feedbackFor),
};

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

function members(downloaded: ClassListing, texts: ListedTexts): Reading {
  const { listing, realPath } = unflattened(downloaded);
  const { folders, strays } = memberFolders(listing, isSubmissionFolder);
  const parent = onlyParent(folders);
  const written = new Set(listing.files.filter(({ bytes }) => bytes > 0).map(({ path }) => path));
  return {
    members: membersFrom(
      folders.map((folder) => {
        const found = submissionIn(folder, texts, written);
        const files = found.attempt.files.map(({ path, as }) => ({ path: realPath(path), as }));
        return { ...found, attempt: { ...found.attempt, files } };
      }),
    ),
    unmatched: beside(strays, parent, gradesFiles),
  };
}

function submissionIn(folder: MemberFolder, texts: ListedTexts, written: ReadonlySet<string>): FoundAttempt {
  const name = baseOf(folder.path);
  const submittedAt = timeIn(texts[inside(folder.path, 'timestamp.txt')] ?? '');
  const people = peopleIn(texts[inside(folder.path, 'members.txt')] ?? '');
  const files = folder.files.flatMap((path) => handedInAs(folder.path, path, written));
  return {
    key: name,
    order: name,
    ...whose(name, people),
    attempt: {
      label: name,
      ...(submittedAt === undefined ? {} : { submittedAt }),
      files,
      ...(files.length > 0 && files.every(({ as }) => isText(as))
        ? { note: 'handed in a text typed into Sakai, and no file' }
        : {}),
    },
  };
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
function handedInAs(folder: string, path: string, written: ReadonlySet<string>): HandedIn[] {
  const place = below(folder, path);
  if (ownFiles.has(place) || place.startsWith(`${feedbackFolder}/`)) return [];
  if (isText(place)) return written.has(path) ? [{ path, as: place }] : [];
  // The folder of attachments is called otherwise in other languages.
  return [{ path, as: place.includes('/') ? place.slice(place.indexOf('/') + 1) : place }];
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
