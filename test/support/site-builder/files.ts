/** Small real files: Word documents, sheets, PDFs with and without text, a picture. */
import type { FileContent } from './content.js';
import { docxOf, paragraph, pdfOf, zipOf } from '../office-files.js';

/** A Word document with this body. */
export const wordFile = (name: string, body: string): FileContent => ({
  name,
  type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  bytes: docxOf(body),
});

/** A Word document of these paragraphs. */
export const wordDocument = (name: string, paragraphs: readonly string[]): FileContent =>
  wordFile(name, paragraphs.map(paragraph).join(''));

/** A PDF with text, a line each. */
export const textPdf = (name: string, lines: readonly string[]): FileContent => ({
  name,
  type: 'application/pdf',
  bytes: pdfOf([lines]),
});

/** A workbook of one sheet; what looks like a number is one. */
export const sheetFile = (
  name: string,
  rows: readonly (readonly string[])[],
  merged: readonly string[] = [],
): FileContent => {
  const cell = (text: string, place: string): string =>
    text === ''
      ? ''
      : /^-?\d+(\.\d+)?$/.test(text)
        ? `<c r="${place}"><v>${text}</v></c>`
        : `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const merges = merged.map((range) => `<mergeCell ref="${range}"/>`).join('');
  const body = rows.map(
    (row, at) =>
      `<row r="${at + 1}">${row.map((text, column) => cell(text, `${String.fromCharCode(65 + column)}${at + 1}`)).join('')}</row>`,
  );
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packaged = 'http://schemas.openxmlformats.org/package/2006';
  const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return {
    name,
    type: `${sheet}.sheet`,
    bytes: zipOf({
      '[Content_Types].xml': `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheet}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheet}.worksheet+xml"/></Types>`,
      '_rels/.rels': `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml': `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${main}"><sheetData>${body.join('')}</sheetData>${merges ? `<mergeCells count="${merged.length}">${merges}</mergeCells>` : ''}</worksheet>`,
    }),
  };
};

/** What a server sends under a file's name when the file is gone. */
export const notTheFile = (name: string, type: string): FileContent => ({
  name,
  type,
  bytes: Buffer.from('<html><head><title>提示</title></head><body><p>您访问的文件不存在或已被删除</p></body></html>'),
});

/** A picture: the smallest GIF there is, which a browser opens. */
export const picture = (name: string): FileContent => ({
  name,
  type: 'image/gif',
  bytes: Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
});

/** A PDF that is a scan: a page that only draws a line, no text in it. */
export const scannedPdf = (name: string): FileContent => {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>',
    '<</Length 20>>\nstream\n10 10 m 200 400 l S \nendstream',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  text += `xref\n0 5\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  text += `trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return { name, type: 'application/pdf', bytes: Buffer.from(text, 'latin1') };
};
