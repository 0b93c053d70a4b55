import { UnreadableFile } from '../../lib/isolate/attachment-reading.js';
import { readXml, type XmlElement } from '../../lib/isolate/read-xml.js';
import { openZip, type ZipEntry } from '../../lib/isolate/zip-file.js';
import type { NoticeTemplate } from './notice-wishes.js';
import { UnusableTemplate, type TemplateFault } from './unusable-template.js';

/** The parts of a Word document by name, unpacked. */
export type TemplateParts = ReadonlyMap<string, Uint8Array>;

/** A letter with a crest and a few pictures has less than a tenth of it. */
const MOST_PACKED_BYTES = 20_000_000;
const MOST_UNPACKED_BYTES = 60_000_000;
/** Running text, headers and footers, styles: a mark-up of more is no letter. */
const MOST_MARKUP_BYTES = 16_000_000;
const MOST_PARTS = 1_000;

/**
 * Unpacks a template within bounds and looks at everything that could do more than be read: macros, objects, what is fetched
 * from elsewhere, fields that run. Throws `UnusableTemplate` with all that is wrong.
 */
export async function openTemplate({ file, bytes }: NoticeTemplate): Promise<TemplateParts> {
  const refuse = (...faults: TemplateFault[]): never => {
    throw new UnusableTemplate(file, faults);
  };
  if (bytes.byteLength > MOST_PACKED_BYTES) return refuse(TOO_LARGE);
  if (isOldWord(bytes)) return refuse(OLD_WORD);
  const entries = await openZip(bytes).catch((error: unknown) => {
    if (error instanceof UnreadableFile) return refuse(NO_DOCUMENT);
    throw error;
  });
  const files = entries.filter(({ isFolder }) => !isFolder);
  if (files.length > MOST_PARTS || sum(files) > MOST_UNPACKED_BYTES) return refuse(TOO_LARGE);
  if (files.some(({ isEncrypted }) => isEncrypted)) return refuse(ENCRYPTED);
  const parts = new Map<string, Uint8Array>();
  for (const entry of files) {
    if (parts.has(entry.name) || /(?:^|\/)\.\.(?:\/|$)|^\//.test(entry.name)) return refuse(NO_DOCUMENT);
    parts.set(entry.name, await unpack(entry, refuse));
  }
  const faults = faultsOf(parts);
  return faults.length > 0 ? refuse(...faults) : withoutAttachedTemplate(parts);
}

const sum = (entries: readonly ZipEntry[]): number => entries.reduce((total, { bytes }) => total + bytes, 0);

/** The first bytes of files before 2007, and of those that Word has locked with a password. */
const isOldWord = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11;

async function unpack(entry: ZipEntry, refuse: (fault: TemplateFault) => never): Promise<Uint8Array> {
  try {
    return await entry.read(isMarkup(entry.name) ? MOST_MARKUP_BYTES : MOST_UNPACKED_BYTES);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return refuse(error.failure === 'too-large' ? TOO_LARGE : NO_DOCUMENT);
  }
}

const isMarkup = (name: string): boolean => /\.(?:xml|rels)$/i.test(name);

function faultsOf(parts: TemplateParts): readonly TemplateFault[] {
  const types = parts.get('[Content_Types].xml');
  const main = parts.get('word/document.xml');
  if (types === undefined || main === undefined) return [NO_DOCUMENT];
  const typeText = new TextDecoder().decode(types);
  if (/macroEnabled|vbaProject/i.test(typeText) || [...parts.keys()].some((name) => /vba/i.test(name))) return [MACROS];
  if (!typeText.includes('wordprocessingml.document.main+xml')) return [NO_DOCUMENT];
  const faults: TemplateFault[] = [];
  for (const [name, bytes] of parts) {
    if (/(?:^|\/)(?:embeddings|activeX|ctrlProps|afchunk)/i.test(name)) faults.push(embedded(name));
    if (!isMarkup(name)) continue;
    if (new TextDecoder().decode(bytes).includes('<!DOCTYPE')) faults.push(NO_DOCUMENT);
    else faults.push(...markupFaults(name, bytes));
  }
  return faults;
}

function markupFaults(name: string, bytes: Uint8Array): readonly TemplateFault[] {
  const root = parsed(bytes);
  if (root === undefined) return [NO_DOCUMENT];
  if (name.endsWith('.rels')) {
    return root
      .all('Relationship')
      .filter(({ attributes }) => isFetched(attributes))
      .map(({ attributes }) => fetched(attributes['Target'] ?? ''));
  }
  if (!name.startsWith('word/')) return [];
  const chunks = root.all('altChunk').map(() => embedded('altChunk'));
  const running = fieldsOf(root).find((field) => RUNNING_FIELD.test(field));
  return [...chunks, ...(running === undefined ? [] : [runs(running)])];
}

function parsed(bytes: Uint8Array): XmlElement | undefined {
  try {
    return readXml(bytes);
  } catch (error) {
    if (error instanceof UnreadableFile) return undefined;
    throw error;
  }
}

/** A link that a reader may click is fine; so is the template that Word notes down, which is taken out. */
const isFetched = (attributes: XmlElement['attributes']): boolean =>
  attributes['TargetMode']?.toLowerCase() === 'external' &&
  !(/\/hyperlink$/.test(attributes['Type'] ?? '') && /^(?:https?|mailto):/i.test(attributes['Target'] ?? '')) &&
  !/\/attachedTemplate$/.test(attributes['Type'] ?? '');

/** Fields that fetch or run something when the letter is opened. A field's text may be cut into several runs. */
const RUNNING_FIELD =
  /\b(?:DDE|DDEAUTO|LINK|INCLUDETEXT|INCLUDEPICTURE|IMPORT|INCLUDE|DATABASE|MACROBUTTON|AUTOTEXT)\b/i;

const fieldsOf = (root: XmlElement): readonly string[] => [
  ...root.all('fldSimple').map(({ attributes }) => attributes['instr'] ?? ''),
  ...[...root.all('p'), root].map((block) =>
    block
      .all('instrText')
      .map(({ text }) => text)
      .join(''),
  ),
];

/** Word notes the path of the office's own normal.dotm and would fetch it from there: readers elsewhere have no use for it. */
function withoutAttachedTemplate(parts: TemplateParts): TemplateParts {
  return new Map(
    [...parts].map(([name, bytes]) => {
      if (name !== 'word/settings.xml' && name !== 'word/_rels/settings.xml.rels') return [name, bytes];
      const text = new TextDecoder().decode(bytes);
      const kept = text
        .replaceAll(/<w:attachedTemplate\b[^>]*\/>/g, '')
        .replaceAll(/<Relationship\b[^>]*\/attachedTemplate"[^>]*\/>/g, '');
      return [name, kept === text ? bytes : new TextEncoder().encode(kept)];
    }),
  );
}

const NO_DOCUMENT = {
  zh: '不是 Word 文档（.docx），或者文件已经损坏；请用 Word 或 WPS 打开，另存为 .docx',
  en: 'no Word document (.docx), or a damaged one; open it in Word or WPS and save it as .docx',
};
const OLD_WORD = {
  zh: '是旧格式的 .doc，或者加了密码；请用 Word 或 WPS 打开，去掉密码，另存为 .docx',
  en: 'an old .doc, or locked with a password; open it in Word or WPS, take the password off, save it as .docx',
};
const ENCRYPTED = { zh: '加了密码，打不开；请去掉密码', en: 'locked with a password; take it off' };
const MACROS = {
  zh: '带有宏；请另存为不带宏的 .docx',
  en: 'it holds macros; save it as .docx, without them',
};
const TOO_LARGE = {
  zh: '太大，不像公文模板：文件不要超过 20 MB，展开不要超过 60 MB',
  en: 'too large for the template of a letter: at most 20 MB, and 60 MB unpacked',
};
const embedded = (name: string): TemplateFault => ({
  zh: `嵌有对象（${name}），不能用作模板；请删去`,
  en: `it embeds an object (${name}); remove it`,
});
const fetched = (target: string): TemplateFault => ({
  zh: `引用了文件以外的内容（${target}），打开时会去取；请改为嵌入，或者删去`,
  en: `it fetches something from elsewhere (${target}) when opened; embed or remove it`,
});
const runs = (field: string): TemplateFault => ({
  zh: `有会自动执行或者取外部内容的域（${field.trim().slice(0, 60)}）；请删去`,
  en: `it has a field that runs or fetches something (${field.trim().slice(0, 60)}); remove it`,
});
