/**
 * Brightspace's "Download" of an assignment's submissions: `<number>-<number> - First Last - Sep 24, 2024 926 PM/…` for
 * each time that somebody handed in, and an `index.html` beside them.
 */
import type { ClassListing, FeedbackEntry, Member, Reading } from '../model.ts';
import { type FoundAttempt, membersFrom } from './attempts.ts';
import { fillIn, roster } from './brightspace-roster.ts';
import { baseOf, counted } from './listing.ts';
import { beside, handedIn, type MemberFolder, memberFolders, onlyParent } from './member-folders.ts';
import type { Platform } from './platform.ts';

export const brightspace: Platform = {
  name: 'brightspace',
  wants: () => [],
  recognise,
  members,
  roster,
  fillIn,
  feedback: (all) => all.map(feedbackFor),
};

/** Split from both ends, because a name may hold " - ". */
const folderName = /^(\d+)-(\d+) - (.+) - ([A-Z][a-z]{2}) (\d{1,2}), (\d{4}) (\d{1,2})(\d\d) ([AP])M$/;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

type Named = {
  readonly folder: MemberFolder;
  readonly numbers: readonly [string, string];
  readonly name: string;
  readonly time: string;
};

function isMember(name: string): boolean {
  return folderName.test(name);
}

function recognise(listing: ClassListing): string | undefined {
  const { folders } = memberFolders(listing, isMember);
  if (folders.length === 0) return undefined;
  return `${counted(folders.length, 'folder')} called <number>-<number> - <name> - <date and time>`;
}

function members(listing: ClassListing): Reading {
  const { folders, strays } = memberFolders(listing, isMember);
  const parent = onlyParent(folders);
  const all = folders.map(named).filter((found) => found !== undefined);
  const numberOf = userNumber(all);
  return {
    members: membersFrom(all.map((one) => attemptIn(one, numberOf(one)))),
    unmatched: beside(strays, parent, ['index.html']),
  };
}

function named(folder: MemberFolder): Named | undefined {
  const parts = folderName.exec(baseOf(folder.path));
  if (parts === null) return undefined;
  const [, first = '', second = '', name = '', month = '', day = '', year, hour, minute, half] = parts;
  const twelve = Number(hour) % 12;
  const date = `${year}-${two(months.indexOf(month) + 1)}-${day.padStart(2, '0')}`;
  return {
    folder,
    numbers: [first, second],
    name,
    time: `${date}T${two(half === 'P' ? twelve + 12 : twelve)}:${minute}`,
  };
}

function two(count: number): string {
  return String(count).padStart(2, '0');
}

/**
 * Which of the two numbers is a user's: the first, unless people of several names share one; then the second, by the
 * same rule. Where neither is, a name is all there is.
 */
function userNumber(all: readonly Named[]): (one: Named) => string | undefined {
  const at = ([0, 1] as const).find((place) => {
    const names = Map.groupBy(all, ({ numbers }) => numbers[place]);
    return [...names.values()].every((same) => new Set(same.map(({ name }) => name)).size === 1);
  });
  return ({ numbers }) => (at === undefined ? undefined : numbers[at]);
}

function attemptIn({ folder, name, time }: Named, number: string | undefined): FoundAttempt {
  return {
    key: number ?? name,
    order: `${time} ${folder.path}`,
    person: { ids: number === undefined ? {} : { lms: number }, name },
    attempt: {
      label: baseOf(folder.path),
      submittedAt: time,
      files: handedIn(folder.path, folder.files),
    },
  };
}

/** Brightspace takes feedback in a folder of the very name that it gave to the submission, at the top of the archive. */
function feedbackFor(member: Member): FeedbackEntry {
  const { label = '' } = member;
  if (isMember(label)) return { member, path: `${label}/report.html` };
  return { member, reason: 'the name of the submission’s folder is not known' };
}
