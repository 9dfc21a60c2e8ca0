/** Whether this machine has what Classroom 50 starts autograders with. */
import { spawnSync } from 'node:child_process';

export const hasPython = spawnSync('python3', ['--version']).status === 0;
