/** Listings and marks for tests, in short. */
import type { ClassListing, GradeRow, Person, Reading } from '../../../grader/model.ts';

export function listingOf(paths: readonly string[], folders: readonly string[] = []): ClassListing {
  const files = [...paths].sort().map((path) => ({ path, bytes: 10 }));
  return { name: 'class.zip', files, folders: [...folders].sort() };
}

/** One line for each member: name, ids, the files as handed in, how many earlier attempts. */
export function told({ members, unmatched }: Reading): string[] {
  return [
    ...members.map(({ name, ids, files, earlier, group }) => {
      const people = group ? ` [${group.people.map((person) => person.name).join(', ')}]` : '';
      const before = earlier.length > 0 ? ` after ${earlier.length}` : '';
      return `${name}${people} ${Object.values(ids).join(' ')}: ${files.map((file) => file.as).join(' ')}${before}`;
    }),
    ...unmatched.map(({ path }) => `? ${path}`),
  ];
}

export function graded(person: Person, earned: number, more: Partial<GradeRow> = {}): GradeRow {
  return { ...person, state: 'graded', earned, points: 100, ...more };
}
