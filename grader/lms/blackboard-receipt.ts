/** The text file that Blackboard adds for each attempt. Below its first line it holds what a student typed. */

/** `originals`: the names that files had when they were handed in, by their names in the archive. */
export type Receipt = {
  readonly name?: string;
  readonly login?: string;
  readonly hasText: boolean;
  readonly originals: ReadonlyMap<string, string>;
};

const nothingTyped = 'There is no student submission text data';

/** Reads a receipt. Who it is for stands on its first line, which no student writes; elsewhere nothing is believed. */
export function readReceipt(text: string): Receipt {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  return { ...personOn(lines[0] ?? ''), hasText: hasText(lines), originals: originalsIn(lines) };
}

/** "Name: Ann Lee (ann)": the last parentheses hold the login, because a name may have its own. */
function personOn(line: string): { name?: string; login?: string } {
  const colon = line.indexOf(': ');
  const open = line.lastIndexOf('(');
  const close = line.lastIndexOf(')');
  if (colon < 0 || open < colon || close < open) return {};
  return { name: line.slice(colon + 2, open).trim(), login: line.slice(open + 1, close).trim() };
}

function hasText(lines: readonly string[]): boolean {
  const from = lines.indexOf('Submission Field:');
  if (from < 0) return false;
  const to = lines.indexOf('Comments:', from);
  const typed = lines
    .slice(from + 1, to < 0 ? undefined : to)
    .join('\n')
    .trim();
  return typed !== '' && !typed.startsWith(nothingTyped);
}

/** Only the last list of files is Blackboard's own: a comment, which stands before it, may hold another. */
function originalsIn(lines: readonly string[]): ReadonlyMap<string, string> {
  const originals = new Map<string, string>();
  let original: string | undefined;
  for (const line of lines.slice(lines.lastIndexOf('Files:') + 1)) {
    const text = line.trim();
    if (text.startsWith('Original filename:')) original = text.slice('Original filename:'.length).trim();
    if (!text.startsWith('Filename:') || original === undefined) continue;
    if (isFileName(original)) originals.set(text.slice('Filename:'.length).trim(), original);
    original = undefined;
  }
  return originals;
}

/** True for a name that stays in its folder. */
export function isFileName(name: string): boolean {
  return !/[\\/\0]/.test(name) && !/^\.{0,2}$/.test(name);
}
