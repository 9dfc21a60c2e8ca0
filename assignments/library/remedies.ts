/**
 * Given code: what to try next, by name. Which help against what, and in which order, is yours to say.
 * Import what you need: `import { moreData } from './library/remedies.ts'`.
 */

/** More data to train on. */
export const moreData = 'more data';
/** Another architecture of the network. */
export const otherArchitecture = 'other architecture';
/** A network with more layers or more units. */
export const biggerNetwork = 'bigger network';
/** L2, dropout and the like (lessons 1.4–1.8). */
export const regularization = 'regularization';
/** More iterations, or a better optimizer. */
export const longerTraining = 'longer training';
