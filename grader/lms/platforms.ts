/** All platforms, in the order in which people are told of them. */
import type { PlatformName } from '../model.ts';
import { blackboard } from './blackboard.ts';
import { brightspace } from './brightspace.ts';
import { canvas } from './canvas.ts';
import { folderPlatform } from './folder.ts';
import { github } from './github.ts';
import { gradescope } from './gradescope.ts';
import { moodle } from './moodle.ts';
import type { Platform } from './platform.ts';
import { sakai } from './sakai.ts';

/** What users call them. */
export const platformNames: readonly PlatformName[] = platformsFor([]).map(({ name }) => name);

/** `entryFiles`: the assignment's, which plain folders are read by. */
export function platformsFor(entryFiles: readonly string[]): readonly Platform[] {
  return [moodle, canvas, gradescope, blackboard, brightspace, sakai, github, folderPlatform(entryFiles)];
}
