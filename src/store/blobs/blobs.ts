import type { Readable } from 'node:stream';

/** What is known of a kept file. */
export interface BlobFacts {
  readonly key: string;
  readonly bytes: number;
}

/** Bytes, text, or a file that is read as it is sent: of any size, never whole in memory. */
export type BlobContent = Uint8Array | string | { readonly path: string };

/**
 * Files of evidence, below the data folder or in S3-compatible storage. A key is a path with `/`, see `assertKey`:
 * `runs/<run>/<site>/{report.json,snapshot.warc.gz,crawl.jsonl,chain.json,evidence/*.png}`, `runs/<run>/run.json`,
 * `profiles/<digest>.json`, `uploads/<sha256>`. A key that is not kept throws `NoSuchBlob`; a malformed one a `TypeError`.
 */
export interface Blobs {
  readonly kind: 'disk' | 's3';
  /** Whole or not at all; replaces what was there. */
  readonly put: (key: string, content: BlobContent) => Promise<BlobFacts & { readonly sha256: string }>;
  readonly read: (key: string) => Promise<Uint8Array>;
  readonly stream: (key: string) => Promise<Readable>;
  /** A file of this machine with that content: the kept one itself, or a copy in the cache. To be read only. */
  readonly localFile: (key: string) => Promise<string>;
  readonly has: (key: string) => Promise<boolean>;
  readonly facts: (key: string) => Promise<BlobFacts | undefined>;
  /** All below `prefix` (which ends with `/`, or is empty for everything), in no order that may be relied on. */
  readonly list: (prefix: string) => AsyncIterable<BlobFacts>;
  /** One that is not there is removed already. */
  readonly remove: (key: string) => Promise<void>;
}

/** What was asked for is not kept. */
export class NoSuchBlob extends Error {
  override readonly name = 'NoSuchBlob';
  readonly key: string;
  constructor(key: string) {
    super(`nothing is kept as ${key}`);
    this.key = key;
  }
}
