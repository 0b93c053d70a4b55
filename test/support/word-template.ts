/** Word templates as offices and strangers make them: the smallest files that Word opens. */
import PizZip from 'pizzip';

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** What a template holds beside its paragraphs. */
interface Extra {
  /** Mark-up of the body, after the paragraphs. */
  readonly body?: string;
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  readonly type?: string;
}

/** A document of these paragraphs. */
export function wordTemplate(lines: readonly string[], { body = '', parts = {}, type = TYPE }: Extra = {}): Uint8Array {
  const zip = new PizZip();
  zip.file(
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
  );
  zip.file(
    '_rels/.rels',
    relations(`<Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>`),
  );
  zip.file(
    'word/document.xml',
    `<w:document ${W}><w:body>${lines.map(paragraph).join('')}${body}</w:body></w:document>`,
  );
  for (const [name, content] of Object.entries(parts)) zip.file(name, content);
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}

/** A part of relations with these in it. */
export const relations = (inside: string): string => `<Relationships xmlns="${RELATIONS}">${inside}</Relationships>`;

/** A relation of this kind that leads out of the document. */
export const outward = (kind: string, target: string): string =>
  `<Relationship Id="r9" Type="${OFFICE}/${kind}" Target="${target}" TargetMode="External"/>`;
