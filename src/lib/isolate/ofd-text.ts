/** Text of an OFD (GB/T 33190, the layout format of Chinese offices): its printed lines, and its ruled tables. */
import type { AttachmentContent } from './attachment-reading.js';
import { UnreadableFile } from './attachment-reading.js';
import { layOut } from './lay-out.js';
import type { PrintedPage } from './lay-out.js';
import { readOfdPage } from './ofd-page.js';
import { readXml } from './read-xml.js';
import type { XmlElement } from './read-xml.js';
import { openZip } from './zip-file.js';
import type { ZipEntry } from './zip-file.js';

const MOST_PAGES = 2_000;
const MOST_BYTES = 96 * 1024 * 1024;

/** Throws `UnreadableFile`: `damaged` where a part that it names is missing, `no-text` where its pages are pictures. */
export async function ofdText(bytes: Uint8Array): Promise<AttachmentContent> {
  const parts = openParts(await openZip(bytes));
  const root = await parts.xml('OFD.xml');
  const documents = textsOf(root, 'DocRoot');
  if (documents.length === 0) throw new UnreadableFile('damaged');
  const pages: PrintedPage[] = [];
  let pictures = 0;
  for (const place of documents) {
    const path = resolvePath('OFD.xml', place);
    const document = await parts.xml(path);
    const templates = new Map<string, XmlElement>();
    for (const { attributes } of document.all('TemplatePage')) {
      const { ID: id, BaseLoc: at } = attributes;
      if (id !== undefined && at !== undefined) templates.set(id, await parts.xml(resolvePath(path, at)));
    }
    for (const { attributes } of document.all('Page')) {
      if (attributes['BaseLoc'] === undefined) continue;
      if (pages.length >= MOST_PAGES) throw new UnreadableFile('too-large');
      const page = await parts.xml(resolvePath(path, attributes['BaseLoc']));
      const behind = page
        .all('Template')
        .flatMap(({ attributes: { TemplateID: id } }) => templates.get(id ?? '') ?? []);
      pages.push(readOfdPage([...behind, page]));
      pictures += [...behind, page].reduce((sum, layer) => sum + layer.all('ImageObject').length, 0);
    }
  }
  if (pages.length === 0) throw new UnreadableFile('damaged');
  return layOut(pages, pictures);
}

const textsOf = (element: XmlElement, name: string): string[] => element.all(name).map(({ text }) => text.trim());

/** Parts by their path, whatever the case: programs differ in it. */
function openParts(entries: readonly ZipEntry[]): { xml(path: string): Promise<XmlElement> } {
  const byPath = new Map(entries.map((entry) => [entry.name.replace(/^\//, '').toLowerCase(), entry]));
  let left = MOST_BYTES;
  return {
    xml: async (path) => {
      const entry = byPath.get(path.toLowerCase());
      if (!entry) throw new UnreadableFile('damaged');
      const content = await entry.read(left);
      left -= content.length;
      return readXml(content);
    },
  };
}

/** A place is named from the part that names it, or from the root. */
function resolvePath(from: string, place: string): string {
  const path = place.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of place.replaceAll('\\', '/').split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}
