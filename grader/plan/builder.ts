/**
 * Hidden plans, built beside the work of this thread: a plan takes up to some seconds of computing, in which no clock of this
 * thread could stop a submission.
 */
import { Worker } from 'node:worker_threads';
import type { Plan } from '../model.ts';
import type { BuilderAnswer, PlanWish } from './builder-thread.ts';
import { decodePlan } from './encode.ts';

export type { PlanWish } from './builder-thread.ts';

/** Why there is no plan. */
export type NoPlan = { readonly reason: string };

export type Builder = {
  /** The plan, or why it cannot be built; wishes are met one after the other by each thread. */
  readonly build: (wish: PlanWish) => Promise<Plan | NoPlan>;
  readonly close: () => Promise<void>;
};

/** A builder with so many threads, each of which starts with its first wish. */
export function openBuilder(threads: number): Builder {
  const all = Array.from({ length: threads }, openThread);
  const build = (wish: PlanWish) =>
    all.reduce((least, thread) => (thread.waiting() < least.waiting() ? thread : least)).build(wish);
  const close = async () => void (await Promise.all(all.map((thread) => thread.close())));
  return { build, close };
}

type Thread = Builder & { readonly waiting: () => number };

function openThread(): Thread {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const buildNow = async (wish: PlanWish) => {
    worker ??= startWorker();
    const answer = await ask(worker, wish);
    waiting -= 1;
    if ('plan' in answer) return decodePlan(JSON.parse(answer.plan));
    if (answer.hasEnded) worker = undefined;
    return { reason: answer.reason };
  };
  return {
    waiting: () => waiting,
    build: (wish) => {
      waiting += 1;
      const turn = last.then(() => buildNow(wish));
      last = turn.catch(() => {});
      return turn;
    },
    close: async () => void (await worker?.terminate()),
  };
}

function startWorker(): Worker {
  const worker = new Worker(new URL('./builder-thread.ts', import.meta.url));
  worker.unref();
  return worker;
}

type Heard = BuilderAnswer & { readonly hasEnded?: true };

/** The thread's answer, or how it ended. */
function ask(worker: Worker, wish: PlanWish): Promise<Heard> {
  return new Promise((resolve) => {
    const finish = (heard: Heard) => {
      worker.off('message', finish).off('error', fail).off('exit', end);
      resolve(heard);
    };
    const fail = (error: Error) => finish({ reason: error.message, hasEnded: true });
    const end = () => finish({ reason: 'the thread that builds plans has ended', hasEnded: true });
    worker.once('message', finish).once('error', fail).once('exit', end);
    worker.postMessage(wish);
  });
}
