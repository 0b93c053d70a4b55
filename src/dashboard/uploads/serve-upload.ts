import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { NotFound } from '../../model/refusal.js';
import { NoSuchBlob } from '../../store/blobs/blobs.js';
import { fileAnswer } from '../layout/file-answer.js';
import type { Call } from '../route.js';
import { uploadKey, type Upload } from './keep-upload.js';
import { UPLOAD_TYPES } from './tell-upload.js';

/** A file that was handed in, to be saved: never inline, never as another type. Whoever calls has checked that the reader may have it. */
export async function serveUpload(
  c: Context,
  { office }: Pick<Call, 'office'>,
  upload: Pick<Upload, 'sha256' | 'name' | 'type'>,
): Promise<Response> {
  if (!/^[0-9a-f]{64}$/.test(upload.sha256)) throw new NotFound();
  try {
    const stream = await office.blobs.stream(uploadKey(upload.sha256));
    return fileAnswer(c, {
      name: upload.name,
      type: UPLOAD_TYPES[upload.type],
      bytes: Readable.toWeb(stream) as ReadableStream,
    });
  } catch (error) {
    if (error instanceof NoSuchBlob) throw new NotFound();
    throw error;
  }
}
