import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Argument, Command } from 'commander';
import { type Meaning, meaningOf } from '../course/meaning.ts';
import { secretPlace } from '../course/secret.ts';
import { courseHere } from './course.ts';
import { print } from './print.ts';

/** `gradecheck course check`: whether course.json here can be used, and what it means in plain words. */
export function courseCommand(): Command {
  return new Command('course')
    .description('check course.json in this folder, and say what it means')
    .addArgument(new Argument('<action>', 'what to do').choices(['check']))
    .action(checkCourse);
}

function checkCourse(): void {
  const course = courseHere();
  const { forAll, byAssignment } = meaningOf(course);
  const isThere = existsSync(join(course.folder, 'course.json'));
  const first = isThere ? 'course.json can be used' : 'no course.json here: everything has its default';
  const all = toLines([['secret', `from ${secretPlace(course)}`], ...forAll]);
  const others = byAssignment.flatMap(([slug, meanings]) => [
    '',
    `for ${slug} instead:`,
    ...toLines(meanings),
  ]);
  print(`${[first, '', 'for every assignment:', ...all, ...others].join('\n')}\n`);
}

function toLines(meanings: readonly Meaning[]): string[] {
  return meanings.map(([setting, meaning]) => `  ${setting.padEnd(14)}${meaning}`);
}
