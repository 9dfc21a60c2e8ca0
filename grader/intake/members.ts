/** Which children of a class's folder or zip are students' work. */
import type { Branch } from './branch.ts';
import { Refusal } from './errors.ts';
import { isIgnoredName, isSource, isZip } from './paths.ts';

/** Names that a student's project has and a folder of students does not. */
const projectNames: ReadonlySet<string> = new Set([
  'package.json',
  'tsconfig.json',
  'readme.md',
  'src',
  'lib',
  'library',
  'assignment',
  'starter',
  'code',
  'test',
  'tests',
]);

/**
 * The members of a class: every folder, zip and source file, and links (which then cannot be read). Loose files
 * of other kinds are not members. A single folder around all members is looked through once.
 * @throws {Refusal} when there is none.
 */
export async function findMembers(top: Branch): Promise<readonly Branch[]> {
  if (top.kind !== 'folder')
    throw new Refusal('it is not a folder or .zip with one folder, file or zip for each student');
  const members = (await top.children()).filter(isMember);
  const [only, second] = members;
  const wrapped = only?.kind === 'folder' && second === undefined ? await membersIn(only) : undefined;
  const found = wrapped ?? members;
  if (found.length > 0) return found;
  throw new Refusal(
    'there is no student in it; a class has one folder, source file or .zip for each student',
  );
}

function isMember(branch: Branch): boolean {
  if (isIgnoredName(branch.name)) return false;
  return branch.kind !== 'file' || isSource(branch.name) || isZip(branch.name);
}

/**
 * The members inside a folder that wraps a class. Undefined when the folder is rather one student's: it has
 * source files, a project's files, or nothing but one zip.
 */
async function membersIn(folder: Branch): Promise<readonly Branch[] | undefined> {
  const children = (await folder.children()).filter(({ name }) => !isIgnoredName(name));
  const isProject = children.some(
    ({ name, kind }) => projectNames.has(name.toLowerCase()) || (kind === 'file' && isSource(name)),
  );
  const isOneZip = children.length === 1 && children[0]?.kind === 'file';
  if (isProject || isOneZip) return undefined;
  const members = children.filter(isMember);
  return members.length > 0 ? members : undefined;
}
