import { SaxesParser } from 'saxes';
import type { BlobFacts } from './blobs.js';

/** One page of a bucket's list, `ListBucketResult` of ListObjectsV2: its files, and where the next page goes on. */
export function readListing(xml: string): { readonly files: readonly BlobFacts[]; readonly next: string | undefined } {
  const files: BlobFacts[] = [];
  const path: string[] = [];
  let text = '';
  let key = '';
  let bytes = 0;
  let next: string | undefined;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    path.push(name);
    text = '';
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('closetag', ({ name }) => {
    const parent = path.at(-2);
    if (parent === 'Contents' && name === 'Key') key = text;
    if (parent === 'Contents' && name === 'Size') bytes = Number(text);
    if (name === 'Contents') files.push({ key, bytes });
    if (parent === 'ListBucketResult' && name === 'NextContinuationToken') next = text;
    path.pop();
    text = '';
  });
  parser.write(xml).close();
  return { files, next };
}
