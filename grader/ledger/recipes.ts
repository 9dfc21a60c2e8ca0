/**
 * Which plan came of what it is built from: a plan of each student's own is not built again as long as its seed, the
 * assignment and the code that builds it are the same.
 */
import type { Plan } from '../model.ts';
import { keepPlan, recallPlan } from './plans.ts';
import { digestOf } from './sealed.ts';
import { keepDocument, pathOf, readDocument, requireNamed, type Shelf } from './shelf.ts';

const schema = new URL('./schema/recipe.json', import.meta.url);

/** All that a hidden plan is built from; `code`: digest of the assignment and of what builds. */
export type Recipe = {
  readonly seed: string;
  readonly accept: readonly string[];
  readonly code: string;
};

/** The name of a recipe, from which its seed cannot be told. */
export function recipeKey({ seed, accept, code }: Recipe): string {
  return digestOf(JSON.stringify([seed, accept, code]));
}

type RecipeDocument = { readonly recipe: string; readonly plan: string };

/** The plan that came of the recipe; nothing when it must be built. @throws as {@link recallPlan}. */
export function recallBuilt(shelf: Shelf, recipe: string): Plan | undefined {
  const path = pathOf('recipes', recipe);
  const document = readDocument<RecipeDocument>(shelf, path, schema);
  if (document === undefined) return undefined;
  requireNamed(path, document.recipe === recipe);
  return recallPlan(shelf, document.plan);
}

/** Keeps a plan and what it came of. */
export function keepBuilt(shelf: Shelf, recipe: string, plan: Plan): void {
  keepPlan(shelf, plan);
  keepDocument(shelf, pathOf('recipes', recipe), { format: 1, recipe, plan: plan.id });
}
