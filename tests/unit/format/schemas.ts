/** Documents of platforms against what is known of their form: tests/fixtures/. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

/** A function that throws with the reason when a document is not of the form in `file`. */
export function requirementOf(file: string): (document: unknown) => void {
  const schema = JSON.parse(readFileSync(new URL(`../../fixtures/${file}`, import.meta.url), 'utf8'));
  const validate = new Ajv({ allowUnionTypes: true }).compile(schema);
  return (document) => {
    if (!validate(document)) throw new Error(JSON.stringify(validate.errors));
  };
}
