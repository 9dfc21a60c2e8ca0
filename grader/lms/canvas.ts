/**
 * Canvas's "Download Submissions": one folder of files `<name>[_LATE]_<user>_<attachment>_<file>`, text entries
 * `…_<user>_text.html`, links `…_<user>_link.html`; anonymous `[LATE_]anon_<id>_<attachment>_<file>`.
 */
import type { ClassListing, FeedbackEntry, Member, Reading } from '../model.ts';
import { latestOf } from './canvas-attempts.ts';
import { fillGradebook, gradebookRoster } from './canvas-gradebook.ts';
import { withGroups } from './canvas-groups.ts';
import { below, filesOf, named } from './listing.ts';
import type { Platform } from './platform.ts';
import { wrappingOf } from './wrapping.ts';

/** What a file's name says. Without `attachment` it is an entry typed into Canvas, a text or a link. */
type Entry = {
  readonly name: string;
  readonly user: string;
  readonly isAnonymous: boolean;
  readonly isLate: boolean;
  readonly attachment?: string;
  readonly file: string;
};

const allDigits = /^\d+$/;

/** Canvas finds the ids alike: the first token of digits alone is the user's, the second the attachment's. */
function entryOf(fileName: string): Entry | undefined {
  const tokens = fileName.split('_');
  return anonymousEntry(tokens) ?? namedEntry(tokens);
}

function anonymousEntry(tokens: readonly string[]): Entry | undefined {
  const isLate = tokens[0] === 'LATE';
  const [anonymous, user, ...rest] = tokens.slice(isLate ? 1 : 0);
  if (anonymous !== 'anon' || user === undefined || !/^[a-z0-9]+$/i.test(user)) return undefined;
  return entryWith({ name: `anon ${user}`, user, isAnonymous: true, isLate }, rest);
}

function namedEntry(tokens: readonly string[]): Entry | undefined {
  const at = tokens.findIndex((token) => allDigits.test(token));
  const user = tokens[at];
  if (user === undefined || at === 0) return undefined;
  const isLate = tokens[at - 1] === 'LATE';
  // Canvas leaves nothing of a name without letters.
  const name = tokens.slice(0, isLate ? at - 1 : at).join('_') || user;
  return entryWith({ name, user, isAnonymous: false, isLate }, tokens.slice(at + 1));
}

function entryWith(who: Omit<Entry, 'file' | 'attachment'>, rest: readonly string[]): Entry | undefined {
  const [attachment, ...file] = rest;
  if (rest.length === 1 && (attachment === 'text.html' || attachment === 'link.html'))
    return { ...who, file: attachment };
  if (attachment === undefined || !allDigits.test(attachment) || file.join('_') === '') return undefined;
  return { ...who, attachment, file: file.join('_') };
}

/** A file of the archive with what its name says; `as` follows below a folder that somebody unpacked from a zip. */
type Found = { readonly path: string; readonly entry?: Entry; readonly as: string };

function foundIn(listing: ClassListing): Found[] {
  const wrapping = wrappingOf(listing, (folder) => entryOf(folder) !== undefined);
  const found = filesOf(listing).map((path): Found => {
    const [top = '', ...deeper] = below(wrapping, path).split('/');
    const entry = entryOf(top);
    return entry ? { path, entry, as: [entry.file, ...deeper].join('/') } : { path, as: '' };
  });
  // "anon" may be somebody's name: an archive is anonymous as a whole.
  if (found.every(({ entry }) => !entry || entry.isAnonymous)) return found;
  return found.map((one) => (one.entry?.isAnonymous ? renamed(one, wrapping) : one));
}

function renamed({ path, as }: Found, wrapping: string): Found {
  const [top = ''] = below(wrapping, path).split('/');
  const entry = namedEntry(top.split('_'));
  return entry ? { path, entry, as } : { path, as };
}

/** "HW_2_1001_attempt_2026-04-21-06-34-13_adam.ts" has two numbers, too: the assignment's and a user name. */
const attemptOfBlackboard = /^attempt_\d{4}(?:-\d\d){5}[_.]/;

function recognise(listing: ClassListing): string | undefined {
  const found = foundIn(listing);
  const own = found.flatMap(({ entry }) => entry ?? []);
  if (own.length === 0 || 2 * own.length <= found.length) return undefined;
  if (own.every(({ file }) => attemptOfBlackboard.test(file))) return undefined;
  return 'its files are named as Canvas names them: name, user id, attachment id, file';
}

function members(listing: ClassListing): Reading {
  const found = foundIn(listing);
  const own = found.filter((one): one is Owned => one.entry !== undefined);
  const users = [...Map.groupBy(own, ({ entry }) => entry.user).values()];
  const strays = found.filter(({ entry }) => entry === undefined);
  return {
    members: users.filter(isOnePerson).flatMap(memberOf),
    unmatched: [
      ...strays.map(({ path }) => ({ path, reason: 'its name holds no user id as Canvas writes it' })),
      ...users.filter((files) => !isOnePerson(files)).flatMap(strangersOf),
    ],
  };
}

type Owned = Found & { readonly entry: Entry };

/** One id has one name; somebody called "Bo_1101" seems to hand in for user 1101. */
function isOnePerson(files: readonly Owned[]): boolean {
  return new Set(files.map(({ entry }) => entry.name)).size === 1;
}

function strangersOf(files: readonly Owned[]): Reading['unmatched'] {
  const names = named([...new Set(files.map(({ entry }) => entry.name))]);
  return files.map(({ path, entry }) => ({
    path,
    reason: `user id ${entry.user} stands beside several names (${names}), so that nobody can tell whose it is`,
  }));
}

function memberOf(files: readonly Owned[]): Member[] {
  const [first] = files;
  if (!first) return [];
  const { name, user, isAnonymous } = first.entry;
  const handedIn = files.map(({ path, entry, as }) => ({ path, as, attachment: entry.attachment ?? '' }));
  const [latest, earlier] = latestOf(handedIn);
  const isTyped = files.every(({ entry }) => entry.attachment === undefined);
  return [
    {
      ids: isAnonymous ? { participant: user } : { lms: user },
      name,
      isLate: files.some(({ entry }) => entry.isLate),
      files: latest,
      earlier,
      ...(isTyped ? { note: 'handed in a text or a link in Canvas, and no file' } : {}),
      ...(name === 'studenttest' ? { isTestStudent: true } : {}),
    },
  ];
}

/** Canvas looks for the ids of a file that it handed out, and shows the page under that file's name. */
function feedback(members: readonly Member[]): FeedbackEntry[] {
  return members.map((member) => {
    const path = member.files.flatMap(({ path }) => pageName(path) ?? [])[0];
    return path === undefined
      ? { member, reason: 'handed in no file, and Canvas takes feedback only beside one' }
      : { member, path };
  });
}

function pageName(path: string): string | undefined {
  for (const segment of path.split('/')) {
    const entry = entryOf(segment);
    if (entry?.attachment === undefined) continue;
    return `${segment.slice(0, segment.length - entry.file.length)}report.html`;
  }
  return undefined;
}

export const canvas: Platform = {
  name: 'canvas',
  wants: () => [],
  recognise,
  members,
  roster: gradebookRoster,
  fillIn: fillGradebook,
  feedback,
  withRoster: withGroups,
};
