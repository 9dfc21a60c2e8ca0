/** The tests repository of an exercise in Artemis: the grader, the build plan that starts it, and what the tests are worth. */
import type { Exporter, Order, PackageFile } from '../exporter.ts';
import { fillPart, readPart } from '../parts.ts';

const parts = new URL('./parts/', import.meta.url);

export const artemisExporter: Exporter = {
  name: 'artemis',
  of: 'Artemis',
  files: (order) => ({
    'build.sh': readPart(parts, 'build.sh', 'program'),
    'windfile.yaml': fillPart(parts, 'windfile.yaml', { slug: order.slug }),
    'weights.csv': weightsOf(order),
    ...Object.fromEntries(Object.entries(order.engine).map(([path, file]) => [`gradecheck/${path}`, file])),
  }),
};

/** What Artemis asks for in *Configure Grading*: points as weights. */
function weightsOf({ checks }: Order): PackageFile {
  const quoted = checks.map(({ name, points }) => `"${name.replaceAll('"', '""')}",${points}\n`);
  return { content: `test case,weight\n${quoted.join('')}"gradecheck",0\n` };
}
