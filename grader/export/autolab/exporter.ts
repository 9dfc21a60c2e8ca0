/**
 * What Autolab needs (its docs/lab.md): `autograde.tar` and `autograde-Makefile` for the lab, and `image/` for the machine
 * that grades. Node is in the image because Tango lets a job write files of up to 100 MiB (`VM_ULIMIT_FILE_SIZE` of its
 * config.template.py).
 */
import type { Exporter, Order, PackageFiles } from '../exporter.ts';
import { below, fillPart, readPart } from '../parts.ts';
import { tarOf } from '../tar.ts';

const parts = new URL('./parts/', import.meta.url);

export const autolabExporter: Exporter = {
  name: 'autolab',
  of: 'Autolab',
  files: (order) => ({
    'autograde-Makefile': fillPart(parts, 'autograde-Makefile', { slug: order.slug }),
    'autograde.tar': { content: tarOf(below('gradecheck', jobOf(order))) },
    ...below('image', imageOf(order)),
  }),
};

function jobOf({ engine }: Order): PackageFiles {
  const { node: _, ...files } = engine;
  return { ...files, 'run.sh': readPart(parts, 'run.sh', 'program') };
}

function imageOf({ engine: { node }, options }: Order): PackageFiles {
  const image = options.image ?? 'gradecheck_image';
  return { Dockerfile: fillPart(parts, 'Dockerfile', { image }), ...(node && { node }) };
}
