/** The tests repository of an exercise in Artemis: the grader, the build plan that starts it, and what the tests are worth. */
import type { Exporter, Order, PackageFile } from '../exporter.ts';
import { below, fillPart, readPart } from '../parts.ts';

const parts = new URL('./parts/', import.meta.url);

export const artemisExporter: Exporter = {
  name: 'artemis',
  of: 'Artemis',
  files: (order) => ({
    'build.sh': readPart(parts, 'build.sh', 'program'),
    'windfile.yaml': fillPart(parts, 'windfile.yaml', wordsFor(order)),
    'weights.csv': weightsOf(order),
    ...below('gradecheck', order.engine),
  }),
};

/** The image needs glibc 2.34, bash and perl. */
const wordsFor = ({ slug, options: { image = 'debian:12-slim' } }: Order) => {
  return { slug, ...quotedParts(image) };
};

/** A colon before the last slash is a registry's port; a tag such as 1.10 would be a number in YAML. */
function quotedParts(image: string): { name: string; tag: string } {
  const [, name = '', tag = 'latest'] = /^(.*?)(?::([^:/]*))?$/s.exec(image) ?? [];
  return { name: JSON.stringify(name), tag: JSON.stringify(tag) };
}

/** What Artemis asks for in *Configure Grading*: points as weights. */
function weightsOf({ checks }: Order): PackageFile {
  const quoted = checks.map(({ name, points }) => `"${name.replaceAll('"', '""')}",${points}\n`);
  return { content: `test case,weight\n${quoted.join('')}"gradecheck",0\n` };
}
