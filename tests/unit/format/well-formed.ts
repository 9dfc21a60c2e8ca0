/** A small check of XML: one root element, every element closed, no markup or character that XML does not have. */

const token = /<(\/?)([a-z][\w-]*)((?: [\w-]+="[^"<]*")*) ?(\/?)>/y;
const text = /[^<&]+|&(?:amp|lt|gt|quot|apos|#\d+|#x[\dA-Fa-f]+);/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udfff]/u;

/** @throws {Error} where `xml` is not well-formed, or has an element that is not among `tags`. */
export function requireWellFormed(xml: string, tags?: readonly string[]): void {
  if (forbidden.test(xml))
    throw new Error(`XML has no character ${JSON.stringify(forbidden.exec(xml)?.[0])}`);
  const open: string[] = [];
  for (let at = 0; at < xml.length; ) {
    const part = partAt(xml, at);
    const [whole, closing, name = '', , empty] = part;
    at += whole.length;
    if (!whole.startsWith('<')) continue;
    if (tags !== undefined && !tags.includes(name)) throw new Error(`<${name}> is not let through`);
    if (closing === '/' && open.pop() !== name) throw new Error(`</${name}> closes nothing`);
    if (closing === '' && empty === '') open.push(name);
    if (open.length === 0 && xml.slice(at).trim() !== '') throw new Error('more than one root element');
  }
  if (open.length > 0) throw new Error(`<${open.join('><')}> is not closed`);
}

function partAt(xml: string, at: number): RegExpExecArray {
  for (const kind of [token, text]) {
    kind.lastIndex = at;
    const found = kind.exec(xml);
    if (found !== null) return found;
  }
  throw new Error(`no XML: ${JSON.stringify(xml.slice(at, at + 40))}`);
}
