/** Gradescope's layout in a container: what its harness does with an instructor's zip and a student's files. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Container, type Ended, runIn } from './container.ts';

/** Builds the image: `run_autograder` is copied to its place, and `setup.sh` runs. */
export function buildImage(container: Container): Promise<Ended> {
  const autograder = join(container.root, 'autograder');
  cpSync(join(autograder, 'source/run_autograder'), join(autograder, 'run_autograder'));
  return runIn(container, ['bash', '/autograder/source/setup.sh']);
}

/** A handing in: files by path, and what the metadata says beside its usual content. */
export type HandingIn = { readonly files: Readonly<Record<string, string>>; readonly metadata?: object };

/** Lays out a student's files with empty results. */
export function handIn({ root }: Container, { files, metadata = {} }: HandingIn): void {
  const autograder = join(root, 'autograder');
  for (const folder of ['submission', 'results']) {
    rmSync(join(autograder, folder), { recursive: true, force: true });
    mkdirSync(join(autograder, folder));
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(autograder, 'submission', path)), { recursive: true });
    writeFileSync(join(autograder, 'submission', path), text);
  }
  writeFileSync(join(autograder, 'submission_metadata.json'), JSON.stringify({ ...usual, ...metadata }));
}

const usual = {
  id: 7,
  created_at: '2026-03-01T12:00:00.000000-08:00',
  assignment: { due_date: '2026-03-02T00:00:00.000000-08:00', total_points: '20.0' },
  users: [{ email: 'a@example.org', id: 1, name: 'A Student' }],
  previous_submissions: [],
};

/** What `results.json` holds at this moment; nothing when it is not there. @throws {SyntaxError} when it is no JSON. */
export function resultsIn({ root }: Container): Results | undefined {
  const path = join(root, 'autograder/results/results.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Results) : undefined;
}

/** The part of the document that tests look at. */
export type Results = {
  readonly score?: number;
  readonly output: string;
  readonly extra_data?: { gradecheck: { isFinished: boolean; counted?: string[] } };
  readonly tests: readonly {
    readonly score?: number;
    readonly max_score?: number;
    readonly status?: string;
    readonly name: string;
    readonly number: string;
    readonly output: string;
    readonly visibility: string;
    readonly extra_data: { check: string };
  }[];
};
