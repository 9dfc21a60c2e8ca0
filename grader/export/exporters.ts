/** All platforms that there is a package for. */

import { artemisExporter } from './artemis/exporter.ts';
import { autolabExporter } from './autolab/exporter.ts';
import { classroom50Exporter } from './classroom50/exporter.ts';
import { codegradeExporter } from './codegrade/exporter.ts';
import { coderunnerExporter } from './coderunner/exporter.ts';
import { containerExporter } from './container/exporter.ts';
import { courseraExporter } from './coursera/exporter.ts';
import { dodonaExporter } from './dodona/exporter.ts';
import { edxExporter } from './edx/exporter.ts';
import type { Exporter } from './exporter.ts';
import { githubExporter } from './github/exporter.ts';
import { gradescopeExporter } from './gradescope/exporter.ts';
import { prairielearnExporter } from './prairielearn/exporter.ts';
import { submittyExporter } from './submitty/exporter.ts';

/** In the order in which they are listed. */
export const exporters: readonly Exporter[] = [
  gradescopeExporter,
  classroom50Exporter,
  githubExporter,
  dodonaExporter,
  artemisExporter,
  codegradeExporter,
  coderunnerExporter,
  containerExporter,
  prairielearnExporter,
  autolabExporter,
  submittyExporter,
  courseraExporter,
  edxExporter,
];
