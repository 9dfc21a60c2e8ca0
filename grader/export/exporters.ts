/** All platforms that there is a package for. */
import { autolabExporter } from './autolab/exporter.ts';
import { courseraExporter } from './coursera/exporter.ts';
import { edxExporter } from './edx/exporter.ts';
import type { Exporter } from './exporter.ts';
import { gradescopeExporter } from './gradescope/exporter.ts';
import { prairielearnExporter } from './prairielearn/exporter.ts';
import { submittyExporter } from './submitty/exporter.ts';

/** In the order in which they are listed. */
export const exporters: readonly Exporter[] = [
  gradescopeExporter,
  prairielearnExporter,
  autolabExporter,
  submittyExporter,
  courseraExporter,
  edxExporter,
];
