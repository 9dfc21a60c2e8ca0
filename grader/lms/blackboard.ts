/**
 * Blackboard's "Assignment File Download": one flat folder of
 * `<Assignment>_<user>_attempt_YYYY-MM-DD-hh-mm-ss.txt` (a receipt) and `…_<file>`; a group's name instead of a user's.
 */
import type { ClassListing, HandedIn, ListedTexts, Reading, Unmatched } from '../model.ts';
import { type FoundAttempt, membersFrom } from './attempts.ts';
import { type Owner, ownersOf, peopleIn } from './blackboard-owner.ts';
import { isFileName, type Receipt, readReceipt } from './blackboard-receipt.ts';
import { fillIn, roster } from './blackboard-roster.ts';
import { baseOf, counted, filesOf, outerSegments } from './listing.ts';
import type { Platform } from './platform.ts';

/** The first one in a name counts: what stands behind it is the student's. */
const attemptMark = /_attempt_(\d{4}(?:-\d\d){5})(?=_|\.txt$)/;

/** The name of an instructor's preview user ends so. */
const previewUser = '_previewuser';

/** `file`: the student's name for it; none for a receipt. */
type Named = {
  readonly path: string;
  readonly stem: string;
  readonly time: string;
  readonly file?: string;
};

export const blackboard: Platform = {
  name: 'blackboard',
  wants: (listing) => sorted(listing).receipts.map(({ path }) => path),
  recognise,
  members,
  roster,
  fillIn,
  feedback: (all) =>
    all.map((member) => ({
      member,
      reason: 'Blackboard takes no archive of feedback; attach the page in the Grade Centre',
    })),
};

/** Of the names on a path the outermost counts: what lies in a folder that somebody unpacked was named by a student. */
function named(path: string): Named | undefined {
  const segments = outerSegments(path);
  for (const [depth, name] of segments.entries()) {
    const mark = attemptMark.exec(name);
    const stem = name.slice(0, mark?.index ?? 0);
    if (mark === null || !stem.includes('_')) continue;
    const rest = name.slice(mark.index + mark[0].length);
    const file = isFileName(rest.slice(1)) ? rest.slice(1) : name;
    const isReceipt = !rest.startsWith('_') && depth === segments.length - 1;
    const as = [file, ...segments.slice(depth + 1)].join('/');
    return { path, stem, time: mark[1] ?? '', ...(isReceipt ? {} : { file: as }) };
  }
  return undefined;
}

function sorted(listing: ClassListing) {
  const paths = filesOf(listing);
  const all = paths.map(named).filter((found) => found !== undefined);
  const known = new Set(all.map(({ path }) => path));
  return {
    receipts: all.filter(({ file }) => file === undefined),
    files: all.filter(({ file }) => file !== undefined),
    strays: paths.filter((path) => !known.has(path)),
  };
}

function recognise(listing: ClassListing): string | undefined {
  const { receipts, files, strays } = sorted(listing);
  const count = receipts.length + files.length;
  if (count === 0 || count < strays.length) return undefined;
  return `${counted(count, 'file')} called <assignment>_<user>_attempt_<time>, ${receipts.length} of them receipts`;
}

function members(listing: ClassListing, texts: ListedTexts): Reading {
  const { receipts, files, strays } = sorted(listing);
  const read = new Map(receipts.map(({ path }) => [path, receiptIn(texts[path])]));
  const byStem = Map.groupBy([...receipts, ...files], ({ stem }) => stem);
  const receiptsOf = (all: readonly Named[]) => all.flatMap(({ path }) => read.get(path) ?? []);
  const owners = ownersOf(new Map([...byStem].map(([stem, all]) => [stem, receiptsOf(all)])));
  const found = [...byStem].flatMap(([stem, all]) => {
    const owner = owners.get(stem);
    return owner === undefined ? [] : attemptsOf(owner, all, read);
  });
  return { members: membersFrom(found), unmatched: strays.map(unmatched) };
}

/** A receipt is left out where it is too large to be one: somebody typed a lot. */
function receiptIn(text: string | undefined): Receipt {
  return text === undefined ? { hasText: true, originals: new Map() } : readReceipt(text);
}

function unmatched(path: string): Unmatched {
  return { path, reason: 'its name is not one that Blackboard gives: <assignment>_<user>_attempt_<time>' };
}

function attemptsOf(owner: Owner, all: readonly Named[], read: ReadonlyMap<string, Receipt>): FoundAttempt[] {
  const people = peopleIn(all.flatMap(({ path }) => read.get(path) ?? []));
  const whose = owner.isGroup
    ? {
        person: { ids: {}, name: owner.owner },
        group: { name: owner.owner, people, isPartlyNamed: true as const },
      }
    : {
        person: people.find(({ ids }) => ids.login === owner.owner) ?? {
          ids: { login: owner.owner },
          name: owner.owner,
        },
      };
  return [...Map.groupBy(all, ({ time }) => time)].map(([time, ofAttempt]) => ({
    key: owner.owner,
    order: time,
    ...whose,
    isTestStudent: owner.owner.endsWith(previewUser),
    attempt: {
      label: time,
      submittedAt: isoTime(time),
      files: handedIn(ofAttempt, read),
      ...noteOn(owner, ofAttempt, read),
    },
  }));
}

function noteOn(
  { isGroup }: Owner,
  all: readonly Named[],
  read: ReadonlyMap<string, Receipt>,
): { note?: string } {
  if (isGroup)
    return { note: 'a group’s; the archive names only who handed in, the others need their mark by hand' };
  if (all.some(({ file }) => file !== undefined)) return {};
  const isTyped = all.some(({ path }) => read.get(path)?.hasText === true);
  return {
    note: `handed in ${isTyped ? 'a text typed into Blackboard, and no file' : 'no file, by the receipt'}`,
  };
}

/** Blackboard writes the server's own time, without a zone. */
function isoTime(time: string): string {
  const [year, month, day, ...clock] = time.split('-');
  return `${year}-${month}-${day}T${clock.join(':')}`;
}

/** The files of one attempt, by their original names; a receipt among them when it holds text that was typed in. */
function handedIn(all: readonly Named[], read: ReadonlyMap<string, Receipt>): HandedIn[] {
  const receipts = all.flatMap(({ path }) => read.get(path) ?? []);
  const originalOf = (names: readonly string[]) =>
    receipts.flatMap(({ originals }) => names.flatMap((name) => originals.get(name) ?? []))[0];
  const files = all.flatMap(({ path, file }) =>
    file === undefined ? [] : [{ path, file, as: originalOf([baseOf(path), file]) ?? file }],
  );
  const uses = Map.groupBy(files, ({ as }) => as);
  const unique = files.map(({ path, file, as }) => ({ path, as: uses.get(as)?.length === 1 ? as : file }));
  const typed = all.filter(({ path }) => read.get(path)?.hasText === true);
  return [...unique, ...typed.map(({ path }) => ({ path, as: baseOf(path) }))];
}
