/** Hands in a hostile zip between two honest students, and reads the class. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readClass } from '../batch/read-class.ts';
import { type HandedIn, IntakeError, readSubmission } from '../intake/intake.ts';
import { attackFiles, honestFiles } from './assignment.ts';
import type { ArchiveAttack } from './attack.ts';
import type { Ground } from './ground.ts';
import { type Breach, crash, escaped, type Found, neighbour } from './outcome.ts';
import { plainZip } from './zip-bytes.ts';

/** Absolute names in hostile zips point here, relative ones to files named `escaped.ts` above the class. */
export const outsidePath = '/tmp/gradecheck-escaped.ts';

/** Reads the zip of `attack` alone and as one of a class. */
export async function runArchive({ laid }: Ground, attack: ArchiveAttack): Promise<Found> {
  const home = join(laid.home, 'archives');
  const folder = join(home, 'a', 'b', 'class');
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(join(folder, 'ann.zip'), plainZip(honestFiles));
    writeFileSync(join(folder, 'mallory.zip'), attack.bytes());
    writeFileSync(join(folder, 'zoe.zip'), plainZip(honestFiles));
    const before = namesBelow(home);
    const { members: students } = await readClass(folder, attackFiles);
    const members = await Promise.all(students.map(({ read }) => read()));
    const breaches = [...judgeMembers(attack, members), ...(await readAlone(join(folder, 'mallory.zip')))];
    const isTouched = namesBelow(home) !== before || existsSync(outsidePath);
    return {
      happened: wordOn(members.find(isMallory)),
      breaches: isTouched ? [...breaches, escaped('something was written')] : breaches,
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
    rmSync(outsidePath, { force: true });
  }
}

const isMallory = ({ name }: HandedIn): boolean => name === 'mallory';

const namesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort().join('\n');

function wordOn(member: HandedIn | undefined): string {
  if (member === undefined) return 'not seen';
  return 'error' in member ? 'refused' : `read ${Object.keys(member.files).length} files`;
}

function judgeMembers({ expect }: ArchiveAttack, members: readonly HandedIn[]): Breach[] {
  const mallory = members.find(isMallory);
  const honest = members.filter(
    (member) => !isMallory(member) && 'files' in member && isSame(member.files, honestFiles),
  );
  const breaches = honest.length === 2 ? [] : [neighbour('an honest zip was not read as before')];
  if (mallory === undefined) return [...breaches, escaped('the zip was passed over in silence')];
  return [...breaches, ...('reason' in expect ? notRefused(mallory, expect) : notRead(mallory, expect))];
}

function notRefused(member: HandedIn, { reason }: { readonly reason: string }): Breach[] {
  if (!('error' in member)) return [escaped(`it was read: ${Object.keys(member.files).join(', ')}`)];
  return member.error.includes(reason) ? [] : [escaped(`it was refused for another reason: ${member.error}`)];
}

function notRead(member: HandedIn, { files }: { readonly files: readonly string[] }): Breach[] {
  if ('error' in member) return [escaped(`it was refused: ${member.error}`)];
  const read = Object.keys(member.files);
  return isSame(read, files) ? [] : [escaped(`it was read: ${read.join(', ')}`)];
}

const isSame = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Alone, too, it is read or refused in plain words, and nothing else. */
async function readAlone(path: string): Promise<Breach[]> {
  try {
    await readSubmission(path, attackFiles);
    return [];
  } catch (error) {
    return error instanceof IntakeError ? [] : [crash(`reading it threw ${String(error).slice(0, 200)}`)];
  }
}
