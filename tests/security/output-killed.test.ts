/** An output folder after the grader was killed at any of its steps: nothing of others is touched, the next run works. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { foreignIn } from '../../grader/output/foreign.ts';
import { listIn } from '../../grader/output/list.ts';
import { type Files, first, found, put, second } from '../unit/output/results.ts';

const script = fileURLToPath(new URL('./killed-at.ts', import.meta.url));

const last: Files = { 'index.html': 'three' };

/** What the ledger has when it has everything: it stays, and the pages that it is about are there before it says so. */
const ledger: Files = {
  [`ledger/records/${'a'.repeat(64)}.json`]: 'record',
  'ledger/gradecheck-current.json': 'current',
};

/** Every file is whole: as it was, or as it is to be. */
function expectWhole(out: string): void {
  for (const [path, text] of Object.entries(found(out))) {
    if (text !== '/' && !path.startsWith('.gradecheck-partial'))
      expect([first[path], second[path], ledger[path]]).toContain(text);
  }
  if (found(out)['ledger/gradecheck-current.json'] !== undefined)
    expect(found(out)).toMatchObject({ ...second, ...ledger });
}

/** The ledger's files, which no run removes, and the folders that a kill left empty of them. */
function withoutLedger(files: Files): Files {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('ledger')));
}

/** @returns whether the run was killed before it had done everything. */
function killAt(step: number): boolean {
  const parent = mkdtempSync(join(tmpdir(), 'gradecheck-killed-'));
  const out = join(parent, 'reports');
  try {
    put(out, first);
    mkdirSync(join(out, 'lost+found'));
    writeFileSync(join(parent, 'neighbour.txt'), 'mine');
    const env = { ...process.env, RESULTS: JSON.stringify(second) };
    const { signal, status, stderr } = spawnSync(process.execPath, [script, out, String(step)], { env });
    expect([signal, status], String(stderr)).toContain(signal === null ? 0 : 'SIGKILL');
    expectWhole(out);
    expect([...foreignIn(out, listIn(out, out))]).toEqual([]);
    put(out, last);
    expect(withoutLedger(found(out))).toEqual({ ...last, 'lost+found': '/' });
    const names = readdirSync(out).filter((name) => name !== 'ledger');
    expect(names.sort()).toEqual(['gradecheck-files.json', 'index.html', 'lost+found']);
    expect(readdirSync(parent)).toEqual(['neighbour.txt', 'reports']);
    return signal !== null;
  } finally {
    rmSync(parent, { recursive: true });
  }
}

it('killed before any of its changes of the disk', { timeout: 600_000 }, () => {
  let step = 0;
  while (killAt(step)) step += 1;
  // The stage, the trial, the results, both lists, the moves and what is removed.
  expect(step).toBeGreaterThan(20);
});
