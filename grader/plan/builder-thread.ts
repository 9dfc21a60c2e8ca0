/** The thread in which hidden plans are built: a wish in, the plan as JSON or why there is none out. */
import { parentPort } from 'node:worker_threads';
import { encodePlan } from './encode.ts';
import { hiddenPlan } from './plan.ts';

/** Which plan to build; see {@link hiddenPlan}. */
export type PlanWish = { readonly slug: string; readonly seed: string; readonly accept: readonly string[] };

/** What the thread answers. */
export type BuilderAnswer = { readonly plan: string } | { readonly reason: string };

async function answerTo({ slug, seed, accept }: PlanWish): Promise<BuilderAnswer> {
  try {
    return { plan: JSON.stringify(encodePlan(await hiddenPlan(slug, seed, accept))) };
  } catch (error) {
    return { reason: (error as Error).message };
  }
}

parentPort?.on('message', async (wish: PlanWish) => parentPort?.postMessage(await answerTo(wish)));
