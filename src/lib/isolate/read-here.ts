import type { AttachmentReading, FileFormat } from './attachment-reading.js';
import { UnreadableFile } from './attachment-reading.js';
import type { Reader } from './readers.js';
import { whyUnread } from './why-unread.js';

/**
 * Reads a file in this very process: only for one that may come to harm by it. `told` hears what the file is as soon as that is known.
 */
export async function readHere(
  bytes: Uint8Array,
  guess: FileFormat,
  reader: Reader,
  told: (format: FileFormat) => Promise<void> = () => Promise.resolve(),
): Promise<AttachmentReading> {
  let format = guess;
  try {
    const content = await reader(bytes, (found) => {
      format = found;
      return told(found);
    });
    return { format, ...content };
  } catch (error) {
    return { format, failure: error instanceof UnreadableFile ? error.failure : await whyUnread(bytes, format, error) };
  }
}
