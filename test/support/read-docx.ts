/** Word documents read back by programs that did not write them. */
import mammoth from 'mammoth';
import { openZip } from '../../src/lib/isolate/zip-file.js';
import { readXml } from '../../src/lib/isolate/read-xml.js';

/** All text of a document, a paragraph a line, cells too. */
export const textOfDocx = async (bytes: unknown): Promise<string> =>
  (await mammoth.extractRawText({ buffer: Buffer.from(bytes as Uint8Array) })).value;

/** Rows of all tables as mammoth makes them, cells as text. */
export const rowsOfDocx = async (bytes: unknown): Promise<string[][]> => {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes as Uint8Array) });
  return [...value.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
    [...(row ?? '').matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell]) =>
      (cell ?? '')
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
  );
};

/** Names of all parts; throws where one of them is not well-formed by a strict parser. */
export const wellFormedParts = async (bytes: unknown): Promise<string[]> => {
  const entries = await openZip(bytes as Uint8Array);
  for (const entry of entries) if (/\.(?:xml|rels)$/.test(entry.name)) readXml(await entry.read(50_000_000));
  return entries.map(({ name }) => name);
};
