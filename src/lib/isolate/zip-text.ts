/** Text of an archive: the name of each file, then what it says where we can read it. */
import type { AttachmentContent, Rows } from './attachment-reading.js';
import { UnreadableFile } from './attachment-reading.js';
import { contentOf } from './content-of.js';
import type { ZipEntry } from './zip-file.js';

/** An archive of more files, or of files that unpack to more, is refused as too large. */
const MOST_FILES = 500;
const MOST_BYTES = 128 * 1024 * 1024;
const MOST_CHARACTERS = 2_000_001;

/** `contentIn` gives nothing for what says nothing. Throws `UnreadableFile`: `empty` without files, `damaged` where one does not unpack. */
export async function zipText(
  entries: readonly ZipEntry[],
  contentIn: (bytes: Uint8Array) => Promise<AttachmentContent | undefined>,
): Promise<AttachmentContent> {
  const files = entries.filter(({ isFolder }) => !isFolder);
  if (files.length === 0) throw new UnreadableFile('empty');
  if (files.length > MOST_FILES) throw new UnreadableFile('too-large');
  const lines: string[] = [];
  const hidden: string[] = [];
  const grids: Rows[] = [];
  let left = MOST_BYTES;
  let pictures = 0;
  let characters = 0;
  for (const file of files) {
    const bytes = await file.read(left);
    left -= bytes.length;
    const content = await contentIn(bytes);
    lines.push(file.name, ...(content ? [content.text] : []));
    grids.push(...(content?.grids ?? []));
    if (content?.hidden !== undefined) hidden.push(content.hidden);
    // What was not read counts like a picture: it may say anything.
    pictures += content ? (content.pictures ?? 0) : 1;
    if ((characters += content?.text.length ?? 0) > MOST_CHARACTERS) break;
  }
  return contentOf(lines, grids, pictures, hidden);
}
