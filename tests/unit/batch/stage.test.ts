import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { OccupiedFolderError, openStage } from '../../../grader/batch/stage.ts';

let parent = '';
let out = '';

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'gradecheck-stage-'));
  out = join(parent, 'reports');
});

function fill(folder: string, text: string): void {
  writeFileSync(join(folder, 'class.json'), text);
}

describe('a stage', () => {
  it('shows nothing in its place until it is published', () => {
    const stage = openStage(out, 'class.json');
    fill(stage.folder, 'one');
    expect(existsSync(out)).toBe(false);
    stage.publish();
    expect(readFileSync(join(out, 'class.json'), 'utf8')).toBe('one');
    expect(readdirSync(parent)).toEqual(['reports']);
  });

  it('leaves an earlier result alone when it is discarded', () => {
    const first = openStage(out, 'class.json');
    fill(first.folder, 'one');
    first.publish();
    const second = openStage(out, 'class.json');
    fill(second.folder, 'two');
    second.discard();
    expect(readFileSync(join(out, 'class.json'), 'utf8')).toBe('one');
    expect(readdirSync(parent)).toEqual(['reports']);
  });

  it('replaces an earlier result as a whole', () => {
    const first = openStage(out, 'class.json');
    fill(first.folder, 'one');
    writeFileSync(join(first.folder, 'gone.html'), '');
    first.publish();
    const second = openStage(out, 'class.json');
    fill(second.folder, 'two');
    second.publish();
    expect(readdirSync(out)).toEqual(['class.json']);
  });

  it('takes an empty folder, and clears what a killed run left behind', () => {
    mkdirSync(out);
    const killed = openStage(out, 'class.json');
    writeFileSync(join(killed.folder, 'half.html'), '');
    const stage = openStage(out, 'class.json');
    fill(stage.folder, 'whole');
    stage.publish();
    expect(readdirSync(out)).toEqual(['class.json']);
  });

  it('refuses a folder with anything else in it, and a file', () => {
    mkdirSync(out);
    writeFileSync(join(out, 'thesis.txt'), 'mine');
    expect(() => openStage(out, 'class.json')).toThrow(OccupiedFolderError);
    expect(readFileSync(join(out, 'thesis.txt'), 'utf8')).toBe('mine');
    const file = join(parent, 'file');
    writeFileSync(file, '');
    expect(() => openStage(file, 'class.json')).toThrow(/cannot be used as a folder \(ENOTDIR\)/);
  });
});
