/**
 * What PrairieLearn needs (its docs/externalGrading.md): `image/`, a container that grades any assignment, and
 * `question/`, a question of a course. The plans lie in the question's `tests/`, which PrairieLearn mounts and students
 * cannot read: images are pulled from registries that often everybody can read.
 */
import { createHash } from 'node:crypto';
import { escapeHtml } from '../../report/text.ts';
import type { Exporter, Order, PackageFiles } from '../exporter.ts';
import { below, fillPart, readPart, withoutAssignment } from '../parts.ts';

const parts = new URL('./parts/', import.meta.url);

/** PrairieLearn ends a grading then, in seconds; `run.sh` is 10 seconds earlier. */
const timeout = 240;

export const prairielearnExporter: Exporter = {
  name: 'prairielearn',
  of: 'PrairieLearn',
  files: (order) => ({ ...below('image', imageOf(order)), ...below('question', questionOf(order)) }),
};

const nameOf = ({ options }: Order) => options.image ?? 'gradecheck';

function imageOf(order: Order): PackageFiles {
  return {
    Dockerfile: fillPart(parts, 'Dockerfile', { image: nameOf(order) }),
    'run.sh': readPart(parts, 'run.sh', 'program'),
    ...withoutAssignment(order.engine),
  };
}

function questionOf(order: Order): PackageFiles {
  const { title, entries, engine } = order;
  const words = { title: escapeHtml(title), files: escapeHtml(entries.join(',')) };
  const plans = engine['assignment.json'];
  return {
    'info.json': { content: `${JSON.stringify(infoOf(order), null, 2)}\n` },
    'question.html': fillPart(parts, 'question.html', words),
    ...(plans && { 'tests/assignment.json': plans }),
  };
}

function infoOf(order: Order): object {
  return {
    uuid: uuidOf(order.slug),
    title: order.title,
    topic: 'gradecheck',
    type: 'v3',
    singleVariant: true,
    gradingMethod: 'External',
    partialCredit: true,
    externalGradingOptions: {
      enabled: true,
      image: nameOf(order),
      entrypoint: '/gradecheck/run.sh',
      timeout,
      environment: { GRADECHECK_SECONDS: String(timeout - 10) },
    },
  };
}

/** The same for the same assignment, so that a new package is the same question; of the form of a version 4. */
function uuidOf(slug: string): string {
  const hex = createHash('sha256').update(`gradecheck question ${slug}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
