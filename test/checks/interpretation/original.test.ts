import { expect, test } from 'vitest';
import type { Interpretation, PolicyDocument } from '../../../src/model/site-model.js';
import { interpretation, partial, policy, view, whole, type ViewSketch } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const TITLE = '青禾区古井保护办法';
const ARTICLES = [
  '第一条 为了保护散落在街巷中的古井，传承水乡记忆，制定本办法。',
  '第二条 本办法所称古井，是指建成满五十年、井圈完好且有文字或者口述来历的水井。',
  '第三条 每口古井由所在社区指定一名看井人，负责清扫井台、劝阻倾倒污水，每月领取补贴二百元。',
  '第四条 修缮古井应当使用原有石料；石料缺失的，由文物部门从库存中调拨，不得以水泥替代。',
  '第五条 在井台周围三米内，不得停放机动车、堆放货物或者设置摊位。',
  '第六条 擅自填埋古井的，责令恢复原状，并处一千元以上五千元以下罚款。',
  '第七条 本办法自十月一日起施行，有效期五年。',
];
const COPIED = ARTICLES.slice(1).map((article) => article.replace(/^第.条 /, ''));
const OWN_WORDS = [
  '一、背景依据',
  '去年汛后普查发现，全区九十四口老井里有十一口已经被砌进了院墙，再不立规矩就找不回来了。',
  '二、目标任务',
  '我们希望三年内让每口井都有名字、有人管、能打水，孩子们放学路过时知道它的来历。',
  '三、主要内容',
  '看井人多半是住在井边的老街坊，钱不多，图的是一份体面。',
  '石料不够怎么办？文物库房里还存着旧城墙拆下来的条石，够修四十口井。',
  '四、适用范围',
  '院子里自家打的压水井不算在内，街坊们不必担心。',
];

const document = (
  interpretations: readonly Interpretation[],
  sketch: Partial<PolicyDocument> = {},
  page: ViewSketch = {},
): PolicyDocument =>
  policy(TITLE, '/wj/1.html', {
    page: view('/wj/1.html', {
      text: [TITLE, ...ARTICLES].join('\n'),
      facts: { kind: 'article', title: TITLE },
      ...page,
    }),
    interpretations,
    ...sketch,
  });
const explained = (lines: readonly string[], forms: Interpretation['forms'] = ['text'], page: ViewSketch = {}) =>
  interpretation(`${TITLE}解读${forms.join('')}`, forms, {
    page: view(`/jd/${forms.join('')}${String(lines.length)}.html`, { text: lines.join('\n'), ...page }),
  });
const site = (one: PolicyDocument, others: readonly ReturnType<typeof view>[] = []): Example[1] => ({
  documents: whole([one]),
  others,
});
const mixed = (copied: number): string[] => [
  ...COPIED.filter((line) => !line.includes('；')).slice(0, copied),
  ...OWN_WORDS.filter((line) => line.endsWith('。')).slice(0, 5 - copied),
];
const WORD_FILE = { text: TITLE, url: 'http://www.qinghe.gov.cn/wj/1.docx', type: 'docx' };
const LETTER: ViewSketch = {
  text: `各社区：\n现将《${TITLE}》印发给你们，请遵照执行。`,
  facts: { kind: 'article', title: TITLE, attachments: [WORD_FILE] },
};
const wordFile = view('/wj/1.docx', { text: ARTICLES.join('\n'), facts: { kind: 'attachment' } });
const explanationFile = view('/jd/1.docx', { text: COPIED.join('\n'), facts: { kind: 'attachment' } });
const ownFile = view('/jd/2.docx', { text: OWN_WORDS.join('\n'), facts: { kind: 'attachment' } });
const introducing = (name: string): Interpretation =>
  explained(['政策解读的具体内容请见附件。'], ['text'], {
    facts: { attachments: [{ text: name, url: explanationFile.url, type: 'docx' }] },
  });
const { page: _, ...unopened } = explained(OWN_WORDS);

const examples: readonly Example[] = [
  ['用自己的话解读', site(document([explained(OWN_WORDS)])), { value: 'passed' }],
  [
    '整篇照抄',
    site(document([explained(COPIED)])),
    { value: 'failed', codes: ['copied'], measured: { share: 1, copied: [{ share: 1, sentences: 7 }] } },
  ],
  [
    '加了小标题和标点的照抄',
    site(
      document([
        explained(['一、主要内容', ...COPIED.map((line, at) => `${String(at + 1)}. ${line.replaceAll('，', ' , ')}`)]),
      ]),
    ),
    { value: 'failed', codes: ['copied'] },
  ],
  [
    '冠以“第几条规定”的照抄',
    site(document([explained(COPIED.map((line, at) => `《办法》第${'二三四五六七'[at] ?? ''}条规定：${line}`))])),
    { value: 'failed', codes: ['copied'] },
  ],
  ['五句抄四句', site(document([explained(mixed(4))])), { value: 'failed', measured: { share: 0.8 } }],
  ['五句抄三句', site(document([explained(mixed(3))])), { value: 'passed' }],
  [
    '照抄之外只有题目、来源和文件链接',
    site(
      document([
        explained([`${TITLE}解读`, '来源：青禾区文化和旅游局', ...COPIED.slice(0, 4), `相关文件：${TITLE}`], ['text'], {
          facts: { title: `${TITLE}解读` },
          links: [{ text: TITLE, path: '/wj/1.html' }],
        }),
      ]),
    ),
    { value: 'failed', measured: { share: 1 } },
  ],
  [
    '两篇解读，一篇照抄',
    site(document([explained(OWN_WORDS), explained(COPIED, ['expert'])])),
    { value: 'failed', codes: ['copied'] },
  ],
  [
    '只有两句，都是原文',
    site(document([explained(COPIED.slice(3, 5))])),
    { value: 'cantTell', reason: 'candidates', codes: ['too-short'] },
  ],
  [
    '只有图解和视频',
    site(document([explained([], ['image']), explained([], ['video'])])),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  ['图解页面上整篇照抄文件', site(document([explained([...COPIED, ...COPIED], ['image'])])), { value: 'failed' }],
  [
    '叫文字解读，页面上却是图片',
    site(
      document([
        { ...explained([], ['text'], { page: { media: { images: 3, videos: 0, audios: 0 } } }), formsFrom: 'title' },
      ]),
    ),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '页面只说见附件，附件里的解读照抄',
    site(document([introducing('政策解读.docx')]), [explanationFile]),
    { value: 'failed', codes: ['copied'] },
  ],
  [
    '页面只说见附件，附件不知是什么',
    site(document([{ ...introducing('附件.docx'), formsFrom: 'title' }]), [explanationFile]),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '解读页面附上文件原文：不算照抄',
    site(
      document([explained(OWN_WORDS, ['text'], { facts: { attachments: [{ ...WORD_FILE, text: `${TITLE}.docx` }] } })]),
      [wordFile],
    ),
    { value: 'passed' },
  ],
  [
    '文件页面下方印着同一篇解读：不算照抄，请人核对',
    site(document([explained(OWN_WORDS)], {}, { text: [...ARTICLES, ...OWN_WORDS].join('\n') })),
    { value: 'cantTell', reason: 'candidates' },
  ],
  [
    '文件附件里的解读不算文件原文',
    site(
      document(
        [explained(OWN_WORDS)],
        {},
        {
          text: ARTICLES.join('\n'),
          facts: { attachments: [{ text: '附件：政策解读.docx', url: ownFile.url, type: 'docx' }] },
        },
      ),
      [ownFile],
    ),
    { value: 'passed' },
  ],
  [
    '文件页面列着解读的题目：照抄就是照抄',
    site(
      document(
        [explained([`文字解读：${TITLE}出台背景解读`, ...COPIED])],
        {},
        {
          text: [...ARTICLES, '相关解读', `文字解读：${TITLE}出台背景解读`].join('\n'),
        },
      ),
    ),
    { value: 'failed', codes: ['copied'] },
  ],
  ['解读没有打开', site(document([unopened])), { value: 'cantTell', reason: 'not-crawled' }],
  [
    '解读页面要浏览器',
    site(document([explained([], ['text'], { facts: { kind: 'shell' } })])),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  [
    '文件页面没有打开',
    site({
      ...policy(TITLE, '/wj/1.html', { interpretations: [explained(COPIED)] }),
      page: view('/wj/1.html', { status: 500 }),
    }),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '文件正文在附件里，附件没有读出',
    site(document([explained(COPIED)], {}, LETTER)),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  ['文件正文在附件里，解读照抄附件', site(document([explained(COPIED)], {}, LETTER), [wordFile]), { value: 'failed' }],
  [
    '文件正文在附件里，解读用自己的话',
    site(document([explained(OWN_WORDS)], {}, LETTER), [wordFile]),
    { value: 'passed' },
  ],
  [
    '文件是扫描图片',
    site(document([explained(OWN_WORDS)], {}, { text: TITLE, page: { media: { images: 2, videos: 0, audios: 0 } } })),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '正文之外另附没读出的文件，正文不比解读长多少',
    site(
      document(
        [explained(OWN_WORDS)],
        {},
        {
          text: ARTICLES.join('\n'),
          facts: { attachments: [{ ...WORD_FILE, text: '附件：古井名录' }] },
        },
      ),
    ),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '上级文件不算',
    site(document([explained(COPIED)], { issuerKind: 'superior' })),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  ['没有解读，由另一条规则扣分', site(document([])), { value: 'inapplicable', reason: 'no-targets' }],
  ['没有解读，也没看全', site(document([], { pairingIsWhole: false })), { value: 'cantTell', reason: 'not-crawled' }],
  ['文件没有看到', { documents: partial([], 'needs-browser') }, { value: 'cantTell', reason: 'needs-browser' }],
];

test.each(examples)('interpretation-original: %s', (_, sketch, expected) => {
  expectOutcome(judge('interpretation-original', sketch), expected);
});

test('the finding quotes the longest copied run on both pages', () => {
  const [finding] = judge(
    'interpretation-original',
    site(document([explained(COPIED)], {}, LETTER), [wordFile]),
  ).findings;
  expect(finding?.message).toContain('7 句中有 7 句（100%）');
  expect(finding?.evidence.map(({ url }) => new URL(url).pathname)).toEqual(['/jd/text6.html', '/wj/1.docx']);
  for (const { quote } of finding?.evidence ?? []) expect(quote).toContain('每口古井由所在社区指定一名看井人');
});
