/** Measures one assignment, and hands the result to the process that has started this one. */
import { measure } from './measure.ts';

const [slug = '', secrets = ''] = process.argv.slice(2);
process.send?.(await measure(slug, Number(secrets)));
