/** Text inside XML: escaped, and without what no XML document may hold in any form. */

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Control characters but tab and line breaks, halves of surrogate pairs, and two that are no characters. */
const forbidden = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

/** `text` with its forbidden characters written out as `\u…`. */
export function allowedInXml(text: string): string {
  return text.replace(forbidden, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** `text` between tags. */
export function content(text: string): string {
  return allowedInXml(text).replace(/[&<>"]/g, (mark) => entities[mark] ?? mark);
}

/** `text` in an attribute, where line breaks would become spaces. */
export function attribute(text: string): string {
  return content(text).replace(/[\t\n\r]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
