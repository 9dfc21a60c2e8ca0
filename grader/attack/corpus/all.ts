import type { Attack } from '../attack.ts';
import * as files from './files.ts';

/** Every attack, in the order of their numbers. */
export const attacks: readonly Attack[] = Object.values(files).sort((a, b) => a.number - b.number);
