/** Handlebars in an environment of its own: our templates only, everything escaped unless we made the markup. */
import Handlebars from 'handlebars';
import { proseHtml } from './text.ts';

/** Template sources by path inside `templates/`: `report.hbs`, `partials/check.hbs`, `style.css`, `class.js`. */
export type Templates = Readonly<Record<string, string>>;

/** One page template, ready to be filled. */
export type Page = (view: object) => string;

type Pages = {
  readonly report: Page;
  readonly index: Page;
  readonly handout: Page;
  readonly similar: Page;
  readonly pair: Page;
  readonly timings: Page;
  readonly style: string;
  /** What makes the tables of a class sortable; its digest stands in `partials/head-with-script.hbs`. */
  readonly script: string;
};

const compiled = new WeakMap<Templates, Pages>();

/**
 * The compiled pages of `templates`; compiled once for each templates object.
 * @throws {RangeError} when a page's template `style.css` or `class.js` is missing.
 */
export function compileTemplates(templates: Templates): Pages {
  const known = compiled.get(templates);
  if (known !== undefined) return known;
  const environment = environmentOf(templates);
  const page = (path: string): Page =>
    environment.compile(sourceOf(templates, path), {
      knownHelpers: { prose: true },
      knownHelpersOnly: true,
      preventIndent: true,
    });
  const pages = {
    report: page('report.hbs'),
    index: page('index.hbs'),
    handout: page('handout.hbs'),
    similar: onceNeeded(() => page('similar.hbs')),
    pair: onceNeeded(() => page('pair.hbs')),
    timings: onceNeeded(() => page('timings.hbs')),
    style: sourceOf(templates, 'style.css'),
    script: sourceOf(templates, 'class.js'),
  };
  compiled.set(templates, pages);
  return pages;
}

/** Handlebars with our partials and our one helper. */
function environmentOf(templates: Templates): typeof Handlebars {
  const environment = Handlebars.create();
  environment.registerHelper('prose', (text: unknown) => new environment.SafeString(proseHtml(String(text))));
  for (const [path, source] of Object.entries(templates)) {
    const name = /^partials\/(.+)\.hbs$/.exec(path)?.[1];
    if (name !== undefined) environment.registerPartial(name, source);
  }
  return environment;
}

/** Most commands have no use for these pages. */
function onceNeeded(compile: () => Page): Page {
  let page: Page | undefined;
  return (view) => {
    page ??= compile();
    return page(view);
  };
}

function sourceOf(templates: Templates, path: string): string {
  const source = Object.hasOwn(templates, path) ? templates[path] : undefined;
  if (source === undefined) throw new RangeError(`templates/${path} is missing`);
  return source;
}
