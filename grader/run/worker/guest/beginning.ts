/** Writes the beginning of an answer that is larger or deeper than any may be, so that a report can show what it was. */
import { lengthOf, namesOf, notData } from './describe.ts';
import { type Budget, type Encoder, encodeAny, encodeOther } from './encode.ts';
import { cut } from './thrown.ts';

/** How many values, characters of texts and levels a beginning has at most. */
export function roomOfBeginning(): Budget {
  return { items: 200, characters: 2000, depth: 8 };
}

/**
 * The JSON text of as much of `value` as `room` allows; `…` stands for what lies deeper.
 * @throws what a getter throws.
 */
export function beginningOf(encoder: Encoder, value: unknown, room: Budget): string {
  if (typeof value === 'string') return beginningOfText(encoder, value, room);
  if (typeof value !== 'object' || value === null) return encodeAny(encoder, value, room);
  room.items -= 1;
  const length = lengthOf(encoder.p, value);
  const what = length === undefined ? notData(encoder.p, value) : undefined;
  if (what !== undefined) return encodeOther(encoder, what);
  if (room.depth === 0) return encodeOther(encoder, '…');
  room.depth -= 1;
  const text =
    length === undefined
      ? beginningOfObject(encoder, value, room)
      : beginningOfList(encoder, { list: value as readonly unknown[], length }, room);
  room.depth += 1;
  return text;
}

export function beginningOfText(encoder: Encoder, value: string, room: Budget): string {
  const text = cut(encoder.p, value, room.characters);
  room.items -= 1;
  room.characters -= text.length;
  return encoder.p.stringify(text);
}

export function isRoom({ items, characters }: Budget): boolean {
  return items > 0 && characters > 0;
}

export function beginningOfList(
  encoder: Encoder,
  { list, length }: { list: readonly unknown[]; length: number },
  room: Budget,
): string {
  let text = '';
  for (let index = 0; index < length && isRoom(room); index += 1)
    text += `${index === 0 ? '' : ','}${beginningOf(encoder, list[index], room)}`;
  return `[${text}]`;
}

export function beginningOfObject(encoder: Encoder, value: object, room: Budget): string {
  const keys = namesOf(encoder.p, value);
  let text = '';
  for (let index = 0; index < keys.length && isRoom(room); index += 1) {
    const key = keys[index] ?? '';
    const name = cut(encoder.p, key, room.characters);
    room.characters -= name.length;
    if (!isRoom(room)) break;
    const item = beginningOf(encoder, (value as Record<string, unknown>)[key], room);
    text += `${index === 0 ? '' : ','}[${encoder.p.stringify(name)},${item}]`;
  }
  return `{"$":"object","of":[${text}]}`;
}
