import { expect, it } from 'vitest';
import { acceptClass, currentClass, makeCurrent, recallClass } from '../../../grader/ledger/classes.ts';
import type { GradedClass } from '../../../grader/ledger/documents.ts';
import { emptyRoll, type OpenShelf, openShelf } from './shelf.ts';

const currentPath = 'ledger/gradecheck-current.json';

const gradedBy = (plan: string): GradedClass => ({
  settings: { assignment: 'tiny', visibility: 'public', language: 'en', plan: plan.repeat(16) },
  roll: emptyRoll,
  members: [{ id: 'ann', name: 'Ann', state: 'missing', notes: [] }],
});

/** What happens when the pages are in place. */
function publish({ files, atEnd }: OpenShelf): void {
  for (const [path, text] of atEnd) files.set(path, text);
  atEnd.clear();
}

it('a class is current when its pages are in place, and not before', () => {
  const shelf = openShelf();
  acceptClass(shelf, gradedBy('a'));
  expect(currentClass(shelf)).toBeUndefined();
  publish(shelf);
  expect(currentClass(shelf)).toEqual({ earlier: null, ...gradedBy('a') });
});

it('classes know those before them, and going back and accepting again adds nothing', () => {
  const shelf = openShelf();
  for (const plan of ['a', 'b']) {
    acceptClass(shelf, gradedBy(plan));
    publish(shelf);
  }
  const second = currentClass(shelf)!;
  expect(second).toMatchObject(gradedBy('b'));
  const first = recallClass(shelf, second.earlier!)!;
  expect(first).toEqual({ earlier: null, ...gradedBy('a') });
  makeCurrent(shelf, first);
  publish(shelf);
  expect(currentClass(shelf)).toEqual(first);
  const count = shelf.files.size;
  acceptClass(shelf, gradedBy('b'));
  publish(shelf);
  expect([currentClass(shelf), shelf.files.size]).toEqual([second, count]);
});

it('the same class again is nothing new', () => {
  const shelf = openShelf();
  acceptClass(shelf, gradedBy('a'));
  publish(shelf);
  acceptClass(shelf, gradedBy('a'));
  expect(shelf.atEnd.size).toBe(0);
});

it('a class that is gone is as if nothing had been graded; another one under its name is refused', () => {
  const shelf = openShelf();
  for (const plan of ['a', 'b']) {
    acceptClass(shelf, gradedBy(plan));
    publish(shelf);
  }
  const [one = '', other = ''] = [...shelf.files.keys()].filter((path) => path !== currentPath);
  const texts = shelf.files.get(other)!;
  shelf.files.set(other, shelf.files.get(one)!);
  expect(() => currentClass(shelf)).toThrow(`${other}: belongs under another name`);
  shelf.files.set(other, texts.slice(1));
  expect(currentClass(shelf)).toBeUndefined();
});
