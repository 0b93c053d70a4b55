import type { AttachmentContent, Rows } from './attachment-reading.js';
import { UnreadableFile } from './attachment-reading.js';

/** What was read of a file. Throws `UnreadableFile` (`no-text`) where there is not a letter or digit in it. */
export function contentOf(
  lines: readonly string[],
  grids: readonly Rows[],
  pictures = 0,
  hidden: readonly string[] = [],
): AttachmentContent {
  const text = lines.join('\n');
  if (!/[\p{L}\p{N}]/u.test(text)) throw new UnreadableFile('no-text');
  return {
    text,
    grids,
    ...(pictures > 0 && { pictures }),
    ...(hidden.length > 0 && { hidden: hidden.join('\n') }),
  };
}

/** True for a file that holds a JPEG or PNG as it is, as old office files do. */
export const holdsPicture = (bytes: Uint8Array): boolean => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return SIGNATURES.some((signature) => file.includes(signature));
};
const SIGNATURES = [
  Buffer.from('89504e470d0a1a0a', 'hex'),
  Buffer.from('ffd8ffe0', 'hex'),
  Buffer.from('ffd8ffe1', 'hex'),
];
