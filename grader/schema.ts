/** Every JSON document from outside is checked against a schema when it is read. */
import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject } from 'ajv';

/** A JSON file that is not what its schema asks for: says which file, where in it, and what was expected. */
export class SchemaError extends Error {
  override name = 'SchemaError';
}

const ajv = new Ajv({ allErrors: false, verbose: true, allowUnionTypes: true, strictTypes: false });
const validators = new Map<string, ReturnType<typeof ajv.compile>>();

function validatorFor(schema: URL): ReturnType<typeof ajv.compile> {
  const known = validators.get(schema.href);
  if (known) return known;
  const validator = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
  validators.set(schema.href, validator);
  return validator;
}

/**
 * The JSON document in `text`, checked against the file `schema`; `path` is for the message.
 * @throws {SchemaError} when it is no JSON or does not fit.
 */
export function parseDocument<T>(text: string, path: string, schema: URL): T {
  const document = parseJson(text, path);
  const validate = validatorFor(schema);
  if (!validate(document)) throw new SchemaError(`${path}: ${describe(validate.errors?.[0])}`);
  return document as T;
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SchemaError(`${path}: not valid JSON: ${(error as Error).message}`);
  }
}

function describe(error: ErrorObject | undefined): string {
  if (!error) return 'does not fit its schema';
  const place = error.instancePath === '' ? 'at the top level' : `at ${error.instancePath}`;
  const { additionalProperty, allowedValue, allowedValues } = error.params;
  if (additionalProperty !== undefined) {
    const known = Object.keys(error.parentSchema?.['properties'] ?? {}).join(', ');
    return `${place}: ${JSON.stringify(additionalProperty)} is not known to this version of gradecheck; known are: ${known}`;
  }
  const detail = allowedValue ?? allowedValues;
  return `${place}: ${error.message}${detail === undefined ? '' : ` (${JSON.stringify(detail)})`}`;
}
