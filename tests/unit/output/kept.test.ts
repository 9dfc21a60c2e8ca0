import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOutput } from '../../../grader/output/output.ts';

const record = `ledger/records/${'a'.repeat(64)}.json`;
let out = '';
beforeEach(() => {
  out = join(mkdtempSync(join(tmpdir(), 'gradecheck-kept-')), 'reports');
});
afterEach(() => rmSync(join(out, '..'), { recursive: true }));

describe('files of the ledger', () => {
  it('are in place at once, stay when the results are discarded, and are ours the next time', () => {
    const output = openOutput(out);
    output.keep(record, 'one');
    output.keepAtEnd('ledger/gradecheck-current.json', 'never');
    expect(output.kept(record)).toBe('one');
    output.discard();
    expect(readdirSync(out)).toEqual(['ledger']);
    const next = openOutput(out);
    expect([next.kept(record), next.kept('ledger/gradecheck-current.json')]).toEqual(['one', undefined]);
    next.keep(record, 'two');
    next.write('index.html', 'page');
    next.keepAtEnd('ledger/gradecheck-current.json', 'now');
    next.publish();
    const last = openOutput(out);
    expect([last.kept(record), last.kept('ledger/gradecheck-current.json')]).toEqual(['two', 'now']);
    last.discard();
    expect(existsSync(join(out, 'index.html'))).toBe(true);
  });

  it('have names of ours only', () => {
    const output = openOutput(out);
    for (const path of [
      'ledger/thesis.json',
      'ledger/records/../../x.json',
      'index.html',
      'ledger/records/a.json',
    ])
      expect(() => output.keep(path, ''), path).toThrow(RangeError);
    output.discard();
  });

  it('are no links, and nothing else may lie beside them', () => {
    mkdirSync(join(out, 'ledger/records'), { recursive: true });
    writeFileSync(join(out, 'ledger/thesis.json'), 'mine');
    expect(() => openOutput(out)).toThrow(/not ours .*: ledger\/thesis.json; nothing was touched/);
    rmSync(join(out, 'ledger/thesis.json'));
    writeFileSync(join(out, '../theirs.json'), 'theirs');
    symlinkSync('../../../theirs.json', join(out, record));
    expect(() => openOutput(out)).toThrow(/not ours .*: ledger\/records\/a+.json/);
  });
});
