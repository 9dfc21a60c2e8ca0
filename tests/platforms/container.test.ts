/**
 * The image for whatever runs images. There is no Docker here: the Dockerfile is read, and its steps are run in a root
 * folder of their own, with what Docker lets root do and no network.
 */
import {
  chownSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { containerExporter } from '../../grader/export/container/exporter.ts';
import type { Order } from '../../grader/export/exporter.ts';
import { findProgram } from '../../grader/run/box/programs.ts';
import { root, submission, temporaryFolder } from '../e2e/command.ts';
import { hasBubblewrap } from '../machine.ts';
import { copiedBy, entrypointOf, instructionsIn } from './dockerfile.ts';
import { inside, layOut } from './lay-out.ts';
import { orderFor } from './package.ts';

const slug = 'train-dev-test';
const work = temporaryFolder();
let order: Order;

beforeAll(async () => {
  order = await orderFor(slug);
});

/** What Docker leaves to root, as far as a grader could ask for it. */
const capabilities = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID', 'SETPCAP', 'SYS_CHROOT', 'KILL'];

type Image = { readonly folder: string; readonly entrypoint: readonly string[] };

/** A program in the image, as `docker run` starts it. */
function inImage({ folder }: Image, mounts: readonly string[], ...command: readonly string[]) {
  const links = ['bin', 'sbin', 'lib', 'lib64'].flatMap((name) => ['--symlink', `usr/${name}`, `/${name}`]);
  const system = ['--ro-bind', '/usr', '/usr', '--ro-bind', '/etc', '/etc', ...links];
  const caps = capabilities.flatMap((name) => ['--cap-add', `CAP_${name}`]);
  // Which a slim image does not have.
  const absent = ['--ro-bind', '/dev/null', realpathSync(findProgram('bwrap') ?? '/usr/bin/bwrap')];
  const own = ['--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp', '--bind', folder, '/gradecheck'];
  const options = [
    ...system,
    ...absent,
    ...caps,
    ...own,
    ...mounts,
    '--unshare-net',
    '--unshare-pid',
    '--die-with-parent',
  ];
  return execa('bwrap', [...options, '--clearenv', '--setenv', 'PATH', '/usr/bin:/bin', ...command], {
    reject: false,
  });
}

/** Builds the image: its files, and each RUN. */
async function buildImage(): Promise<Image> {
  const files = containerExporter.files(order);
  const instructions = instructionsIn(String(files['Dockerfile']?.content));
  const image = copiedBy(instructions, files);
  const built = { folder: mkdtempSync(join(work, 'image-')), entrypoint: entrypointOf(instructions, image) };
  layOut(inside(image, '/gradecheck/'), built.folder);
  rmSync(join(built.folder, 'node'));
  copyFileSync(process.execPath, join(built.folder, 'node'));
  for (const { name, rest } of instructions) {
    if (name !== 'RUN') continue;
    const { exitCode, stderr } = await inImage(built, [], '/bin/sh', '-c', rest);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  }
  return built;
}

const schema = JSON.parse(readFileSync(join(root, 'docs/report.schema.json'), 'utf8'));
const validate = new Ajv({ strictTypes: false, allowUnionTypes: true }).compile(schema);

if (hasBubblewrap && process.getuid?.() === 0)
  describe('the image for whatever runs images', () => {
    let image: Image;

    beforeAll(async () => {
      image = await buildImage();
    });

    const run = (mounts: readonly string[], ...args: string[]) =>
      inImage(image, mounts, ...image.entrypoint, ...args);
    const handedIn = (name: string) => ['--ro-bind', submission(slug, name), '/submission'];

    it('has a doctor that proves how submissions are held there', async () => {
      const { exitCode, stdout } = await run([], 'doctor');
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/^isolation {3}container, proved/m);
      expect(stdout).not.toContain('OPEN');
    });

    it('says in one line that there is no format of a name, and grades nothing', async () => {
      const { exitCode, stdout, stderr } = await run(handedIn('two-mistakes'), 'gradscope');
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
      expect(stderr).toMatch(/^gradecheck: no format is called "gradscope"; there are: gradescope, .*$/);
    });

    it('prints a report that fits its schema, of the hidden plan, where no folder takes results', async () => {
      const { exitCode, stdout } = await run(handedIn('two-mistakes'));
      const report = JSON.parse(stdout);
      expect(exitCode).toBe(0);
      expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
      expect(report).toMatchObject({
        visibility: 'hidden',
        earned: 88,
        isolation: 'container',
      });
    });

    it('writes the form that is asked for into the folder for results, as its owner', async () => {
      const results = join(work, 'results');
      mkdirSync(results);
      chownSync(results, 1234, 1234);
      const mounts = [...handedIn('right-loops'), '--bind', results, '/results'];
      const { exitCode, stdout } = await run(mounts, 'gradescope');
      expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
      expect(readdirSync(results)).toEqual(['results.json']);
      expect(statSync(join(results, 'results.json')).uid).toBe(1234);
      expect(JSON.parse(readFileSync(join(results, 'results.json'), 'utf8')).score).toBe(100);
    });

    it('ends with 3 when the grader fails', async () => {
      const broken = { ...image, folder: join(work, 'broken') };
      cpSync(image.folder, broken.folder, { recursive: true });
      rmSync(join(broken.folder, 'ready-box/main.js'));
      const { exitCode, stdout } = await inImage(broken, handedIn('right-loops'), ...broken.entrypoint);
      expect(exitCode).toBe(3);
      expect(JSON.parse(stdout)).toMatchObject({ complete: false });
    });
  });
