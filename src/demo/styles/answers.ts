import iconv from 'iconv-lite';
import type { DemoAnswer, DemoRequest, DemoSite } from '../demo-site.js';
import type { DemoFile } from '../content/column.js';

/** One address of a demo site. */
export type Route = (request: DemoRequest) => DemoAnswer;
/** By path without query, and with it for addresses that a query makes. */
export type Routes = Map<string, Route>;

const answer = (body: Uint8Array, contentType: string, status = 200): DemoAnswer => ({
  status,
  headers: { 'content-type': contentType, server: 'nginx' },
  body,
});

/** A page as UTF-8, labelled so. */
export const utf8Page = (html: string, status = 200): DemoAnswer =>
  answer(Buffer.from(html), 'text/html; charset=UTF-8', status);
/** A page as GB18030 bytes whose header names no charset: only its meta tag does. */
export const gbPage = (html: string, status = 200): DemoAnswer =>
  answer(iconv.encode(html, 'gb18030'), 'text/html', status);
export const plainText = (text: string): DemoAnswer => answer(Buffer.from(text), 'text/plain; charset=utf-8');
export const xml = (text: string): DemoAnswer => answer(Buffer.from(text), 'text/xml; charset=UTF-8');
export const script = (text: string): DemoAnswer => answer(Buffer.from(text), 'application/javascript');
/** Enough of a stylesheet that a person can look round. */
export const stylesheet = (colour: string): DemoAnswer =>
  answer(
    Buffer.from(`body{margin:0;font:16px/1.8 "Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#222;background:#f5f6f8}
a{color:inherit;text-decoration:none}a:hover{color:${colour}}ul{list-style:none;padding:0;margin:0}
.header,.nav ul,.main,.location,.footer{max-width:1100px;margin:0 auto;padding:12px 16px}.header{display:flex;gap:16px;align-items:center;flex-wrap:wrap}
.nav{background:${colour};color:#fff}.nav a:hover{color:#ffe9b0}.nav ul{display:flex;gap:28px;flex-wrap:wrap}.main{background:#fff;min-height:420px}
.main li{display:flex;justify-content:space-between;gap:16px;border-bottom:1px dashed #ddd;padding:4px 0}.block{margin:0 0 24px}.block h3{border-left:4px solid ${colour};padding-left:10px}
.more{float:right;font-weight:400;font-size:14px}.xxgk-menu ul{display:flex;flex-wrap:wrap;gap:8px 24px}.xxgk-menu li{border:0}table{margin:12px 0}.footer{font-size:14px;color:#555;text-align:center}`),
    'text/css; charset=utf-8',
  );
export const redirect = (location: string): DemoAnswer => ({
  status: 302,
  headers: { location, server: 'nginx' },
  body: new Uint8Array(),
});

/** A PDF of one page with its Latin text; Chinese stays on the web page. */
function smallPdf(text: string): Uint8Array {
  const stream = `BT /F1 12 Tf 72 760 Td (${text}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let out = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = out.length;
    out += `${index + 1} 0 obj${object}endobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${out.length}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}

/** A PNG of one grey pixel, the first box of an MP4, one silent MPEG frame header: enough to be what they claim. */
const BYTES = {
  png: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGN4AgAA2QDYrD9kPQAAAABJRU5ErkJggg==',
  mp4: 'AAAAHGZ0eXBpc29tAAACAGlzb21pc28ybXA0MQAAAAhmcmVl',
  mp3: '//uQZAAAAAAAAAAAAAAAAAAAAAAA',
} as const;

/** Bytes of an attachment or a picture. */
export function file(kind: DemoFile['kind'], path: string): DemoAnswer {
  if (kind === 'pdf') return answer(smallPdf(`Demo document ${path}`), 'application/pdf');
  const types = { png: 'image/png', mp4: 'video/mp4', mp3: 'audio/mpeg' } as const;
  return answer(Buffer.from(BYTES[kind], 'base64'), types[kind]);
}

/** Answers by exact path first, then by path without query; everything else is the site's own 404. */
export function answerFrom(routes: Routes, notFound: () => DemoAnswer): DemoSite['answer'] {
  return (request) => {
    const [pathname = '/'] = request.path.split('?');
    return (routes.get(request.path) ?? routes.get(pathname))?.(request) ?? notFound();
  };
}

/** Text as HTML text or attribute. */
export const text = (value: string): string =>
  value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
