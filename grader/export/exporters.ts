/** All platforms that there is a package for. */
import { classroom50Exporter } from './classroom50/exporter.ts';
import type { Exporter } from './exporter.ts';
import { githubExporter } from './github/exporter.ts';
import { gradescopeExporter } from './gradescope/exporter.ts';

/** In the order in which they are listed. */
export const exporters: readonly Exporter[] = [gradescopeExporter, classroom50Exporter, githubExporter];
