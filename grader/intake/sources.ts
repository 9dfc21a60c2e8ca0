/** Source texts from bytes. */

/**
 * The text of a source file: UTF-8 without a byte order mark, lines ended by LF. Undefined when it is not UTF-8.
 */
export function decodeSource(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    return undefined;
  }
}
