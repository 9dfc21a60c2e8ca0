/** Names are bytes: what is no UTF-8 is read and graded like any other. */
import { Buffer } from 'node:buffer';
import { mkdir, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readClass } from '../../../grader/batch/read-class.ts';
import { readSubmission } from '../../../grader/intake/intake.ts';
import { emptyFolder, fileWith, oneEntry, rawZip, readMembers, source } from './material.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** Names of students' folders as bytes, and how they are shown. */
const students = [
  { bytes: latin1('Andr\xe9s'), shown: 'Andrés' },
  { bytes: latin1('\xcd\xf5\xce\xb0'), shown: '王伟' },
  { bytes: Buffer.from('李娜'), shown: '李娜' },
  { bytes: latin1('bad\x01\xff\xfe'), shown: 'bad�%FF%FE' },
];

const below = (folder: string | Buffer, name: Buffer) =>
  Buffer.concat([Buffer.from(folder), Buffer.from('/'), name]);

async function classFolder(): Promise<string> {
  const folder = await emptyFolder();
  for (const { bytes } of students) {
    const home = below(folder, bytes);
    await mkdir(home);
    await writeFile(below(home, Buffer.from('optimizers.ts')), source);
    await writeFile(below(home, latin1('\xb9\xa4\xbe\xdf.ts')), 'helper');
  }
  return folder;
}

// Only Linux takes any bytes as a name.
describe.skipIf(process.platform !== 'linux')('names that are no UTF-8', () => {
  const files = { 'optimizers.ts': source, '工具.ts': 'helper' };

  test('in a class folder are shown decoded, and their work is read', async () => {
    const members = await readMembers(await classFolder());
    expect(members.map(({ name }) => name).sort()).toEqual(students.map(({ shown }) => shown).sort());
    for (const member of members) expect(member).toMatchObject({ files });
    expect(new Set(members.map(({ id }) => id)).size).toBe(students.length);
  });

  test('give the same ids in every run; of two that are shown alike nobody is graded for the other', async () => {
    const folder = await classFolder();
    const read = async () => (await readClass(folder, oneEntry)).members;
    const ids = (await read()).map(({ id }) => id);
    await mkdir(below(folder, Buffer.from('Andrés')));
    await writeFile(below(below(folder, Buffer.from('Andrés')), Buffer.from('optimizers.ts')), 'other');
    const again = await read();
    expect(again.map(({ id }) => id)).toEqual(ids);
    const twice = again.find(({ name }) => name === 'Andrés');
    expect(await twice?.read()).toMatchObject({ error: expect.stringMatching(/same name on many systems/) });
  });

  test('of two files that are shown alike are one name on many systems', async () => {
    const folder = await emptyFolder();
    await writeFile(below(folder, latin1('\xb9\xa4\xbe\xdf.ts')), '1');
    await writeFile(below(folder, Buffer.from('工具.ts')), '2');
    await expect(readSubmission(folder, oneEntry)).rejects.toThrow(/are the same name on many systems/);
  });
});

test('names in a zip are read alike, whatever its flags promise', async () => {
  for (const flags of [0, 0x0800]) {
    const entries = students.flatMap(({ bytes }) => [
      { name: Buffer.concat([bytes, Buffer.from('/optimizers.ts')]), flags },
      { name: Buffer.concat([bytes, latin1('/\xb9\xa4\xbe\xdf.ts')]), flags, content: 'helper' },
    ]);
    const members = await readMembers(await fileWith('class.zip', rawZip(entries)));
    expect(members.filter((member) => 'files' in member && '工具.ts' in member.files)).toHaveLength(
      students.length,
    );
  }
});
