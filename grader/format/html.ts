/** Results as plain HTML: elements without attributes, so that every platform's sanitiser leaves them; valid as XML too. */
import type { Told } from './told.ts';
import { content } from './xml.ts';

/** Sentences as paragraphs; what stands between backticks is code. */
export function paragraphs(sentences: readonly string[]): string {
  return sentences.map((sentence) => `<p>${prose(sentence)}</p>`).join('\n');
}

/** A check's sentences, and what it printed. */
export function checkHtml({ sentences, result }: Told, consoleWord: string): string {
  const { printed } = result;
  const box = printed === undefined ? '' : `\n<p>${content(consoleWord)}</p>\n<pre>${content(printed)}</pre>`;
  return `${paragraphs(sentences)}${box}`;
}

function prose(sentence: string): string {
  const parts = sentence.split('`');
  return parts
    .map((part, index) => (index % 2 === 1 ? `<code>${content(part)}</code>` : content(part)))
    .join('');
}
