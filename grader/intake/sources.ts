/** Source texts from bytes. */
import { type Decoded, decodeText } from './encoding.ts';

/** The text of a source file, lines ended by LF. Undefined when it is no text in any encoding that is known here. */
export function decodeSource(bytes: Uint8Array): Decoded | undefined {
  const decoded = decodeText(bytes);
  return decoded && { ...decoded, text: decoded.text.replace(/\r\n?/g, '\n') };
}
