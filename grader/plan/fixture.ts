import type { Plan } from '../model.ts';
import { parseDocument, SchemaError } from '../schema.ts';
import { decodePlan, encodePlan } from './encode.ts';

const schema = new URL('./schema/fixture.json', import.meta.url);

/** The bytes of `fixtures/<slug>.json`: one call and one check a line, so that changes can be read. */
export function writeFixture(plan: Plan): string {
  const { calls, checks, ...head } = encodePlan(plan);
  const lines = (items: unknown) => (items as unknown[]).map((item) => JSON.stringify(item)).join(',\n');
  const body = JSON.stringify(head).slice(0, -1);
  return `${body},"calls":[\n${lines(calls)}\n],"checks":[\n${lines(checks)}\n]}\n`;
}

/**
 * A plan from the bytes of a fixture; `path` is for messages.
 * @throws {SchemaError} when it is not one.
 */
export function readFixture(text: string, path: string): Plan {
  const data = parseDocument<Plan>(text, path, schema);
  try {
    return decodePlan(data);
  } catch (error) {
    throw new SchemaError(`${path}: a value in it cannot be read: ${(error as Error).message}`);
  }
}
