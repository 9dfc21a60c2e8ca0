import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Templates } from '../report/templates.ts';

const folder = fileURLToPath(new URL('../../templates/', import.meta.url));
let loaded: Templates | undefined;

/** Every file of the repository's `templates/` folder by its path in there; read once for each process. */
export function loadTemplates(): Templates {
  loaded ??= Object.fromEntries(templatePaths().map((path) => [path, readFileSync(folder + path, 'utf8')]));
  return loaded;
}

function templatePaths(): string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return paths
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(hbs|css|js)$/.test(path))
    .sort();
}
