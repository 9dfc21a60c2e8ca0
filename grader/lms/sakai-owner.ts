/** Whose a folder of Sakai's is, by its name: a student's, several students', a group's, or an unnamed one's. */
import type { Person } from '../model.ts';

export type Owner =
  | { readonly kind: 'person'; readonly person: Person }
  | {
      readonly kind: 'group';
      readonly name: string;
      readonly id?: string;
      readonly people: readonly Person[];
    };

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const groupFolder = new RegExp(`^(.+) \\((${uuid})\\)$`);
/** Where grading is anonymous: the submission's id and a word in the site's language; `grades.csv` says the same. */
const anonymousFolder = new RegExp(`^${uuid} \\S`);

/** True for a name that Sakai gives to a submission's folder: there is always a comma, even in a single name. */
export function isSubmissionFolder(name: string): boolean {
  return groupFolder.test(name) || anonymousFolder.test(name) || peopleIn(name).length > 0;
}

/** @param folder a name for which {@link isSubmissionFolder} holds. */
export function ownerOf(folder: string): Owner {
  const [, name, id] = groupFolder.exec(folder) ?? [];
  if (name !== undefined && id !== undefined) return { kind: 'group', name, id, people: [] };
  const people = peopleIn(folder);
  const [person, second] = people;
  if (second !== undefined) return { kind: 'group', name: folder, people };
  return { kind: 'person', person: person ?? { ids: { login: folder }, name: folder } };
}

/** "Lee, Ann(ann); Poe, Bob(bob)": the last parentheses of each hold the login, because a name may have its own. */
export function peopleIn(text: string): Person[] {
  const people = text
    .trim()
    .split(/(?<=\)); /)
    .map(personIn);
  return people.every((person) => person !== undefined) ? people : [];
}

function personIn(text: string): Person | undefined {
  const open = text.lastIndexOf('(');
  const comma = text.indexOf(',');
  const login = text.slice(open + 1, -1).trim();
  if (!text.endsWith(')') || comma < 0 || comma > open || login === '') return undefined;
  const last = text.slice(0, comma).trim();
  const first = text.slice(comma + 1, open).trim();
  return { ids: { login }, name: `${first} ${last}`.trim() || login };
}
