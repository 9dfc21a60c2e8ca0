/**
 * What Dodona needs: a judge, the same for every assignment; the image it runs in; and an exercise, whose `evaluation/`
 * only the judge can read (dodona-edu/dodona: app/runners/submission_runner.rb lays it out).
 */
import type { Exporter, Order, PackageFile, PackageFiles } from '../exporter.ts';
import { onlyEntryOf } from '../one-file.ts';
import { below, readPart, withoutAssignment } from '../parts.ts';

const parts = new URL('./parts/', import.meta.url);

export const dodonaExporter: Exporter = {
  name: 'dodona',
  of: 'Dodona',
  files: (order) => ({ ...judgeFiles(order), ...imageFiles(), ...exerciseFiles(order) }),
};

function judgeFiles({ engine, options }: Order): PackageFiles {
  return below('judge', withoutAssignment(engine), {
    run: readPart(parts, 'run', 'program'),
    'config.json': json({ image: options.image ?? 'gradecheck-judge' }),
  });
}

function imageFiles(): PackageFiles {
  return below('image', {
    Dockerfile: readPart(parts, 'Dockerfile'),
    'main.sh': readPart(parts, 'main.sh', 'program'),
  });
}

function exerciseFiles(order: Order): PackageFiles {
  const { slug, title, handedOut, engine } = order;
  const { 'assignment.json': assignment = { content: '' } } = engine;
  return below(`exercises/${slug}`, {
    'config.json': json(configOf(title)),
    'description/description.en.md': { content: handedOut.handout },
    'description/boilerplate/boilerplate': { content: handedOut.starter[onlyEntryOf(order, 'dodona')] ?? '' },
    'evaluation/assignment.json': assignment,
  });
}

/** Times in seconds, memory in bytes: twice what two plans may take, and room for the engine beside the box. */
function configOf(title: string): object {
  return {
    type: 'exercise',
    programming_language: 'typescript',
    access: 'private',
    description: { names: { en: title } },
    evaluation: {
      handler: 'gradecheck',
      time_limit: 120,
      memory_limit: 1_000_000_000,
      network_enabled: false,
    },
  };
}

const json = (value: object): PackageFile => ({ content: `${JSON.stringify(value, null, 2)}\n` });
