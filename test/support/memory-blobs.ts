import { Readable } from 'node:stream';
import { NoSuchBlob, type BlobContent, type Blobs } from '../../src/store/blobs/blobs.js';

/** Files of evidence in memory, for tests that write thousands of reports. Knows nothing of local files. */
export function memoryBlobs(): Blobs {
  const files = new Map<string, Buffer>();
  const read = (key: string): Promise<Uint8Array> => {
    const bytes = files.get(key);
    return bytes ? Promise.resolve(bytes) : Promise.reject(new NoSuchBlob(key));
  };
  const factsOf = (key: string) => {
    const bytes = files.get(key)?.length;
    return bytes === undefined ? undefined : { key, bytes };
  };
  return {
    kind: 'disk',
    put: (key, content: BlobContent) => {
      if (typeof content !== 'string' && !(content instanceof Uint8Array)) throw new Error('no files here');
      const bytes = Buffer.from(content);
      files.set(key, bytes);
      return Promise.resolve({ key, bytes: bytes.length, sha256: '' });
    },
    read,
    stream: async (key) => Readable.from([await read(key)]),
    localFile: () => Promise.reject(new Error('no files here')),
    has: (key) => Promise.resolve(files.has(key)),
    facts: (key) => Promise.resolve(factsOf(key)),
    async *list(prefix) {
      for (const key of files.keys())
        if (key.startsWith(prefix)) yield await Promise.resolve(factsOf(key) ?? { key, bytes: 0 });
    },
    remove: (key) => {
      files.delete(key);
      return Promise.resolve();
    },
  };
}
