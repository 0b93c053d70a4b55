/** Small office files, most of them written byte by byte, so that a test sees what is in them. */
import { crc32, deflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { CFB, utils, write } from '@e965/xlsx';

/** A PDF of these pages; lines are printed one below the other in a GBK font that names no characters itself. */
export function pdfOf(
  pages: readonly (readonly string[])[],
  changes: { readonly encrypted?: boolean; readonly drawn?: readonly string[] } = {},
): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, index) => `${6 + 2 * index} 0 R`).join(' ')}]>>`,
    '<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[4 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor 5 0 R>>',
    '<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 859/Descent -141/CapHeight 700/StemV 80>>',
    ...pages.flatMap((lines, index) => {
      const content = `BT /F1 12 Tf 90 760 Td 20 TL ${lines.map((line) => `<${iconv.encode(line, 'gbk').toString('hex')}> Tj T*`).join(' ')} ET ${changes.drawn?.[index] ?? ''}`;
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents ${7 + 2 * index} 0 R>>`,
        `<</Length ${content.length}>>stream\n${content}\nendstream`,
      ];
    }),
  ];
  let file = '%PDF-1.5\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj${object}endobj\n`;
    return offset;
  });
  const key = 'ab'.repeat(32);
  const lock = changes.encrypted
    ? `/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -44/O<${key}>/U<${key}>>>/ID[<00><00>]`
    : '';
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(
    `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}` +
      `trailer<</Size ${objects.length + 1}/Root 1 0 R${lock}>>\nstartxref\n${file.length}\n%%EOF`,
    'latin1',
  );
}

/** What draws a ruled table on a page of `pdfOf`: columns of 100 points, rows of 24, from this height down. */
export function drawnTable(rows: readonly (readonly string[])[], top: number): string {
  const wide = rows[0]?.length ?? 0;
  const level = rows.map((_, row) => `90 ${top - row * 24} ${wide * 100} 0.5 re f`);
  const upright = Array.from({ length: wide + 1 }, (_, column) =>
    rows.map((__, row) => `${90 + column * 100} ${top - row * 24 - 24} 0.5 24 re f`),
  );
  const text = rows.flatMap((cells, row) =>
    cells.map(
      (cell, column) =>
        `BT /F1 10 Tf ${95 + column * 100} ${top - row * 24 - 16} Td <${iconv.encode(cell, 'gbk').toString('hex')}> Tj ET`,
    ),
  );
  return [...level, `90 ${top - rows.length * 24} ${wide * 100} 0.5 re f`, ...upright.flat(), ...text].join(' ');
}

/** An OFD of these pages: texts at places in millimetres, and lines from place to place. */
export function ofdOf(
  pages: readonly {
    readonly texts: readonly (readonly [x: number, y: number, text: string])[];
    readonly lines?: readonly (readonly [x: number, y: number, toX: number, toY: number])[];
  }[],
): Buffer {
  const xmlns = 'xmlns:ofd="http://www.ofdspec.org/2016"';
  const pageOf = ({ texts, lines = [] }: (typeof pages)[number]): string =>
    `<ofd:Page ${xmlns}><ofd:Content><ofd:Layer ID="2">${texts
      .map(
        ([x, y, text]) =>
          `<ofd:TextObject ID="3" Boundary="${x} ${y} 100 5" Size="4"><ofd:TextCode X="0" Y="3.5" DeltaX="g ${text.length - 1} 4">${text}</ofd:TextCode></ofd:TextObject>`,
      )
      .join('')}${lines
      .map(
        ([x, y, toX, toY]) =>
          `<ofd:PathObject ID="4" Boundary="${x} ${y} ${toX - x} ${toY - y}"><ofd:AbbreviatedData>M 0 0 L ${toX - x} ${toY - y}</ofd:AbbreviatedData></ofd:PathObject>`,
      )
      .join('')}</ofd:Layer></ofd:Content></ofd:Page>`;
  return zipOf({
    'OFD.xml': `<ofd:OFD ${xmlns} DocType="OFD"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    'Doc_0/Document.xml': `<ofd:Document ${xmlns}><ofd:Pages>${pages.map((_, index) => `<ofd:Page ID="${index + 10}" BaseLoc="Pages/Page_${index}/Content.xml"/>`).join('')}</ofd:Pages></ofd:Document>`,
    ...Object.fromEntries(pages.map((page, index) => [`Doc_0/Pages/Page_${index}/Content.xml`, pageOf(page)])),
  });
}

/** A DOCX whose body is this mark-up. */
export const docxOf = (body: string): Buffer =>
  zipOf({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  });

export const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

export const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

/** A ZIP archive of these files. */
export function zipOf(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(plain.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const entry = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0'), common, place, Buffer.from(name)]));
    local.push(entry);
    offset += entry.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from('PK\u0005\u0006'), end]);
}

/** What the library does not say of this part of itself. */
interface CompoundLibrary {
  readonly utils: {
    cfb_new(this: void): object;
    cfb_add(this: void, file: object, name: string, content: Buffer): void;
  };
  readonly write: (file: object, options: { readonly type: 'buffer' }) => Uint8Array;
}

/** A compound file (OLE) with these streams in its root. */
export function compoundOf(streams: Readonly<Record<string, Buffer>>): Buffer {
  const { utils: tools, write: pack } = CFB as CompoundLibrary;
  const file = tools.cfb_new();
  for (const [name, content] of Object.entries(streams)) tools.cfb_add(file, `/${name}`, content);
  return Buffer.from(pack(file, { type: 'buffer' }));
}

/**
 * A DOC as Word 97 writes it: the text in one piece of UTF-16, lines ended by `\r`, cells by `\u0007`.
 */
export function docOf(text: string, { isLocked = false } = {}): Buffer {
  const textAt = 2048;
  const body = Buffer.from(text, 'utf16le');
  const stream = Buffer.alloc(Math.max(8192, textAt + body.length + 512));
  stream.writeUInt16LE(0xa5ec, 0);
  stream.writeUInt16LE(0x0200 | (isLocked ? 0x100 : 0), 10);
  stream.writeUInt32LE(text.length, 0x4c);
  body.copy(stream, textAt);
  const clx = Buffer.alloc(5 + 16);
  clx.writeUInt8(2, 0);
  clx.writeUInt32LE(16, 1);
  clx.writeUInt32LE(text.length, 9);
  clx.writeUInt32LE(textAt, 15);
  stream.writeUInt32LE(0, 0x1a2);
  stream.writeUInt32LE(clx.length, 0x1a6);
  for (const size of [0xfe, 0x106]) stream.writeUInt32LE(4, size);
  return compoundOf({ WordDocument: stream, '1Table': Buffer.concat([clx, Buffer.alloc(5_000)]) });
}

/** A workbook of these sheets; `merged` are ranges such as `A1:B2` of the first. */
export function workbookOf(
  sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>,
  type: 'xlsx' | 'biff8' | 'xlml',
  merged: readonly string[] = [],
  hidden: readonly string[] = [],
): Buffer {
  const book = utils.book_new();
  Object.entries(sheets).forEach(([name, rows], index) => {
    const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
    if (index === 0) sheet['!merges'] = merged.map((range) => utils.decode_range(range));
    utils.book_append_sheet(book, sheet, name);
  });
  hidden.forEach((name) => utils.book_set_sheet_visibility(book, name, utils.consts.SHEET_HIDDEN));
  return Buffer.from(write(book, { type: 'buffer', bookType: type }) as Uint8Array);
}
