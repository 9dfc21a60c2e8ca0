/**
 * A workflow for GitHub Actions in students' repositories, and the engine beside it, to be unpacked in the repository that
 * they start from. Students can read all of it and own the runner, so it has no hidden plan and no secret.
 */
import type { Exporter } from '../exporter.ts';
import { leanEngine, pinnedNode } from '../lean.ts';
import { fillPart, readPart } from '../parts.ts';

const parts = new URL('./parts/', import.meta.url);

export const githubExporter: Exporter = {
  name: 'github',
  of: 'GitHub Actions',
  isStudentsMachine: true,
  isPublic: true,
  files: ({ slug, engine }) => ({
    '.github/workflows/gradecheck.yml': fillPart(parts, 'gradecheck.yml', { slug, node: pinnedNode }),
    '.github/gradecheck/.gitattributes': readPart(parts, 'gitattributes'),
    ...leanEngine(engine, '.github/gradecheck'),
  }),
};
