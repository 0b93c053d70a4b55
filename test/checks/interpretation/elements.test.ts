import { expect, test } from 'vitest';
import type { Page } from '../../../src/model/page.js';
import type { Interpretation } from '../../../src/model/site-model.js';
import { interpretation, partial, policy, view, whole, type ViewSketch } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const SECTIONS = {
  background: '一、背景依据\n区内河道多由村组分段看护，责任不清，水面漂浮物时有发生。',
  aims: '二、目标任务\n三年之内做到河面整洁、堤岸完好。',
  contents: '三、主要内容\n一是划分河段，二是落实巡查，三是公开电话。',
  scope: '四、适用对象\n沿河各村和有关单位。',
};
const text = (...parts: readonly (keyof typeof SECTIONS)[]): string => parts.map((part) => SECTIONS[part]).join('\n');
const WHOLE = text('background', 'aims', 'contents', 'scope');

const reading = (words: string, more: Partial<Interpretation> = {}, sketch: ViewSketch = {}): Interpretation => {
  const title = `《青禾区河道管护办法》解读${more.title ?? ''}`;
  const page = view(`/jd/${encodeURIComponent(title)}.html`, { text: words, facts: { kind: 'article' }, ...sketch });
  return interpretation(title, ['text'], { page, url: page.url, ...more });
};
const document = (
  interpretations: readonly Interpretation[],
  sketch: Parameters<typeof policy>[2] = {},
): Example[1] => ({
  documents: whole([policy('青禾区河道管护办法', '/wj/1.html', { interpretations, ...sketch })]),
});
const images = (count: number): Partial<Page> => ({ media: { images: count, videos: 0, audios: 0 } });
const { page: _page, ...unread } = reading('');

const examples: readonly Example[] = [
  ['四个部分都有', document([reading(WHOLE)]), { value: 'passed' }],
  [
    '没有目标任务',
    document([reading(text('background', 'contents', 'scope'))]),
    { value: 'failed', codes: ['missing'], measured: { missing: ['目标任务'] } },
  ],
  [
    '没有背景依据和主要内容',
    document([reading(`${text('aims', 'scope')}\n五、联系方式\n区水利局`)]),
    { value: 'failed', measured: { missing: ['背景依据', '主要内容'] } },
  ],
  [
    '标准、范围、举措、差异、关键词一样都没有',
    document([reading(`${text('background', 'aims', 'contents')}`)]),
    {
      value: 'failed',
      codes: ['missing-all'],
      measured: { missing: ['执行标准/适用范围/惠民利民举措/新旧差异/关键词'] },
    },
  ],
  [
    '不分部分的文章，用语说明了',
    document([
      reading(
        '为进一步加强河道管护，根据《水法》，制定本办法。总体目标是三年内河面整洁。办法共五章二十条，主要明确了巡查责任。适用于本区行政区域内的河道。',
      ),
    ]),
    { value: 'passed' },
  ],
  [
    '标题后接着写正文',
    document([
      reading(
        '一、制定背景。河道看护责任不清。\n二、工作目标。河面整洁。\n三、重点内容。划分河段。\n四、新旧对比。原来由村组看护。',
      ),
    ]),
    { value: 'passed' },
  ],
  [
    '问答式小标题',
    document([
      reading(
        '问：为什么要制定？\n河道看护责任不清。\n问：有什么目标？\n河面整洁。\n问：规定了哪些内容？\n划分河段。\n问：哪些人适用？\n沿河各村。',
      ),
    ]),
    { value: 'passed' },
  ],
  [
    '只有疑似的话，由人工判断',
    document([
      reading(
        '为进一步加强河道管护，根据《水法》制定本办法，力争河面整洁。办法共五章，主要明确了巡查责任，适用于本区河道。',
      ),
    ]),
    { value: 'cantTell', reason: 'candidates', codes: ['unsure'] },
  ],
  [
    '正文有图，可能写在图里',
    document([reading(text('background'), {}, { page: images(2) })]),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '两篇文字解读，一篇齐全',
    document([reading(text('background'), { title: '一' }), reading(WHOLE, { title: '二' })]),
    { value: 'passed' },
  ],
  ['只有图解', document([reading('', { forms: ['image'] })]), { value: 'inapplicable', reason: 'no-targets' }],
  [
    '专家评论不要求齐全',
    document([reading(text('background'), { forms: ['text', 'expert'] })]),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '文字解读没有打开',
    document([{ ...unread, unreadBecause: 'truncated' }]),
    { value: 'cantTell', reason: 'truncated' },
  ],
  [
    '看不出是什么形式',
    document([reading('', { forms: [], formsFrom: 'none' })]),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '没看全，可能还有一篇',
    document([reading(text('background'))], { pairingIsWhole: false, pairingReason: 'not-crawled' }),
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  ['没有解读，由另一条规则扣分', document([]), { value: 'inapplicable', reason: 'no-targets' }],
  [
    '上级文件不算',
    document([reading('')], { issuerKind: 'superior' }),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  ['文件没有看到', { documents: partial([], 'robots') }, { value: 'cantTell', reason: 'robots' }],
];

test.each(examples)('interpretation-elements: %s', (_, sketch, expected) => {
  expectOutcome(judge('interpretation-elements', sketch), expected);
});

test('the text of a file that was read counts', () => {
  const file = view('/jd/a.docx', { text: WHOLE, facts: { kind: 'attachment' } });
  const attachments = [{ text: '解读全文', url: file.url, type: 'docx' }];
  const one = reading('解读全文见附件。', {}, { facts: { kind: 'article', attachments } });
  expect(judge('interpretation-elements', { ...document([one]), others: [file] }).value).toBe('passed');
  expect(judge('interpretation-elements', document([one])).value).toBe('cantTell');
});

test('a doubt is quoted', () => {
  const [finding] = judge(
    'interpretation-elements',
    document([
      reading(
        '为进一步加强河道管护，根据《水法》制定本办法，力争河面整洁。办法共五章，主要明确了巡查责任，适用于本区河道。',
      ),
    ]),
  ).findings;
  expect(finding?.message).toContain('力争河面整洁');
});
