import type { AttachmentContent, Rows } from './attachment-reading.js';
import { UnreadableFile } from './attachment-reading.js';

/** What was read of a file. Throws `UnreadableFile` (`no-text`) where there is not a letter or digit in it. */
export function contentOf(lines: readonly string[], grids: readonly Rows[]): AttachmentContent {
  const text = lines.join('\n');
  if (!/[\p{L}\p{N}]/u.test(text)) throw new UnreadableFile('no-text');
  return { text, grids };
}
