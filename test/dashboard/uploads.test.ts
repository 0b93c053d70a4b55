import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import yazl from 'yazl';
import { Hono } from 'hono';
import { attachment } from '../../src/dashboard/layout/file-answer.js';
import { keepUploads } from '../../src/dashboard/uploads/keep-upload.js';
import { serveUpload } from '../../src/dashboard/uploads/serve-upload.js';
import { Invalid } from '../../src/model/refusal.js';
import { openTestOffice, type TestOffice } from '../support/office.js';

const zip = (entries: Readonly<Record<string, Buffer>>): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const file = new yazl.ZipFile();
    for (const [name, bytes] of Object.entries(entries)) file.addBuffer(bytes, name);
    file.end();
    const parts: Buffer[] = [];
    file.outputStream
      .on('data', (part: Buffer) => parts.push(part))
      .on('end', () => resolve(Buffer.concat(parts)))
      .on('error', reject);
  });
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const PDF = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n');
const OFFICE = { '[Content_Types].xml': Buffer.from('<Types/>') };
const file = (bytes: Buffer | string, name: string, type = ''): File =>
  new File([new Uint8Array(Buffer.from(bytes))], name, { type });

describe('上传的佐证', () => {
  let office: TestOffice;
  beforeEach(async () => {
    office = await openTestOffice();
  });
  afterEach(() => office.drop());
  const keep = (...files: File[]) => keepUploads(office.office.blobs, files, { field: 'evidence' });
  const whyNot = async (given: File): Promise<string> => {
    try {
      await keep(given);
      return 'taken';
    } catch (error) {
      return error instanceof Invalid ? (error.fields['evidence']?.zh ?? '') : String(error);
    }
  };

  it('按内容认，不按名字：真的收下，名字换成实际的类型', async () => {
    const taken = await keep(
      file(PNG, '截图.html'),
      file(PDF, '整改说明.pdf'),
      file(await zip({ ...OFFICE, 'word/document.xml': Buffer.from('<w/>') }), '说明.exe'),
    );
    expect(taken.map(({ name, type }) => [name, type])).toEqual([
      ['截图.png', 'png'],
      ['整改说明.pdf', 'pdf'],
      ['说明.docx', 'docx'],
    ]);
    expect(await office.office.blobs.has(`uploads/${taken[0]!.sha256}`)).toBe(true);
  });
  it('网页、SVG、脚本、程序、压缩包，无论叫什么名字都不收', async () => {
    const hostile = [
      file('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', '图.png', 'image/png'),
      file('<!doctype html><script>alert(1)</script>', '说明.pdf', 'application/pdf'),
      file(`<script>alert(1)</script>${PDF.toString('latin1')}`, '网页在前的.pdf'),
      file('GIF89a/*<svg/onload=alert(1)>*/=1', '动图.gif'),
      file('MZ\u0000\u0000', '程序.png'),
      file(await zip({ 'a.txt': Buffer.from('a') }), '压缩包.docx'),
    ];
    for (const one of hostile)
      expect([one.name, await whyNot(one)]).toEqual([one.name, expect.stringContaining('不是可以上传的文件')]);
    expect(await whyNot(file(PDF.subarray(0, 12), '截断的.pdf'))).toContain('已损坏');
    expect(
      await whyNot(
        file(
          await zip({ ...OFFICE, 'xl/workbook.xml': Buffer.from(''), 'xl/vbaProject.bin': Buffer.from('x') }),
          '宏.xlsx',
        ),
      ),
    ).toContain('宏');
  });
  it('解压炸弹不解开就看出来', async () => {
    const bomb = await zip({ ...OFFICE, 'word/document.xml': Buffer.alloc(30_000_000) });
    expect(bomb.length).toBeLessThan(60_000);
    expect(await whyNot(file(bomb, '说明.docx'))).toContain('解压后过大');
  });
  it('太大、太多的不收；一个不行就一个也不存', async () => {
    expect(await whyNot(file(Buffer.concat([PNG, Buffer.alloc(20_000_000)]), '大图.png'))).toContain('超过 20 MB');
    await expect(keep(...Array.from({ length: 11 }, (_, at) => file(PNG, `${at}.png`)))).rejects.toThrow(Invalid);
    await expect(keep(file(PNG, '好.png'), file('<html>', '坏.png'))).rejects.toThrow(Invalid);
    for await (const { key } of office.office.blobs.list('uploads/')) throw new Error(`${key} was kept`);
  });
  it('名字里的路径、控制字符、方向符去掉，不会写到别处，也不会多出一行头', async () => {
    const [taken] = await keep(file(PNG, '..\\..\\etc/pass\r\nSet-Cookie: x=1\u202egnp.exe'));
    expect(taken!.name).toBe('passSet-Cookie x=1gnp.png');
    expect(attachment('整改\r\nX: 1"; filename=evil.html')).not.toMatch(/[\r\n]/);
    expect(attachment('../../a/b.html')).toBe(`attachment; filename="__.._a_b.html"; filename*=UTF-8''__.._a_b.html`);
  });
  it('取出来只能保存：附件、真实类型、沙箱；图片后面接的网页不会被当成网页', async () => {
    const [taken] = await keep(file(Buffer.concat([PNG, Buffer.from('<script>alert(1)</script>')]), '两种.html'));
    const app = new Hono();
    app.get('/:hash', (c) => serveUpload(c, { office: office.office }, { ...taken!, sha256: c.req.param('hash') }));
    app.onError((error, c) => c.text(error.name, 404));
    const { headers } = await app.request(`/${taken!.sha256}`);
    expect(headers.get('content-type')).toBe('image/png');
    expect(headers.get('content-disposition')).toMatch(/^attachment; .*%E4%B8%A4%E7%A7%8D\.png$/);
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    for (const hash of ['..%2f..%2foffice.sqlite', 'A'.repeat(64), '0'.repeat(64)])
      expect((await app.request(`/${hash}`)).status).toBe(404);
  });
});
