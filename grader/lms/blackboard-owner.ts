/** Whose a file of a Blackboard archive is, when both the assignment's title and the user's name may hold '_'. */
import type { Person } from '../model.ts';
import type { Receipt } from './blackboard-receipt.ts';
import { byCodeUnit, commonStart, named } from './listing.ts';
import { ListingError } from './platform.ts';

/** A user, or a group that hands in once, by what stands in the file names. */
export type Owner = { readonly title: string; readonly owner: string; readonly isGroup: boolean };

/**
 * Splits each stem, "<title>_<owner>", into its two parts: where a receipt says who the user is, by that, and the
 * others by the titles found so; without receipts at the last '_'.
 * @throws {ListingError} when the archive holds two assignments.
 */
export function ownersOf(stems: ReadonlyMap<string, readonly Receipt[]>): ReadonlyMap<string, Owner> {
  const sure = new Map<string, Owner>();
  for (const [stem, receipts] of stems) {
    const login = receipts.map((receipt) => receipt.login ?? '').find((user) => stem.endsWith(`_${user}`));
    if (login) sure.set(stem, { ...split(stem, stem.length - login.length - 1), isGroup: false });
  }
  const titles = titlesOf([...sure.values()], [...stems.keys()]);
  const owners = new Map<string, Owner>();
  for (const [stem, receipts] of stems) owners.set(stem, sure.get(stem) ?? guessed(stem, titles, receipts));
  refuseMixture([...owners.values()]);
  return owners;
}

function split(stem: string, at: number): { title: string; owner: string } {
  return { title: stem.slice(0, at), owner: stem.slice(at + 1) };
}

/** The titles that are known, the longest first; when none is, what all stems have in common up to a '_'. */
function titlesOf(sure: readonly Owner[], stems: readonly string[]): readonly string[] {
  const known = [...new Set(sure.map(({ title }) => title))];
  if (known.length > 0) return known.sort((a, b) => b.length - a.length || byCodeUnit(a, b));
  const [first = '', ...others] = stems;
  const common = others.reduce(commonStart, first);
  return others.length > 0 && common.includes('_') ? [common.slice(0, common.lastIndexOf('_'))] : [];
}

/** No receipt names this stem's user: a group's, or a receipt that is not there. No user's name holds a space. */
function guessed(stem: string, titles: readonly string[], receipts: readonly Receipt[]): Owner {
  const title = titles.find((known) => stem.startsWith(`${known}_`));
  const parts = split(stem, title?.length ?? stem.lastIndexOf('_'));
  const namesOthers = receipts.some(({ login }) => login !== undefined);
  return { ...parts, isGroup: namesOthers || parts.owner.includes(' ') };
}

function refuseMixture(owners: readonly Owner[]): void {
  const titles = [...new Set(owners.map(({ title }) => title))];
  if (titles.length < 2) return;
  throw new ListingError(
    `it holds ${titles.length} assignments (${named(titles)}); hand over the archive of one assignment`,
  );
}

/** The people that receipts name, each once. */
export function peopleIn(receipts: readonly Receipt[]): readonly Person[] {
  const people = new Map<string, Person>();
  for (const { login, name } of receipts) {
    if (login) people.set(login, { ids: { login }, name: name || login });
  }
  return [...people.values()].sort((a, b) => byCodeUnit(a.ids.login ?? '', b.ids.login ?? ''));
}
