import { deflateRawSync } from 'node:zlib';
import PizZip from 'pizzip';
import { describe, expect, test } from 'vitest';
import { kindOfTemplate, prepareTemplate, TAGS } from '../../../src/report/notice/prepare-template.js';
import type { Tag } from '../../../src/report/notice/tags.js';
import { UnusableTemplate } from '../../../src/report/notice/unusable-template.js';
import { NO_WISHES } from '../../support/notice-wishes.js';
import { textOfDocx } from '../../support/read-docx.js';
import { outward, relations, wordTemplate } from '../../support/word-template.js';

const faultsOf = async (bytes: Uint8Array, kind: 'rectification' | 'bulletin' = 'rectification'): Promise<string[]> => {
  const error: unknown = await prepareTemplate({ file: '区模板.docx', bytes }, kind).catch((reason: unknown) => reason);
  if (!(error instanceof UnusableTemplate)) throw new Error('the template was taken', { cause: error });
  expect(error.file).toBe('区模板.docx');
  expect(error.faults.every(({ en }) => en !== '')).toBe(true);
  return error.faults.map(({ zh }) => zh);
};
const fill = async (lines: readonly string[], values: object): Promise<string> => {
  const filled = await prepareTemplate({ file: 't.docx', bytes: wordTemplate(lines) }, 'rectification');
  return (await textOfDocx(await filled(values as never))).trim();
};

test('the templates that come along have no fault', async () => {
  for (const kind of ['rectification', 'bulletin'] as const) {
    for (const lang of ['zh', 'en'] as const) {
      const template = await NO_WISHES.template(kind, lang);
      await expect(prepareTemplate(template, kind)).resolves.toBeTypeOf('function');
      expect(await kindOfTemplate(template)).toBe(kind);
    }
  }
});

test('the templates that come along give every shading its pattern, without which the standard has it that a file is broken', async () => {
  for (const kind of ['rectification', 'bulletin'] as const) {
    for (const lang of ['zh', 'en'] as const) {
      const { bytes } = await NO_WISHES.template(kind, lang);
      const document = new PizZip(bytes).file('word/document.xml')?.asText() ?? '';
      expect(document).toContain('<w:tbl>');
      expect(document.match(/<w:shd(?![^>]* w:val=)[^>]*>/g)).toBeNull();
    }
  }
});

describe('tags', () => {
  test('are filled in by their Chinese and by their English names, in lists too', async () => {
    const lines = ['{文号} {documentNumber}', '{#全部问题}', '{编号}．{rule}于{整改期限}前', '{/全部问题}'];
    const problems = [
      { number: '1', rule: '首页及时更新' },
      { number: '2', rule: '年报齐全' },
    ];
    const text = await fill(lines, { documentNumber: '湖政〔2026〕1号', dueOn: '3月31日', allProblems: problems });
    expect(text.split(/\n+/)).toEqual([
      '湖政〔2026〕1号 湖政〔2026〕1号',
      '1．首页及时更新于3月31日前',
      '2．年报齐全于3月31日前',
    ]);
  });

  test('of one name in two lists mean what they mean in each', async () => {
    const text = await fill(['{网址}{#问题清单}；{网址}{/问题清单}'], {
      siteUrl: '首页',
      allFindings: [{ url: '内页' }],
    });
    expect(text).toBe('首页；内页');
  });

  test('run no expressions: a name is a name', async () => {
    expect(await faultsOf(wordTemplate(['{constructor.constructor("return process")()} {标题}']))).toHaveLength(1);
    expect(await faultsOf(wordTemplate(['{文号 + 标题} {toString} {__proto__}']))).toHaveLength(3);
  });

  test('that nobody knows are named, with what was meant, all at once', async () => {
    expect(await faultsOf(wordTemplate(['{文好} {标题}', '{contcat}', '{毫不相干的一个标签}']))).toEqual([
      '没有 {文好} 这个标签，是不是 {文号}？',
      '没有 {contcat} 这个标签，是不是 {contact}？',
      '没有 {毫不相干的一个标签} 这个标签',
    ]);
  });

  test('of a list are told where they belong', async () => {
    expect(await faultsOf(wordTemplate(['{标题}{理由}']))).toEqual(['{理由} 要写在 {#豁免} … {/豁免} 里面']);
  });

  test.each([
    ['no end', ['{#有问题}标题{标题}'], /\{#有问题\}.*没有结束|缺少/],
    ['no beginning', ['{标题}{/有问题}'], /有问题/],
    ['unfinished', ['{标题'], /没有写完，缺少 \}/],
    ['a block that is a text', ['{#标题}甲{/标题}'], /“标题”是文字/],
    ['a text that is a block', ['{有问题}'], /要写成 \{#有问题\} … \{\/有问题\}/],
    ['raw mark-up', ['{@标题}'], /不能用 @/],
    ['full-width braces', ['｛文号｝ {标题}'], /｛文号｝ 用了全角的花括号，要写成 \{文号\}/],
    ['no tag at all', ['关于整改的通知'], /没有一个标签/],
  ])('%s is refused in words', async (_, lines, words) => {
    const faults = await faultsOf(wordTemplate(lines));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(words);
  });

  test('tell a notice from a bulletin; common ones alone do not', async () => {
    const kind = (line: string) => kindOfTemplate({ file: 't.docx', bytes: wordTemplate([line]) });
    expect(await kind('{标题}{结论说明}')).toBe('rectification');
    expect(await kind('{标题}{合格率}')).toBe('bulletin');
    expect(await kind('{标题}{文号}')).toBeUndefined();
  });
});

describe('a file that could do more than be read is refused', () => {
  const field = (code: string): string => `<w:p><w:fldSimple w:instr="${code}"/></w:p>`;
  test.each<[string, Uint8Array, RegExp]>([
    ['no archive', Buffer.from('整改通知书'), /不是 Word 文档/],
    ['an old .doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /旧格式的 \.doc/],
    ['half a file', wordTemplate(['{标题}']).subarray(0, 400), /不是 Word 文档/],
    ['macros', wordTemplate(['{标题}'], { parts: { 'word/vbaProject.bin': 'x' } }), /带有宏/],
    ['a .docm', wordTemplate(['{标题}'], { type: 'application/vnd.ms-word.document.macroEnabled.main+xml' }), /带有宏/],
    ['an object', wordTemplate(['{标题}'], { parts: { 'word/embeddings/oleObject1.bin': 'x' } }), /嵌有对象/],
    [
      'a picture from elsewhere',
      wordTemplate(['{标题}'], {
        parts: { 'word/_rels/document.xml.rels': relations(outward('image', 'http://evil.example/p.png')) },
      }),
      /引用了文件以外的内容（http:\/\/evil\.example/,
    ],
    [
      'a link to a file',
      wordTemplate(['{标题}'], {
        parts: { 'word/_rels/document.xml.rels': relations(outward('hyperlink', 'file:///etc/passwd')) },
      }),
      /引用了文件以外/,
    ],
    ['a field that runs', wordTemplate(['{标题}'], { body: field('DDEAUTO cmd calc') }), /自动执行/],
    [
      'a field cut into runs',
      wordTemplate(['{标题}'], {
        body: '<w:p><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE "http://x"</w:instrText></w:r></w:p>',
      }),
      /自动执行/,
    ],
    [
      'a document type',
      wordTemplate(['{标题}'], { parts: { 'word/settings.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' } }),
      /不是 Word 文档/,
    ],
    ['a file of 20 MB', new Uint8Array(20_000_001), /太大/],
    [
      'mark-up that unpacks to 17 MB',
      wordTemplate(['{标题}'], { parts: { 'word/big.xml': new Uint8Array(17_000_000) } }),
      /太大/,
    ],
    ['a bomb', wordTemplate(['{标题}'], { parts: { 'word/media/a.png': new Uint8Array(61_000_000) } }), /太大/],
  ])('%s', async (_, bytes, words) => {
    const faults = await faultsOf(bytes);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(words);
  });

  test('an archive that says less than it unpacks to', async () => {
    const honest = wordTemplate(['{标题}']);
    expect(await faultsOf(lying(honest, 'word/liar.xml', deflateRawSync(Buffer.alloc(30_000_000)), 100))).toEqual([
      expect.stringMatching(/太大|不是 Word 文档/) as string,
    ]);
  });

  test('the template that Word noted down is taken out, and links for readers stay', async () => {
    const bytes = wordTemplate(['{标题}'], {
      parts: {
        'word/_rels/settings.xml.rels': relations(outward('attachedTemplate', 'file:///C:/office/normal.dotm')),
        'word/settings.xml':
          '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:attachedTemplate r:id="r9"/></w:settings>',
        'word/_rels/document.xml.rels': relations(outward('hyperlink', 'https://www.gov.cn/')),
      },
    });
    const fillIn = await prepareTemplate({ file: 't.docx', bytes }, 'rectification');
    const { default: PizZip } = await import('pizzip');
    const filled = new PizZip(await fillIn({ title: '甲' }));
    expect(filled.file('word/_rels/settings.xml.rels')?.asText()).not.toContain('normal.dotm');
    expect(filled.file('word/settings.xml')?.asText()).not.toContain('attachedTemplate');
    expect(filled.file('word/_rels/document.xml.rels')?.asText()).toContain('https://www.gov.cn/');
  });
});

test('within a list no tag hides one around it that means something else', () => {
  const walk = (tags: readonly Tag[], around: readonly Tag[]): void => {
    for (const { en, zh, each } of tags) {
      for (const outer of around)
        if (outer.en === en) expect(outer.zh, `${zh} and ${outer.zh} are both ${en}`).toBe(zh);
      if (each) walk(each, [...around, ...tags]);
    }
  };
  walk(TAGS.rectification, []);
  walk(TAGS.bulletin, []);
});

/** The archive with one more entry, whose list says that it unpacks to `claimed` bytes. */
function lying(archive: Uint8Array, name: string, packed: Buffer, claimed: number): Uint8Array {
  const bytes = Buffer.from(archive);
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const [count, size, at] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 12), bytes.readUInt32LE(end + 16)];
  const head = (isListed: boolean): Buffer => {
    const fields = Buffer.alloc(isListed ? 46 : 30);
    fields.write(isListed ? 'PK\u0001\u0002' : 'PK\u0003\u0004', 'latin1');
    const from = isListed ? 8 : 6;
    fields.writeUInt16LE(20, isListed ? 6 : 4);
    fields.writeUInt16LE(8, from + 2);
    fields.writeUInt32LE(packed.length, from + 12);
    fields.writeUInt32LE(claimed, from + 16);
    fields.writeUInt16LE(name.length, from + 20);
    if (isListed) fields.writeUInt32LE(at, 42);
    return Buffer.concat([fields, Buffer.from(name)]);
  };
  const [local, listed] = [head(false), head(true)];
  const tail = Buffer.from(bytes.subarray(end));
  tail.writeUInt16LE(count + 1, 8);
  tail.writeUInt16LE(count + 1, 10);
  tail.writeUInt32LE(size + listed.length, 12);
  tail.writeUInt32LE(at + local.length + packed.length, 16);
  return Buffer.concat([bytes.subarray(0, at), local, packed, bytes.subarray(at, at + size), listed, tail]);
}
