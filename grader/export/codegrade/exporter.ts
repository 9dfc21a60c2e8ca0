/** What CodeGrade's AutoTest is given as uploaded files (fixtures in v1): the grader, what sets it up and what starts it. */
import type { Exporter } from '../exporter.ts';
import { readPart } from '../parts.ts';

const parts = new URL('./parts/', import.meta.url);

export const codegradeExporter: Exporter = {
  name: 'codegrade',
  of: 'CodeGrade',
  files: ({ engine }) => ({
    'setup.sh': readPart(parts, 'setup.sh', 'program'),
    'grade.sh': readPart(parts, 'grade.sh', 'program'),
    ...engine,
  }),
};
