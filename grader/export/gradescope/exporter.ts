/** The zip that an instructor uploads to Gradescope (and Codio): `setup.sh`, `run_autograder`, and the engine beside them. */
import type { Exporter } from '../exporter.ts';
import { readPart } from '../parts.ts';

const parts = new URL('./parts/', import.meta.url);

export const gradescopeExporter: Exporter = {
  name: 'gradescope',
  of: 'Gradescope, Codio',
  files: ({ engine }) => ({
    'setup.sh': readPart(parts, 'setup.sh', 'program'),
    run_autograder: readPart(parts, 'run_autograder', 'program'),
    ...engine,
  }),
};
