/** The thread in which hostile texts are parsed: one text in, its fingerprints or why there are none out. */
import { parentPort } from 'node:worker_threads';
import { type Fingerprint, fingerprintsOf } from './fingerprints.ts';

/** What the thread answers; undefined for a text that cannot be parsed. */
export type ThreadAnswer = readonly Fingerprint[] | undefined;

function answerTo(text: string): ThreadAnswer {
  try {
    return fingerprintsOf(text);
  } catch {
    return undefined;
  }
}

parentPort?.on('message', (text: string) => parentPort?.postMessage(answerTo(text)));
