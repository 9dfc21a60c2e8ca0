/**
 * What a teacher commits for Classroom 50: the folder `autograders/SLUG/` of a classroom, with its `autograder.py`. It is
 * published on GitHub Pages and unpacked in students' own repositories, so it has no hidden plan; it may have 10 MiB as a
 * .tar.gz (foundation50/classroom50: cli/gh-teacher/skeleton/dotgithub/workflows/publish-pages.yaml, scripts/runner.py).
 */
import type { Exporter } from '../exporter.ts';
import { leanEngine, pinnedNode } from '../lean.ts';
import { readPart } from '../parts.ts';

const parts = new URL('./parts/', import.meta.url);

export const classroom50Exporter: Exporter = {
  name: 'classroom50',
  of: 'Classroom 50',
  isPublic: true,
  files: ({ slug, engine }) => ({
    [`autograders/${slug}/autograder.py`]: readPart(parts, 'autograder.py'),
    [`autograders/${slug}/runtime.json`]: { content: `${JSON.stringify({ node: pinnedNode })}\n` },
    ...leanEngine(engine, `autograders/${slug}`),
  }),
};
