import { expect, test } from 'vitest';
import type { FileFacts } from '../../../src/model/page-facts.js';
import type { SampledAttachment } from '../../../src/model/site-model.js';
import { evidence, ORIGIN, partial, view, whole } from '../../support/fake-site.js';
import type { ViewSketch } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

/** A file of the flood plan; `answer` is what came when it was asked for. */
function attachment(
  name: string,
  answer: FileFacts | ViewSketch | undefined,
  changes: Partial<SampledAttachment> = {},
): SampledAttachment {
  const path = `/wj/fj/${name}`;
  const sketch: ViewSketch | undefined =
    answer && 'format' in answer ? { facts: { kind: 'attachment', file: answer } } : answer;
  return {
    text: `附件：${name}`,
    url: `${ORIGIN}${path}`,
    type: name.split('.').at(-1) ?? '',
    claimedBy: 'address',
    linkedFrom: { ...evidence('/wj/1.html'), quote: `附件：${name}` },
    documentTitle: '青禾区防汛方案',
    state: 'answered',
    ...(sketch ? { page: view(path, sketch) } : {}),
    ...changes,
  };
}

const one = (...things: readonly SampledAttachment[]): Example[1] => ({ attachments: whole(things) });
const opens = attachment('方案.pdf', { format: 'pdf' });
const page = (facts: ViewSketch['facts'], rest: ViewSketch = {}): ViewSketch => ({
  facts: { kind: 'article', ...facts },
  ...rest,
});
const empty = view('/wj/fj/空.pdf', { facts: { kind: 'shell', unread: 'empty' } });
const noBytes = {
  ...empty,
  evidence: () => ({ ...empty.evidence(), sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' }),
};

const examples: readonly Example[] = [
  ['都能打开', one(opens, attachment('申请表.doc', { format: 'doc' })), { value: 'passed' }],
  ['扫描件也能打开', one(attachment('批复.pdf', { format: 'pdf', failure: 'no-text' })), { value: 'passed' }],
  ['图片', one(attachment('路线图.jpeg', { format: 'png', failure: 'no-text' })), { value: 'passed' }],
  ['名为 doc 的 DOCX，Word 认得', one(attachment('方案.doc', { format: 'docx' })), { value: 'passed' }],
  ['另存为网页的 Word 文件', one(attachment('方案.doc', { format: 'html' })), { value: 'passed' }],
  [
    '地址返回 404',
    one(attachment('方案.pdf', { status: 404 }, { state: 'dead' })),
    { value: 'failed', codes: ['dead'] },
  ],
  [
    '状态是 200 的报错页面',
    one(attachment('方案.pdf', page({ kind: 'error' }), { state: 'dead' })),
    { value: 'failed', codes: ['error-page'] },
  ],
  ['下载到的是网页', one(attachment('方案.pdf', page({}))), { value: 'failed', codes: ['not-a-file'] }],
  [
    '网页里用框架显示文件',
    one(attachment('方案.pdf', page({}, { page: { frames: [{ url: `${ORIGIN}/v`, isVisible: true }] } }))),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '表格网页冒充 xls，Excel 也许认得',
    one(attachment('名单.xls', page({}))),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '脚本显示的文件',
    one(attachment('方案.pdf', page({ needsBrowser: 'script-shell' }))),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '只有链接文字像文件，打开是正文页',
    one(attachment('方案.doc', page({}), { claimedBy: 'text' })),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  ['0 字节', one(attachment('空.pdf', { format: 'unknown', failure: 'empty' })), { value: 'failed', codes: ['empty'] }],
  [
    '0 字节，服务器称是网页',
    one({ ...attachment('空.pdf', undefined, { state: 'unseen', reason: 'unreadable' }), page: noBytes }),
    { value: 'failed', codes: ['empty'] },
  ],
  [
    '文件缺了一截',
    one(attachment('方案.docx', { format: 'docx', failure: 'truncated' })),
    { value: 'failed', codes: ['broken'] },
  ],
  [
    '结构损坏',
    one(attachment('名单.xls', { format: 'xls', failure: 'damaged' })),
    { value: 'failed', codes: ['broken'] },
  ],
  [
    '名为 PDF 的图片',
    one(attachment('方案.pdf', { format: 'jpg', failure: 'no-text' })),
    { value: 'failed', codes: ['mislabelled'] },
  ],
  ['名为 PDF 的文本', one(attachment('方案.pdf', { format: 'text' })), { value: 'failed', codes: ['mislabelled'] }],
  [
    '被加密软件锁住',
    one(attachment('方案.docx', { format: 'unknown', failure: 'unsupported' })),
    { value: 'failed', codes: ['unrecognised'] },
  ],
  [
    '更老的 Word',
    one(attachment('方案.doc', { format: 'unknown', failure: 'unsupported' })),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '名为 docx 的 DOC，WPS 认得、Word 不认',
    one(attachment('方案.docx', { format: 'doc' })),
    { value: 'cantTell', reason: 'candidates', codes: ['doubtful'] },
  ],
  [
    '要密码',
    one(attachment('方案.docx', { format: 'compound', failure: 'encrypted' })),
    { value: 'cantTell', reason: 'candidates', codes: ['locked'] },
  ],
  [
    '超出我们的限度',
    one(attachment('方案.zip', { format: 'zip', failure: 'too-large' })),
    { value: 'cantTell', reason: 'truncated' },
  ],
  [
    '读不了，但不怪文件',
    one(attachment('方案.pdf', { format: 'pdf', failure: 'reader-failed' })),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '读取程序没有启动',
    one(attachment('方案.pdf', { format: 'unknown', failure: 'reader-failed' })),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '快照里没有读取结果',
    one(attachment('方案.pdf', { facts: { kind: 'attachment' } })),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '拒绝访问',
    one(attachment('方案.pdf', { status: 403 }, { state: 'unseen', reason: 'unreadable' })),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '超时',
    one(attachment('方案.pdf', undefined, { state: 'unseen', reason: 'truncated' })),
    { value: 'cantTell', reason: 'truncated' },
  ],
  ['一个好一个坏', one(opens, attachment('表.xlsx', { format: 'pdf' })), { value: 'failed', codes: ['mislabelled'] }],
  [
    '不在应检类型之内',
    one(attachment('讲解.wps', { format: 'unknown', failure: 'unsupported' })),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  ['文件都没有附件', {}, { value: 'inapplicable', reason: 'no-targets' }],
  ['文件没有看全', { attachments: partial([], 'needs-browser') }, { value: 'cantTell', reason: 'needs-browser' }],
];

test.each(examples)('attachments-open: %s', (_, sketch, expected) => {
  expectOutcome(judge('attachments-open', sketch), expected);
});

test('the finding quotes the link and leads to the file', () => {
  const [finding] = judge(
    'attachments-open',
    one(attachment('方案.pdf', { format: 'jpg', failure: 'no-text' })),
  ).findings;
  expect(finding).toMatchObject({
    message: '《青禾区防汛方案》的附件“附件：方案.pdf”名为 PDF，内容却是 JPG，按名称打不开。',
    url: `${ORIGIN}/wj/fj/方案.pdf`,
  });
  expect(finding?.evidence.at(-1)?.quote).toBe('附件：方案.pdf');
});
