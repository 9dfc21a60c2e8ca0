/** From a class's folder or archive to its members: which platform it is from, who is in it, and who should be. */
import {
  type ClassFiles,
  type ClassMember,
  displayName,
  type ExpectedFiles,
  listClass,
} from '../intake/intake.ts';
import { byCodeUnit } from '../lms/listing.ts';
import { memberId } from '../lms/member-id.ts';
import { ListingError, type Platform } from '../lms/platform.ts';
import { platformsFor } from '../lms/platforms.ts';
import { type Recognition, recognise, textsWanted } from '../lms/recognise.ts';
import type { Attempt, ListedTexts, Member, PlatformName, Reading, Unmatched } from '../model.ts';
import { forTerminal } from '../report/text.ts';
import { byRoster, type RosterFile } from './roster.ts';

/** The class cannot be read as one class of one platform; the message says what to do, and names are safe to print in it. */
export class ClassError extends Error {
  override name = 'ClassError';

  constructor(message: string) {
    super(forTerminal(message));
  }
}

export type ClassRequest = {
  /** The platform that the class comes from; told by the content when left out. */
  readonly from?: PlatformName;
  /** Who says so, as the user knows it; `--from moodle` when left out. */
  readonly fromWhom?: string;
  readonly roster?: RosterFile;
};

/** A class as it is to be graded, and all that must be told about it. */
export type ReadClass = {
  readonly platform: PlatformName;
  /** What shows that it is this platform's. */
  readonly why: string;
  /** In the order of their names; who is on the roster and handed in nothing is among them. */
  readonly members: readonly ClassMember[];
  readonly unmatched: readonly Unmatched[];
  /** Members whom the roster does not know. */
  readonly notOnRoster: readonly { readonly id: string; readonly name: string }[];
  /** What is true of the class as a whole, in plain words. */
  readonly notes: readonly string[];
};

/**
 * Reads who is in a class; nobody's work is read yet.
 * @throws {IntakeError} when the path cannot be read.
 * @throws {ClassError} when it cannot be told whose work it is, or the roster is none of this class.
 */
export async function readClass(
  path: string,
  expected: ExpectedFiles,
  request: ClassRequest = {},
): Promise<ReadClass> {
  const wrappings = request.from === 'folder' ? 0 : mostWrappings;
  const opened = await openLookingThrough(await listClass(path), expected.files, wrappings);
  const { platform, why, notes } = platformFor(opened, request, path);
  const reading = membersBy(platform, opened, path);
  const { files } = opened;
  const { members, missing, notOnRoster, notes: more } = byRoster(reading.members, platform, request.roster);
  const all = [...members, ...missing].map((member) => withId(member, files, expected));
  requireDifferent(all, path);
  return {
    platform: platform.name,
    why,
    members: all.sort((a, b) => byCodeUnit(a.name, b.name) || byCodeUnit(a.id, b.id)),
    unmatched: [...reading.unmatched, ...files.unsafe],
    notOnRoster: notOnRoster.map((member) => ({ id: memberId(member), name: displayName(member.name) })),
    notes: [...notes, ...(reading.notes ?? []), ...more],
  };
}

type Opened = {
  readonly files: ClassFiles;
  readonly texts: ListedTexts;
  readonly entryFiles: readonly string[];
  readonly recognition: Recognition;
};

/** How many archives around a class are looked through; plain folders may be one student's archive. */
const mostWrappings = 2;

async function openLookingThrough(
  outer: ClassFiles,
  entryFiles: readonly string[],
  most: number,
): Promise<Opened> {
  let files = outer;
  for (let wrappings = 0; ; wrappings += 1) {
    const texts = await files.texts(textsWanted(files.listing, platformsFor(entryFiles)));
    const recognition = recognise({ listing: files.listing, texts, entryFiles });
    if (recognition.kind !== 'archive' || wrappings === most)
      return { files, texts, entryFiles, recognition };
    files = await files.inside(recognition.path);
  }
}

/** @throws {ClassError} when nobody has said which it is, and the content does not tell. */
function platformFor(
  { recognition, entryFiles }: Opened,
  { from, fromWhom = `--from ${from}` }: ClassRequest,
  path: string,
): { readonly platform: Platform; readonly why: string; readonly notes: readonly string[] } {
  const taken = from ?? (recognition.kind === 'known' ? recognition.platform : undefined);
  const platform = platformsFor(entryFiles).find(({ name }) => name === taken);
  if (platform === undefined) throw new ClassError(`${path}: ${whyNone(recognition)}`);
  if (from === undefined) return { platform, why: 'why' in recognition ? recognition.why : '', notes: [] };
  const isOther = recognition.kind === 'known' && recognition.platform !== from;
  const notes = isOther ? [`it looks like ${recognition.platform}: ${recognition.why}`] : [];
  return { platform, why: `${fromWhom} says so`, notes };
}

function whyNone(recognition: Recognition): string {
  if (recognition.kind !== 'several')
    return `cannot tell whose work is whose: ${recognition.kind === 'known' ? '' : recognition.why}`;
  const readings = recognition.readings.map(({ platform, why }) => `${platform} (${why})`);
  return `can be read in more than one way: ${readings.join('; or ')}; say which with --from`;
}

/** @throws {ClassError} when nothing in it is this platform's. */
function membersBy(platform: Platform, { files, texts }: Opened, path: string): Reading {
  try {
    const reading = platform.members(files.listing, texts);
    if (reading.members.length > 0) return reading;
  } catch (error) {
    if (error instanceof ListingError) throw new ClassError(`${path}: ${error.message}`);
    throw error;
  }
  throw new ClassError(
    `${path}: nothing in it is named as ${platform.name} names submissions; leave --from out, or name another platform`,
  );
}

function withId(member: Member, files: ClassFiles, expected: ExpectedFiles): ClassMember {
  const identity = { id: memberId(member), name: displayName(member.name) };
  const readAttempt = async ({ files: handedIn, note }: Attempt) => {
    const content = await files.read(handedIn, expected);
    if (!('error' in content) || note === undefined) return { ...identity, ...content };
    // What the platform shows of it explains best why there is nothing to grade.
    return { ...identity, error: `${note}; ${content.error}` };
  };
  return { ...member, ...identity, wholeName: member.name, readAttempt, read: () => readAttempt(member) };
}

function requireDifferent(members: readonly ClassMember[], path: string): void {
  const known = new Map<string, string>();
  for (const { id, name } of members) {
    const other = known.get(id);
    if (other !== undefined)
      throw new ClassError(`${path}: ${name} and ${other} have the same id (${id}); grade them one by one`);
    known.set(id, name);
  }
}
