/** A submission's texts in lines, bounded, with the lines of each marked passage together. */
import type { LineRange, SourceFiles } from '../model.ts';
import { cut, escapeHtml, utf8Bytes, withLines } from './text.ts';

/** Lines that follow one another; `passage`, counted from 1, when they belong to one. */
export type Block = { readonly passage: number | undefined; readonly lines: ListedLine[] };
export type ListedLine = { readonly number: number; readonly text: string };

export type Listing = {
  readonly files: readonly { readonly path: string; readonly blocks: readonly Block[] }[];
  /** Whether something was left out. */
  readonly isCut: boolean;
};

/** Bytes of one listing in a page, at most. */
const listingBytes = 400 * 1024;

/** What the markup of a line and of a block around it takes, at most. */
const markupBytes = 200;

const mostColumns = 300;
const mostLines = 10_000;

/** Lines and the passage of each, in the order of the files' names; a line belongs to the first passage that holds it. */
export function listingOf(files: SourceFiles, passages: readonly LineRange[]): Listing {
  const room = { bytes: listingBytes, isCut: false };
  const listed = Object.keys(files)
    .sort()
    .map((path) => {
      const owners = ownersIn(path, passages);
      const blocks: Block[] = [];
      for (const line of linesWithin(files[path] ?? '', room)) addTo(blocks, line, owners.get(line.number));
      return { path, blocks };
    });
  return { files: listed, isCut: room.isCut };
}

function ownersIn(path: string, passages: readonly LineRange[]): Map<number, number> {
  const owners = new Map<number, number>();
  for (const [index, { file, from, to }] of passages.entries()) {
    if (file !== path) continue;
    for (let line = from; line <= Math.min(to, mostLines); line++)
      if (!owners.has(line)) owners.set(line, index + 1);
  }
  return owners;
}

function linesWithin(text: string, room: { bytes: number; isCut: boolean }): ListedLine[] {
  const lines: ListedLine[] = [];
  for (const [index, full] of text.split('\n', mostLines + 1).entries()) {
    const line = cut(full, mostColumns);
    room.bytes -= utf8Bytes(withLines(escapeHtml(line))) + markupBytes;
    room.isCut ||= room.bytes < 0 || index >= mostLines;
    if (room.isCut) break;
    lines.push({ number: index + 1, text: line });
  }
  return lines;
}

function addTo(blocks: Block[], line: ListedLine, passage: number | undefined): void {
  const last = blocks.at(-1);
  if (last !== undefined && last.passage === passage) last.lines.push(line);
  else blocks.push({ passage, lines: [line] });
}
