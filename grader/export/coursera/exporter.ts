/** The zip that `coursera_autograder upload` takes (coursera/coursera_autograder, README.rst): a Dockerfile and its files. */
import type { Exporter } from '../exporter.ts';
import { readPart } from '../parts.ts';

const parts = new URL('./parts/', import.meta.url);

export const courseraExporter: Exporter = {
  name: 'coursera',
  of: 'Coursera',
  files: ({ engine }) => ({
    Dockerfile: readPart(parts, 'Dockerfile'),
    'run.sh': readPart(parts, 'run.sh', 'program'),
    ...engine,
  }),
};
