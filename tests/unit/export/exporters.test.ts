/** What packages hold, made from an engine that is only names. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ExportError, type Order, type PackageFiles } from '../../../grader/export/exporter.ts';
import { exporters } from '../../../grader/export/exporters.ts';
import { tarOf } from '../../../grader/export/tar.ts';

const order: Order = {
  slug: 'optimizers',
  title: 'Optimizers & <others>',
  options: { hiddenVisibility: 'after_due_date', leaderboard: false },
  entries: ['optimizers.ts'],
  handedOut: { handout: '# Optimizers', starter: { 'optimizers.ts': 'export {};' } },
  checks: [{ name: 'adam: One step', points: 100 }],
  maximum: 12.5,
  engine: {
    'engine.cjs': { content: 'the engine' },
    node: { content: 'Node', isProgram: true },
    'assignment.json': { content: '{"the":"key"}' },
  },
};

const filesOf = (name: string, changed: Partial<Order> = {}): PackageFiles =>
  exporters.find((exporter) => exporter.name === name)!.files({ ...order, ...changed });

const textOf = (files: PackageFiles, path: string) => String(files[path]!.content);

/** Dockerfiles of all packages with the folder that they are built in. */
const images = exporters.flatMap(({ name }) => {
  const files = filesOf(name);
  const paths = Object.keys(files).filter((path) => path.endsWith('Dockerfile'));
  return paths.map((path) => ({ name, files, path, folder: path.slice(0, -'Dockerfile'.length) }));
});

describe.each(images)("the Dockerfile of $name's package", ({ files, path, folder }) => {
  const lines = textOf(files, path).split('\n');
  const isThere = (source: string) =>
    source === '.' || Object.keys(files).some((file) => `${file}/`.startsWith(`${folder}${source}/`));

  it('copies what is there', () => {
    const sources = lines.flatMap((line) => /^COPY (?:--\S+ )*(.+) \S+$/.exec(line)?.[1]?.split(' ') ?? []);
    expect(sources).not.toEqual([]);
    expect(sources.filter((source) => !isThere(source))).toEqual([]);
  });

  it('starts a program of the package, if it starts one', () => {
    const entry = lines.find((line) => line.startsWith('ENTRYPOINT '))?.slice('ENTRYPOINT '.length);
    const [program] = entry === undefined ? [] : (JSON.parse(entry) as string[]);
    const place = lines.map((line) => /^COPY \. (\S+)$/.exec(line)?.[1]).find((found) => found !== undefined);
    if (program === undefined) return;
    expect(files[`${folder}${program.slice(place?.length)}`]).toMatchObject({ isProgram: true });
  });
});

describe("Artemis's image", () => {
  const imageIn = (image: string) => {
    const text = textOf(filesOf('artemis', { options: { ...order.options, image } }), 'windfile.yaml');
    return parse(text).metadata.docker;
  };

  it.each([
    ['debian:12-slim', 'debian', '12-slim'],
    ['node:22', 'node', '22'],
    ['debian', 'debian', 'latest'],
    ['registry.example:5000/course/grader', 'registry.example:5000/course/grader', 'latest'],
    ['registry.example:5000/grader:1.10', 'registry.example:5000/grader', '1.10'],
  ])('%s has its name and its tag apart', (image, name, tag) => {
    expect(imageIn(image)).toEqual({ image: name, tag });
  });
});

describe('packages', () => {
  it('name the image that the instructor names', () => {
    const options = { ...order.options, image: 'registry.example/grader:7' };
    const named = (name: string, path: string) => textOf(filesOf(name, { options }), path);
    expect(JSON.parse(named('prairielearn', 'question/info.json')).externalGradingOptions.image).toBe(
      options.image,
    );
    expect(JSON.parse(named('submitty', 'config/config.json')).container_options.container_image).toBe(
      options.image,
    );
    expect(named('edx', 'xqueue-watcher.json')).toContain(options.image);
    expect(named('autolab', 'image/Dockerfile')).toContain(options.image);
  });

  it('escape a title where it is markup', () => {
    for (const [name, path] of [
      ['prairielearn', 'question/question.html'],
      ['edx', 'problem.xml'],
    ] as const)
      expect(textOf(filesOf(name), path)).toContain('Optimizers &amp; &lt;others&gt;');
  });

  it('give Submitty whole points', () => {
    const { testcases, grading_parameters } = JSON.parse(textOf(filesOf('submitty'), 'config/config.json'));
    expect([testcases[0].points, grading_parameters.AUTO_POINTS]).toEqual([13, 13]);
  });

  it('keep Node out of the tar for Autolab, which may not be written there', () => {
    const tar = textOf(filesOf('autolab'), 'autograde.tar');
    expect(tar).toContain('gradecheck/engine.cjs');
    expect(tar).not.toContain('gradecheck/node\0');
  });

  it('refuse an assignment of several files for Open edX', () => {
    expect(() => filesOf('edx', { entries: ['a.ts', 'b.ts'] })).toThrow(ExportError);
  });
});

describe('tarOf', () => {
  it('refuses a path that the form has no room for', () => {
    expect(() => tarOf({ ['a'.repeat(101)]: { content: '' } })).toThrow(RangeError);
  });
});
