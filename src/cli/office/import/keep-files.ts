import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isKey } from '../../../store/blobs/assert-key.js';
import type { Blobs } from '../../../store/blobs/blobs.js';

/** What a judgement rests on; pages, tables and letters can be made again from it. */
const OF_SITE = ['report.json', 'snapshot.warc.gz', 'snapshot.cdxj', 'crawl.jsonl', 'requests.jsonl', 'chain.json'];
const OF_RUN = /^(?:run\.json|chain\.json|request\.json|profile-[0-9a-f]{16}\.json)$/;

/** Puts the files of one site of a run among the evidence. */
export async function keepSiteFiles(blobs: Blobs, run: string, site: string, folder: string): Promise<void> {
  const pictures = await namesIn(join(folder, 'evidence'));
  for (const name of [...OF_SITE, ...pictures.map((picture) => `evidence/${picture}`)])
    await keep(blobs, `runs/${run}/${site}/${name}`, join(folder, name));
}

/** The same of the run itself. */
export async function keepRunFiles(blobs: Blobs, run: string, folder: string): Promise<void> {
  for (const name of await namesIn(folder))
    if (OF_RUN.test(name)) await keep(blobs, `runs/${run}/${name}`, join(folder, name));
}

const keep = async (blobs: Blobs, key: string, path: string): Promise<void> => {
  if (isKey(key) && existsSync(path)) await blobs.put(key, { path });
};

const namesIn = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.flatMap((entry) => (entry.isFile() ? [entry.name] : []));
};
