/** The plans that a folder's classes were graded with, so that their pages can be made again when a check has changed. */
import type { Plan } from '../model.ts';
import { decodePlan, encodePlan } from '../plan/encode.ts';
import {
  isGone,
  keepDocument,
  pathOf,
  type ReadShelf,
  readDocument,
  requireNamed,
  type Shelf,
} from './shelf.ts';

const schema = new URL('../plan/schema/fixture.json', import.meta.url);

export function keepPlan(shelf: Shelf, plan: Plan): void {
  const path = pathOf('plans', plan.id);
  if (readDocument(shelf, path, schema) === undefined) keepDocument(shelf, path, encodePlan(plan));
}

/** Reads plans by id; the one that was read last is at hand, for a class may have one for each student. */
export function planReader(shelf: ReadShelf): (id: string) => Plan {
  let last: Plan | undefined;
  return (id) => {
    if (last?.id !== id) last = requirePlan(shelf, id);
    return last;
  };
}

/** @throws {SchemaError | LedgerError} when it is not there, or something else is. */
function requirePlan(shelf: ReadShelf, id: string): Plan {
  const plan = recallPlan(shelf, id);
  if (plan === undefined) throw isGone(pathOf('plans', id));
  return plan;
}

/** The plan under its id; nothing when there is none. @throws {SchemaError | LedgerError} when something else is. */
export function recallPlan(shelf: ReadShelf, id: string): Plan | undefined {
  const path = pathOf('plans', id);
  const document = readDocument<Plan>(shelf, path, schema);
  if (document === undefined) return undefined;
  requireNamed(path, document.id === id);
  return decodePlan(document);
}
