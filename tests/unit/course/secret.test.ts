import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CourseError, readCourse } from '../../../grader/course/course.ts';
import { hiddenSeed, makeSecret } from '../../../grader/course/secret.ts';

const earlier = process.env['GRADECHECK_SECRET'];
let folder = '';

beforeEach(() => {
  delete process.env['GRADECHECK_SECRET'];
  folder = mkdtempSync(join(tmpdir(), 'gradecheck-secret-'));
});

afterEach(() => {
  if (earlier === undefined) delete process.env['GRADECHECK_SECRET'];
  else process.env['GRADECHECK_SECRET'] = earlier;
});

/** The seed for an assignment of the course in `folder`. */
const seedOf = (slug: string) => hiddenSeed(slug, readCourse(folder));

describe('hiddenSeed', () => {
  it('is the HMAC-SHA256 of slug and term under the secret', () => {
    process.env['GRADECHECK_SECRET'] = 'a secret of sixteen or more';
    expect(seedOf('optimizers')).toMatch(/^[0-9a-f]{64}$/);
    expect(seedOf('optimizers')).toBe(seedOf('optimizers'));
    expect(seedOf('optimizers')).not.toBe(seedOf('regularization'));
  });

  it('is each student’s own where it is asked for, and the same again', () => {
    process.env['GRADECHECK_SECRET'] = 'a secret of sixteen or more';
    const seedFor = (student?: string) => hiddenSeed('optimizers', readCourse(folder), student);
    expect(seedFor('4711')).toMatch(/^[0-9a-f]{64}$/);
    expect(seedFor('4711')).toBe(seedFor('4711'));
    expect(new Set([seedFor(), seedFor('4711'), seedFor('4712'), seedFor('')]).size).toBe(4);
  });

  it('differs from term to term', () => {
    process.env['GRADECHECK_SECRET'] = 'a secret of sixteen or more';
    const before = seedOf('optimizers');
    writeFileSync(join(folder, 'course.json'), JSON.stringify({ format: 1, term: 'autumn' }));
    expect(seedOf('optimizers')).not.toBe(before);
  });

  it('makes no secret: with a new one, inputs would be others than before', () => {
    expect(() => seedOf('optimizers')).toThrow(
      /no secret here \(.gradecheck.secret\).*GRADECHECK_SECRET or secretFile in course.json; `export --public`/,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('tells a secret that is empty from one that is too short', () => {
    process.env['GRADECHECK_SECRET'] = '';
    expect(() => seedOf('optimizers')).toThrow(/GRADECHECK_SECRET is empty: set it/);
  });

  it('is of a secret that only its owner can read and that is made once', () => {
    const path = join(folder, '.gradecheck', 'secret');
    expect(makeSecret(readCourse(folder))).toBe(path);
    const seed = seedOf('optimizers');
    expect(makeSecret(readCourse(folder))).toBeUndefined();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8').trim()).toMatch(/^[0-9a-f]{64}$/);
    expect(seedOf('optimizers')).toBe(seed);
  });

  it('makes a secret that its owner can read whatever the umask is, and nothing beside it', () => {
    const umask = process.umask(0o777);
    try {
      makeSecret(readCourse(folder));
    } finally {
      process.umask(umask);
    }
    expect(readdirSync(join(folder, '.gradecheck'))).toEqual(['secret']);
    expect(statSync(join(folder, '.gradecheck')).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, '.gradecheck', 'secret')).mode & 0o777).toBe(0o600);
  });

  it('tells why it cannot make one', () => {
    writeFileSync(join(folder, '.gradecheck'), '');
    expect(() => makeSecret(readCourse(folder))).toThrow(
      /cannot make a secret in .gradecheck here \(a part of the path is a file\); run in/,
    );
  });

  it('takes the file that course.json names', () => {
    writeFileSync(join(folder, 'course.json'), JSON.stringify({ format: 1, secretFile: 'key.txt' }));
    expect(() => seedOf('optimizers')).toThrow(
      "cannot read the course's secret from key.txt: there is no such file; check the path in course.json",
    );
    writeFileSync(join(folder, 'key.txt'), 'short');
    expect(() => seedOf('optimizers')).toThrow(CourseError);
    writeFileSync(join(folder, 'key.txt'), 'long enough to be a secret\n');
    expect(seedOf('optimizers')).toMatch(/^[0-9a-f]{64}$/);
  });

  it('takes the file that course.json names by its whole path', () => {
    const secretFile = join(mkdtempSync(join(tmpdir(), 'gradecheck-elsewhere-')), 'key.txt');
    writeFileSync(secretFile, 'long enough to be a secret\n');
    writeFileSync(join(folder, 'course.json'), JSON.stringify({ format: 2, secretFile: 'key.txt' }));
    writeFileSync(join(folder, 'key.txt'), 'long enough to be a secret\n');
    const seed = seedOf('optimizers');
    writeFileSync(join(folder, 'course.json'), JSON.stringify({ format: 2, secretFile }));
    expect(seedOf('optimizers')).toBe(seed);
  });

  it('refuses a course.json with an unknown field', () => {
    writeFileSync(join(folder, 'course.json'), JSON.stringify({ format: 1, secret: 'in the open' }));
    expect(() => seedOf('optimizers')).toThrow(/course.json: at the top level/);
  });
});
