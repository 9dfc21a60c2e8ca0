/** Results as plain HTML: elements without attributes, so that every platform's sanitiser leaves them; valid as XML too. */
import { withLines } from '../report/text.ts';
import { signs, type Told } from './told.ts';
import { content } from './xml.ts';

/** Sentences as paragraphs; what stands between backticks is code. */
export function paragraphs(sentences: readonly string[]): string {
  return sentences.map((sentence) => `<p>${prose(sentence)}</p>`).join('\n');
}

/** A check's name and how it ended, over what {@link checkHtml} tells. */
export function headed({ name, ending }: Told): string {
  return `<p><strong>${signs[ending]} ${content(name)}</strong></p>`;
}

/** A check's sentences, and what it printed. */
export function checkHtml({ sentences, result }: Told, consoleWord: string): string {
  if (result.printed === undefined) return paragraphs(sentences);
  const printed = content(withLines(result.printed));
  const box = `\n<p>${content(consoleWord)}</p>\n<pre>${printed}</pre>`;
  return `${paragraphs(sentences)}${box}`;
}

function prose(sentence: string): string {
  const parts = sentence.split('`');
  return parts
    .map((part, index) => (index % 2 === 1 ? `<code>${content(part)}</code>` : content(part)))
    .join('');
}
