import { once } from 'node:events';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { IntakeError, readSubmission } from '../../../grader/intake/intake.ts';
import { fileWith, folderWith, oneEntry, readBoth, source } from './material.ts';

describe('a folder', () => {
  test.skipIf(process.platform === 'win32')(
    'is read without following links or opening sockets',
    async () => {
      const secret = await fileWith('secret.ts', 'secret');
      const folder = await folderWith({ 'optimizers.ts': source });
      await symlink(secret, join(folder, 'link.ts'));
      await symlink('..', join(folder, 'up'));
      const server = createServer().listen(join(folder, 'socket.ts'));
      await once(server, 'listening');
      const { files, notes } = await readSubmission(folder, oneEntry);
      expect(files).toEqual({ 'optimizers.ts': source });
      const examples = ['link.ts (symbolic link)', 'socket.ts (not a regular file)', 'up (symbolic link)'];
      expect(notes).toEqual([{ kind: 'ignored', count: 3, examples }]);
      server.close();
    },
  );

  test('is refused when it holds too many files, too much, too deep or a source file too large', async () => {
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`f${index}.ts`, '']));
    await expect(readSubmission(await folderWith(many), oneEntry)).rejects.toThrow(/2000 source files/);
    const big = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`${name}.ts`, 'x'.repeat(1e6)]));
    await expect(readSubmission(await folderWith(big), oneEntry)).rejects.toThrow(
      /add up to 4.8 MiB, at most 4 MiB are read; .*"a.ts" \(1000000 bytes\), "b.ts"/,
    );
    const large = await folderWith({ 'optimizers.ts': 'x'.repeat(1024 * 1024 + 1) });
    await expect(readSubmission(large, oneEntry)).rejects.toThrow(
      /"optimizers.ts" has 1.1 MiB.* at most 1 MiB/,
    );
    const deep = await folderWith({ [`${'d/'.repeat(21)}optimizers.ts`]: source });
    await expect(readSubmission(deep, oneEntry)).rejects.toThrow(/nested more than 20 deep/);
  });

  test('may hold 20 folders above a file, large files that are not read, and anything in ignored folders', async () => {
    const many: Record<string, string | Uint8Array> = Object.fromEntries(
      Array.from({ length: 2100 }, (_, index) => [`node_modules/f${index}.js`, '']),
    );
    many['gradecheck/engine.js'] = 'x'.repeat(5e6);
    many['report.pdf'] = new Uint8Array(30e6);
    const path = `${'d/'.repeat(20)}optimizers.ts`;
    const { notes } = await readBoth({ ...many, [path]: source });
    expect(notes).toEqual([
      { kind: 'nested', folder: path.slice(0, -'/optimizers.ts'.length) },
      { kind: 'ignored', count: 3, examples: ['gradecheck/', 'node_modules/', 'report.pdf'] },
    ]);
  });

  test.skipIf(process.platform !== 'linux')(
    'is refused when two names are one on other systems',
    async () => {
      const twins = await folderWith({ 'a.ts': '1', 'A.ts': '2' });
      await expect(readSubmission(twins, oneEntry)).rejects.toThrow(/"A.ts" and "a.ts" are the same name/);
    },
  );
});

describe('a path that cannot be graded', () => {
  test.each([
    ['/no/such/path.ts', 'cannot read "/no/such/path.ts": it does not exist; check the path'],
    ['no\0such', 'the system cannot read it'],
  ])('%j is an IntakeError', async (path, message) => {
    const error = await readSubmission(path, oneEntry).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(IntakeError);
    expect((error as Error).message).toContain(message);
  });

  test('is told with the path as it was given, what is wrong and what to do', async () => {
    const empty = await folderWith({});
    await expect(readSubmission(`${empty}/.`, oneEntry)).rejects.toThrow(
      `cannot read "${empty}/.": there is nothing in it; put the source files in`,
    );
    await mkdir(join(empty, 'node_modules'));
    await expect(readSubmission(empty, oneEntry)).rejects.toThrow(
      /nothing in it but .*such as node_modules\//,
    );
    const pdf = await fileWith('report.pdf', 'x');
    await expect(readSubmission(pdf, oneEntry)).rejects.toThrow(
      /not a source file \(\.ts, .* hand in one of these/,
    );
  });

  test.skipIf(process.platform === 'win32')('is refused when it is a device', async () => {
    await expect(readSubmission('/dev/zero', oneEntry)).rejects.toThrow(/neither a file nor a folder/);
  });

  test('the user’s own link is followed', async () => {
    const folder = await folderWith({ 'optimizers.ts': source });
    await symlink(folder, `${folder}-link`);
    expect(await readSubmission(`${folder}-link`, oneEntry)).toMatchObject({ name: 'ann-link', notes: [] });
    await writeFile(join(folder, 'optimizers.ts'), 'changed');
    expect((await readSubmission(`${folder}-link`, oneEntry)).files).toEqual({ 'optimizers.ts': 'changed' });
  });
});
