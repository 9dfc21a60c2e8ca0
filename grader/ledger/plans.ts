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

/** Reads plans by id, each once. @throws {SchemaError | LedgerError} when it is not there, or something else is. */
export function planReader(shelf: ReadShelf): (id: string) => Plan {
  const plans = new Map<string, Plan>();
  return (id) => {
    const plan = plans.get(id) ?? recallPlan(shelf, id);
    plans.set(id, plan);
    return plan;
  };
}

function recallPlan(shelf: ReadShelf, id: string): Plan {
  const path = pathOf('plans', id);
  const document = readDocument<Plan>(shelf, path, schema);
  if (document === undefined) throw isGone(path);
  requireNamed(path, document.id === id);
  return decodePlan(document);
}
