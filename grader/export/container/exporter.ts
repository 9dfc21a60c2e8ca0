/** An image of the grader, for whatever runs images: a folder to build, or a zip of it. */
import type { Exporter } from '../exporter.ts';
import { readPart } from '../parts.ts';

const parts = new URL('./parts/', import.meta.url);

export const containerExporter: Exporter = {
  name: 'container',
  of: 'whatever runs a container image',
  files: ({ engine }) => ({
    Dockerfile: readPart(parts, 'Dockerfile'),
    grade: readPart(parts, 'grade', 'program'),
    ...engine,
  }),
};
