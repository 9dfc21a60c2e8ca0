/** Which plan each member of a class is graded with: one for all, or each student's own. */
import type { PlanSource } from '../batch/class.ts';
import type { Course } from '../course/course.ts';
import { hiddenSeed } from '../course/secret.ts';
import { courseSettingsFor } from '../course/settings.ts';
import { planCodeOf } from '../ledger/engine.ts';
import { keepPlan } from '../ledger/plans.ts';
import { keepBuilt, recallBuilt, recipeKey } from '../ledger/recipes.ts';
import type { Shelf } from '../ledger/shelf.ts';
import type { Seeds } from '../model.ts';
import { openBuilder } from '../plan/builder.ts';
import { publicPlan } from '../plan/plan.ts';
import { hiddenPlanFor } from './course.ts';

export type ClassPlans = {
  /** The plans by members' ids; each is in the ledger when it is had. */
  readonly planOf: PlanSource;
  /** The id of the plan of all, where there is one. */
  readonly plan?: string;
  readonly close: () => Promise<void>;
};

/** Where plans are kept, and how many sandboxes wait for them. */
export type PlanPlace = { readonly shelf: Shelf; readonly workers: number };

type PlanChoice = { readonly assignment: string; readonly public?: boolean };

/** Whether students have the same hidden inputs; nothing where the inputs are public. */
export function seedsOf(chosen: PlanChoice, course: Course): Seeds | undefined {
  return chosen.public ? undefined : courseSettingsFor(course, chosen.assignment).seeds;
}

/** The course's hidden plans, unless the public one was asked for. @throws as `hiddenPlan` where one is for all. */
export async function openPlans(chosen: PlanChoice, course: Course, place: PlanPlace): Promise<ClassPlans> {
  const { assignment } = chosen;
  if (seedsOf(chosen, course) === 'student') return ownPlans(assignment, course, place);
  const plan = chosen.public ? publicPlan(assignment) : await hiddenPlanFor(assignment, course);
  keepPlan(place.shelf, plan);
  return { planOf: () => plan, plan: plan.id, close: async () => {} };
}

/** Plans are built as they are asked for; what was built once is in the ledger. */
function ownPlans(assignment: string, course: Course, { shelf, workers }: PlanPlace): ClassPlans {
  const { accept } = courseSettingsFor(course, assignment);
  const code = planCodeOf(assignment);
  // Building takes about as long as running, and both want a processor.
  const builder = openBuilder(Math.ceil(workers / 2));
  const have = async (id: string) => {
    const seed = hiddenSeed(assignment, course, id);
    const recipe = recipeKey({ seed, accept, code });
    const known = recallBuilt(shelf, recipe);
    if (known !== undefined) return known;
    const plan = await builder.build({ slug: assignment, seed, accept });
    if (!('reason' in plan)) keepBuilt(shelf, recipe, plan);
    return plan;
  };
  return { planOf: sharing(have), close: builder.close };
}

/** Asks once for what several attempts of one student wait for. */
function sharing<T>(have: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const waiting = new Map<string, Promise<T>>();
  return (id) => {
    const had = waiting.get(id) ?? have(id).finally(() => waiting.delete(id));
    waiting.set(id, had);
    return had;
  };
}
