/** A class whose members are called like the output folder's own files, and like ways out of it. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  attackCode,
  attackFiles,
  attackLimits,
  attackPlan,
  honestFiles,
} from '../../grader/attack/assignment.ts';
import { gradeClass } from '../../grader/batch/class.ts';
import { readClass } from '../../grader/batch/read-class.ts';
import { rowWriter } from '../../grader/batch/rows.ts';
import { loadTemplates } from '../../grader/cli/templates.ts';

import { openOutput } from '../../grader/output/output.ts';
import { openSandbox } from '../../grader/run/sandbox.ts';

const hostile = [
  'index.html',
  'INDEX.HTML',
  'class.json',
  'gradecheck-files.json',
  '.gradecheck-partial.x.1.1',
  'new-results',
  'students',
  'CON',
  'nul.html',
  '-rf',
  '__proto__',
  'report.html',
  'a'.repeat(255),
  '\\..\\..\\victim',
];

it('writes nothing but two folders of reports with safe names, and touches nothing beside them', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'gradecheck-names-'));
  const sandbox = await openSandbox({ code: attackCode, limits: attackLimits, isolation: 'isolate' });
  try {
    writeFileSync(join(parent, 'victim'), 'mine');
    for (const name of hostile) {
      mkdirSync(join(parent, 'class', name), { recursive: true });
      for (const [file, text] of Object.entries(honestFiles))
        writeFileSync(join(parent, 'class', name, file), text);
    }
    const output = openOutput(join(parent, 'out'));
    const view = { language: 'en', templates: loadTemplates() } as const;
    const work = { sandboxes: [sandbox], finish: rowWriter(output, view) };
    const plan = attackPlan('hidden');
    const rows = await gradeClass(
      (await readClass(join(parent, 'class'), attackFiles)).members,
      () => plan,
      work,
    );
    output.publish();
    // A name that begins with a dot is hidden, and no student.
    expect(rows.length).toBe(hostile.filter((name) => !name.startsWith('.')).length);
    expect(readdirSync(parent).sort()).toEqual(['class', 'out', 'victim']);
    expect(readFileSync(join(parent, 'victim'), 'utf8')).toBe('mine');
    expect(readdirSync(join(parent, 'out')).sort()).toEqual(['gradecheck-files.json', 'staff', 'students']);
    for (const { id } of rows) {
      expect(id).toMatch(/^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/);
      expect(readdirSync(join(parent, 'out', 'students', id)).sort()).toEqual(['report.html', 'report.json']);
    }
    openOutput(join(parent, 'out')).discard();
  } finally {
    await sandbox.close();
    rmSync(parent, { recursive: true });
  }
});
