/**
 * What an Open edX installation with xqueue-watcher needs (openedx/xqueue-watcher, docs/operators.md): `image/` for its
 * ContainerGrader, its configuration, and the problem for the course.
 */
import { escapeHtml } from '../../report/text.ts';
import type { Exporter, Order, PackageFiles } from '../exporter.ts';
import { onlyEntryOf } from '../one-file.ts';
import { below, fillPart, readPart } from '../parts.ts';

const parts = new URL('./parts/', import.meta.url);

export const edxExporter: Exporter = {
  name: 'edx',
  of: 'Open edX',
  files: (order) => {
    onlyEntryOf(order, 'edx');
    const { slug, title, options } = order;
    const image = options.image ?? `gradecheck-${slug}`;
    return {
      ...below('image', imageOf(order, image)),
      'xqueue-watcher.json': { content: `${JSON.stringify(watcherOf(image), null, 2)}\n` },
      'problem.xml': fillPart(parts, 'problem.xml', { slug, title: escapeHtml(title) }),
    };
  },
};

function imageOf({ engine }: Order, image: string): PackageFiles {
  return {
    Dockerfile: fillPart(parts, 'Dockerfile', { image }),
    'run.sh': readPart(parts, 'run.sh', 'program'),
    ...engine,
  };
}

/** For the folder conf.d of the watcher; the server and its password are in a file of the operator's. */
function watcherOf(image: string): object {
  const settings = { grader_root: '/grader', image, cpu_limit: '1000m', memory_limit: '512Mi', timeout: 120 };
  return {
    gradecheck: {
      SERVER_REF: 'default',
      CONNECTIONS: 1,
      HANDLERS: [{ HANDLER: 'xqueue_watcher.containergrader.ContainerGrader', KWARGS: settings }],
    },
  };
}
