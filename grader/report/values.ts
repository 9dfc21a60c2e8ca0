/** Arguments and answers as small HTML tables: sizes capped, everything a student wrote escaped. */
import type { Argument, Value } from '../model.ts';
import { NotData } from '../value.ts';
import { columnFormat, formatNumber } from './numbers.ts';
import { cut, escapeHtml, forTerminal } from './text.ts';
import type { Phrases } from './words/phrases.ts';

const mostRows = 6;
const mostColumns = 8;
const mostKeys = 16;
const mostItems = 3;
const deepest = 4;

/** What an argument is, as HTML. */
export function argumentHtml(argument: Argument, t: Phrases): string {
  if (argument.kind === 'value') return valueHtml(argument.value, t);
  if (argument.kind === 'rng') return `<span>${escapeHtml(t.page.rng(cut(argument.seed, 80)))}</span>`;
  return `<span>${escapeHtml(t.page.probe(cut(argument.name, 80)))}</span>`;
}

/** `value` as HTML. Numbers that read otherwise in `other`, the same place in another answer, are marked. */
export function valueHtml(value: Value, t: Phrases, other?: Value): string {
  return showValue({ value, other, depth: 0 }, t);
}

type Shown = { readonly value: Value; readonly other: Value; readonly depth: number };

function showValue(shown: Shown, t: Phrases): string {
  const { value, other, depth } = shown;
  if (typeof value === 'number') return `<code${difference(value, other)}>${formatNumber(value)}</code>`;
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every(isNumber)) return matrixHtml([value], inList(other), t);
    if (value.length > 0 && value.every(isVector)) return matrixHtml(value, other, t);
    return depth < deepest ? listHtml(value, shown, t) : '<code>[…]</code>';
  }
  if (typeof value === 'object' && value !== null && !(value instanceof NotData)) {
    return depth < deepest ? objectHtml(value, shown, t) : '<code>{…}</code>';
  }
  return `<code>${escapeHtml(plainText(value))}</code>`;
}

const isNumber = (item: Value): item is number => typeof item === 'number';
const isVector = (item: Value): item is number[] =>
  Array.isArray(item) && item.length > 0 && item.every(isNumber);
const inList = (other: Value): Value => (Array.isArray(other) ? [other] : undefined);

function plainText(value: Value): string {
  if (value instanceof NotData) return forTerminal(cut(value.what, 80));
  return typeof value === 'string' ? JSON.stringify(forTerminal(cut(value, 200))) : String(value);
}

/** Rows of numbers with their indices, as in TypeScript from 0. One row has no row header. */
function matrixHtml(rows: readonly (readonly number[])[], other: Value, t: Phrases): string {
  const columns = Math.max(...rows.slice(0, mostRows).map((row) => row.length));
  const shownColumns = Math.min(columns, mostColumns);
  const single = rows.length === 1;
  const indices = Array.from({ length: shownColumns }, (_, column) => `<th scope="col">${column}</th>`);
  const head = `<tr>${single ? '' : '<td></td>'}${indices.join('')}</tr>`;
  const shown = rows.slice(0, mostRows).map((row) => row.slice(0, mostColumns));
  const format = columnFormat(shown.flat());
  const body = shown.map((row, index) => {
    const cells = row.map((cell, column) => {
      return `<td${difference(cell, at(at(other, index), column))}>${format(cell)}</td>`;
    });
    return `<tr>${single ? '' : `<th scope="row">${index}</th>`}${cells.join('')}</tr>`;
  });
  const size = single ? `${columns}` : `${rows.length} × ${columns}`;
  const isCut = rows.length > mostRows || columns > mostColumns;
  const note = isCut
    ? `<p class="size">${size}${escapeHtml(leftOut(rows.length - mostRows, columns - mostColumns, t))}</p>`
    : '';
  return `<div class="scroll"><table class="numbers"><thead class="numbers-head">${head}</thead><tbody class="numbers-body">${body.join('')}</tbody></table></div>${note}`;
}

function leftOut(rows: number, columns: number, t: Phrases): string {
  const said = [rows > 0 ? t.page.moreRows(rows) : '', columns > 0 ? t.page.moreColumns(columns) : ''];
  return ` (${t.list(said.filter((text) => text !== ''))})`;
}

function listHtml(items: readonly Value[], shown: Shown, t: Phrases): string {
  if (items.length === 0) return '<code>[]</code>';
  const entries = items.slice(0, mostItems).map((value, index): [string, Value, Value] => {
    return [`[${index}]`, value, at(shown.other, index)];
  });
  return entriesHtml(entries, { depth: shown.depth, more: items.length - mostItems }, t);
}

function objectHtml(object: { [key: string]: Value }, shown: Shown, t: Phrases): string {
  const all = Object.entries(object);
  if (all.length === 0) return '<code>{}</code>';
  const entries = all.slice(0, mostKeys).map(([key, value]): [string, Value, Value] => {
    return [forTerminal(cut(key, 60)), value, at(shown.other, key)];
  });
  return entriesHtml(entries, { depth: shown.depth, more: all.length - mostKeys }, t);
}

function entriesHtml(
  entries: readonly (readonly [string, Value, Value])[],
  { depth, more }: { depth: number; more: number },
  t: Phrases,
): string {
  const rows = entries.map(([key, value, other]) => {
    return `<dt>${escapeHtml(key)}</dt><dd>${showValue({ value, other, depth: depth + 1 }, t)}</dd>`;
  });
  const rest = more > 0 ? `<dt>…</dt><dd class="size">${escapeHtml(t.page.more(more))}</dd>` : '';
  return `<dl class="entries">${rows.join('')}${rest}</dl>`;
}

/** The part of `value` under `key`; undefined when there is none. */
function at(value: Value, key: string | number): Value {
  if (typeof value !== 'object' || value === null || value instanceof NotData) return undefined;
  if (Array.isArray(value)) return typeof key === 'number' ? value[key] : undefined;
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Marks a number that differs from its counterpart by more than rounding; nothing when there is none. */
function difference(value: number, other: Value): string {
  if (typeof other !== 'number' || Object.is(value, other)) return '';
  return Math.abs(value - other) <= 1e-9 * Math.max(1, Math.abs(other)) ? '' : ' class="differs"';
}
