import * as cheerio from 'cheerio';
import { describe, expect, test } from 'vitest';
import { CANT_TELL_REASONS, INAPPLICABLE_REASONS, UNTESTED_REASONS } from '../../src/model/outcome.js';
import { renderHtml } from '../../src/report/html.js';
import { wordingOf } from '../../src/report/wording.js';
import { HOSTILE, PORTAL, SAMPLE, UNREACHABLE } from '../support/sample-report.js';

const drawn = new Map<string, string>();
/** Pages of the fixtures are drawn once. */
function page(report = SAMPLE, lang: 'zh' | 'en' = 'zh') {
  const key = report === SAMPLE ? lang : report === PORTAL ? `portal ${lang}` : undefined;
  const html = (key === undefined ? undefined : drawn.get(key)) ?? renderHtml(report, { lang });
  if (key !== undefined) drawn.set(key, html);
  return cheerio.load(html);
}
const squeezed = (text: string): string => text.replace(/\s+/g, '');

describe('the verdict at the top', () => {
  test('says 不合格, names the veto and what it saw', () => {
    const $ = page();
    expect($('.stamp').text()).toBe('不合格');
    expect($('.why').text()).toContain('单项否决指标没有通过：首页及时更新');
    expect($('.vetoes').text()).toContain('首页最新一条信息发布于2025年10月8日');
  });

  test('names vetoes that are still open, and not those without a check', () => {
    const open = page().root().find('.vetoes > p').text();
    expect(open).toContain('栏目及时更新');
    expect(open).not.toContain('链接可用');
  });

  test('shows the estimate with its interval and what would close it', () => {
    const $ = page();
    expect(squeezed($('.score').text())).toContain('62.5');
    expect($('.score').text()).toContain('41.67 – 75');
    const closing = $('[aria-labelledby=close-interval] tbody tr').map((_, row) =>
      $(row)
        .find('th, td')
        .map((__, cell) => squeezed($(cell).text()))
        .get()
        .join(' | '),
    );
    expect(closing.get()).toEqual([
      '近五年年报齐全 | 没有日期人工核实发布时间，并请网站补上日期。 | 4 | 16.67分',
      '依申请公开入口可用 | 没有看完放宽页数或者时间上限（--max-pages、--timeout）后重新检测。 | 2 | 8.33分',
      'IPv6可访问 | 本机不通IPv6换一台接入IPv6的机器重新检测。 | 2 | 8.33分',
    ]);
    expect($('.score').text()).toContain('合格线 60 分');
    expect($('.score svg desc').first().text()).toBe('得分 62.5、可能区间 41.67 – 75、合格线 60 分');
  });

  test('a failed rule that still holds open points says that some places are open, not that nobody knows why', () => {
    const partly = {
      ...SAMPLE,
      outcomes: SAMPLE.outcomes.map((one) =>
        one.rule === 'guide-elements' ? { ...one, points: { ...one.points, max: one.points.min + 0.5 } } : one,
      ),
    };
    const row = page(partly).root().find('.closing tr:contains("指南")').text();
    expect(row).toContain('有几处没有判定');
    expect(row).not.toContain('没有说明原因');
  });

  test('a site that never answered gets no number and says so', () => {
    const $ = page(UNREACHABLE);
    expect($('.stamp').text()).toBe('未能判定');
    expect($('.score-value').text().trim()).toBe('—');
    expect($('.why').text()).toContain('网站没有应答');
  });

  test('a qualified site is told by its lowest possible score', () => {
    const $ = page({
      ...SAMPLE,
      scorecard: {
        ...SAMPLE.scorecard,
        verdict: 'qualified',
        vetoes: [],
        points: { value: 91, min: 88.5, max: 93, outOf: 24, bonus: 4 },
      },
    });
    expect($('.why').text()).toContain('也有 88.5 分');
    expect($('.score').text()).toContain('加分 +4');
  });

  test('unqualified by points, without a veto, is told by its highest possible score', () => {
    const $ = page({
      ...SAMPLE,
      scorecard: { ...SAMPLE.scorecard, vetoes: [], points: { value: 40, min: 31, max: 55.25, outOf: 24, bonus: 0 } },
    });
    expect($('.why').text()).toContain('最高也只有 55.25 分');
  });
});

describe('the sections', () => {
  const cells = (report = SAMPLE, lang?: 'en') => {
    const $ = page(report, lang);
    return $('.sections tbody tr, .sections tfoot tr')
      .map((_, row) =>
        $(row)
          .find('th, td')
          .map((__, cell) => $(cell).text())
          .get()
          .join(' '),
      )
      .get();
  };

  test('stand as bars and as a table with what is earned, open and lost', () => {
    expect(cells().slice(0, 3)).toEqual([
      '政府信息公开平台 8 4 2 2 1 1',
      '政府信息公开指南 8 3.33 · 4.67 2 ·',
      '政府信息公开年报 8 2 4 2 · 1',
    ]);
    expect(cells().at(-1)).toBe('合计 24 9.33 6 8.67 5 2');
    expect(page()('.chart-wide[aria-labelledby^=section-bars] text').text()).toContain('3.33 / 8');
  });

  test('how points became the score is told once nothing is open', () => {
    expect(page()('[aria-labelledby=sections]').text()).not.toContain('÷');
    const sections = SAMPLE.scorecard.sections.map((one) => ({ ...one, max: one.min }));
    const points = { value: 38.88, min: 38.88, max: 38.88, outOf: 24, bonus: 0 };
    const decided = { ...SAMPLE, scorecard: { ...SAMPLE.scorecard, sections, points } };
    expect(page(decided)('[aria-labelledby=sections]').text()).toContain('9.33 ÷ 24 × 100 = 38.88 分');
  });

  test('have English titles on the English page', () => {
    expect(cells(SAMPLE, 'en')[0]).toContain('Disclosure platform');
  });
});

describe('units', () => {
  const rows = () => {
    const $ = page(PORTAL);
    return $('.units tbody tr')
      .map((_, row) =>
        $(row)
          .find('th, td')
          .map((__, cell) => squeezed($(cell).text()))
          .get()
          .slice(0, 6)
          .join(' '),
      )
      .get();
  };

  test('are ranked by kind, with the range that open rules leave; without a decision there is no place', () => {
    expect(rows()).toEqual([
      '1 区教育局 100（50–100） · 1 1',
      `2 ${squeezed(`区民政局${HOSTILE.image}`)} 50 1 · 1`,
      '1 湖滨镇 0 1 · 1',
      '— 城西街道 — · 1 ·',
    ]);
  });

  test('each has a section with its findings, what is open there and why', () => {
    const $ = page(PORTAL);
    const cards = $('.unit-card').map((_, card) => squeezed($(card).text()));
    expect(cards.get()[0]).toContain('2024年度报告没有写明发布日期');
    expect(cards.get()[2]).toContain('应在此日以前2026-04-30');
    expect(cards.get()[3]).toContain('各单位有公开页面没有看完');
    expect(cards.get()[3]).not.toContain('没有未通过');
    expect($('.unit-card a[href^=javascript]')).toHaveLength(0);
  });

  test('a report without a roster has no such part', () => {
    expect(page()('#units')).toHaveLength(0);
    expect(page()('.contents').text()).not.toContain('单位情况');
  });
});

describe('findings', () => {
  test('each shows message, quote, address, Beijing time, whole hash, record, clause and remedy', () => {
    const card = page()('#rule-guide-elements');
    const text = card.text();
    expect(card.find('.finding')).toHaveLength(3);
    expect(text).toContain('政府信息公开指南缺少“编排体系”');
    expect(card.find('blockquote').first().text()).toContain('办公地址：湖畔区湖滨路1号');
    expect(card.find('a.address').first().attr('href')).toBe('http://www.hupan.gov.cn.example/zwgk/zn/');
    expect(text).toContain('2026-03-05 09:02:03');
    expect(card.find('.hash').first().text()).toBe(SAMPLE.outcomes[4]!.findings[0]!.evidence[0]!.sha256);
    expect(text).toContain('<urn:uuid:6f1c2a52-9a0e-4b9a-8d3e-2b6a0f1c7d11>');
    expect(text).toContain('国务院令第711号');
    expect(text).toContain('没有传真的，写明“传真：无”');
  });

  test('figures are given in words', () => {
    const text = squeezed(page()('#rule-platform-column-names .rows').text());
    expect(text).toContain('公开指南→政府信息公开指南');
  });

  test('a picture says what it shows, and whether the place is framed', () => {
    const picture = page()('#rule-guide-elements .picture').first();
    expect(picture.find('a').attr('href')).toBe('evidence/guide-1.png');
    expect(picture.find('img').attr('alt')).toContain('截图');
    expect(picture.find('img').attr('loading')).toBe('eager');
    expect(picture.find('figcaption').text()).toBe('红框里是问题所在的地方。涂黑的是个人的号码。');
    expect(page()('[aria-labelledby=crawl]').text()).toContain('另有 2 处没有截');
    const off = page({ ...SAMPLE, pictures: { files: [], left: 0, failed: 0, why: 'no-chinese-font' } });
    expect(off('[aria-labelledby=crawl]').text()).toContain('没有中文字体');
    expect(off('.picture figcaption')).toHaveLength(0);
  });

  test('more than three pieces of evidence are folded, none is dropped', () => {
    const card = page()('#rule-guide-updated-fresh');
    expect(card.find('.evidence')).toHaveLength(5);
    expect(card.find('details .evidence')).toHaveLength(2);
  });

  test('waivers and reviews stand with the rule', () => {
    const $ = page();
    expect($('#rule-guide-updated-fresh').text()).toContain('机构改革期间暂缓修订');
    expect($('#rule-annual-report-present').text()).toContain('评测员甲');
  });

  test('what a waiver sets aside is told at a glance, with who allowed it and until when', () => {
    const waiver = { justification: '搬迁', approvedBy: '区政府办', expiresOn: '2026-06-30', setAside: 1.5 };
    const outcomes = SAMPLE.outcomes.map((one) => (one.rule === 'guide-elements' ? { ...one, waiver } : one));
    const aside = page({ ...SAMPLE, outcomes })('[aria-labelledby=set-aside]').text();
    for (const part of ['1.5 分', '搬迁', '区政府办', '2026-06-30']) expect(aside).toContain(part);
    expect(page()('[aria-labelledby=set-aside]')).toHaveLength(0);
  });

  test('what a person has to bring is listed, made harmless and not counted', () => {
    const item = {
      clause: 'LW-3a',
      phrase: `建设专区${HOSTILE.script}`,
      bring: '专区照片',
      dueOn: '2026-12-31',
      worth: 2,
      points: { earned: 0, min: 0, max: 0, outOf: 0 },
    };
    const $ = page({ ...SAMPLE, evidenceItems: [item] });
    const text = $('[aria-labelledby=evidence-items]').text();
    for (const part of ['LW-3a', '建设专区<script>', '专区照片', '2026-12-31', '评审以前不计分'])
      expect(text).toContain(part);
    expect($('.contents').text()).toContain('需人工取证的事项');
    expect(page()('.contents').text()).not.toContain('需人工取证的事项');
  });

  test('every rule of the profile is somewhere on the page', () => {
    const text = page().root().text();
    for (const { title } of SAMPLE.outcomes) expect(text).toContain(title);
  });

  test('rules without a decision are grouped by reason, with what to do', () => {
    const groups = page()('.reason-card h3')
      .map((_, heading) => squeezed(cheerio.load(heading).text()))
      .get();
    expect(groups).toEqual([
      '没有看完1项',
      '没有日期1项',
      '本机没有浏览器1项',
      '本机不通IPv61项',
      '本版本还没有这项检测1项',
    ]);
  });
});

describe('the crawl', () => {
  const section = (lang?: 'en') => page(SAMPLE, lang)('section[aria-labelledby=crawl]');

  test('tells what the requests were for, most of them by a bar, columns by name', () => {
    const rows = section()
      .find('.purposes tbody tr')
      .map((_, row) => squeezed(cheerio.load(row, null, false).text()))
      .get();
    expect(rows.slice(0, 4)).toEqual([
      '首页2',
      '频道和栏目分组6',
      '找要检测的栏目政府信息公开指南3次、依申请公开4',
      '栏目里的文章21',
    ]);
    expect(rows.at(-1)).toBe('重试、跳转和浏览器加载的内容31');
  });

  test('every purpose of a request has its word in both languages', () => {
    const requestsFor = { link: 61, 'person-list': 2, 'report-twin': 1, 'site-map': 1, population: 3, probe: 5 };
    for (const lang of ['zh', 'en'] as const) {
      const $ = page({ ...SAMPLE, crawl: { ...SAMPLE.crawl, requestsFor } }, lang);
      const shown = $('.purposes tbody th').map((_, cell) => $(cell).text()).get(); // prettier-ignore
      expect(shown).toHaveLength(6);
      for (const purpose of Object.keys(requestsFor)) expect(shown).not.toContain(purpose);
    }
  });

  test('says how it was asked, and how it ended', () => {
    const text = section().text();
    expect(text).toContain('gongkai/0.1.0 (+mailto:gongkai@example.com)');
    expect(text).toContain('robots.txt遵守');
    expect(text).toContain('达到页数上限，提前结束。');
    expect(section('en').text()).toContain('robots.txtobeyed');
  });

  test('lists every request with purpose, answer and record; what was not seen apart, with why', () => {
    const [unseen, requests] = section().find('details.request-list').toArray();
    const textOf = (element: typeof unseen): string => squeezed(cheerio.load(element!, null, false).text());
    expect(textOf(unseen)).toContain('没有看到的地址1条');
    expect(textOf(unseen)).toContain('robots.txt不允许');
    expect(textOf(requests)).toContain('有应答的请求2条');
    expect(textOf(requests)).toContain('栏目“政府信息公开指南”');
    expect(textOf(requests)).toContain('年度报告2024');
    expect(textOf(requests)).toContain('urn:uuid:6f1c2a52-9a0e-4b9a-8d3e-2b6a0f1c7d13');
    expect(section().text()).toContain('另有 140 条没有列出');
  });

  test('a report of an earlier version, which tells less, is shown all the same', () => {
    const { requests, pages, rendered, bytes, unanswered, truncated, stoppedBecause } = SAMPLE.crawl;
    const crawl = { requests, pages, rendered, bytes, unanswered, truncated, stoppedBecause };
    const $ = page({ ...SAMPLE, crawl });
    expect($('.purposes, .request-list')).toHaveLength(0);
    expect($('section[aria-labelledby=crawl]').text()).toContain('143');
  });
});

describe('hostile text is data', () => {
  const html = renderHtml(SAMPLE, { lang: 'zh' });
  const $ = cheerio.load(html);

  test('no element and no attribute comes from it', () => {
    expect($('script')).toHaveLength(1);
    expect($('style')).toHaveLength(1);
    expect($('iframe, object, svg[onload], [onerror], [onmouseover]')).toHaveLength(0);
    expect($('img:not([src^="evidence/"])')).toHaveLength(0);
    const handlers = $('*')
      .toArray()
      .flatMap((element) => ('attribs' in element ? Object.keys(element.attribs) : []));
    expect(handlers.filter((name) => name.startsWith('on') || name === 'style')).toEqual([]);
    expect($.root().text()).toContain(HOSTILE.script);
  });

  test('only http and https become links, and none with a user name', () => {
    const hrefs = $('a[href]')
      .map((_, link) => $(link).attr('href'))
      .get();
    const outside = hrefs.filter((href) => !href.startsWith('#') && href !== 'evidence/guide-1.png');
    expect(outside.filter((href) => !/^https?:\/\/[^@]+$/.test(href))).toEqual([]);
    expect($('#rule-date-format').text()).toContain(HOSTILE.scheme);
  });

  test('a picture is shown only where it lies beside the report', () => {
    const others = ['http://evil.example/x.png', '../other/evidence/x.png', '/etc/x.png', 'evidence/x.svg', 'data:,x'];
    for (const screenshot of others) {
      const outcomes = SAMPLE.outcomes.map((outcome) => ({
        ...outcome,
        findings: outcome.findings.map((one) => ({
          ...one,
          evidence: one.evidence.map((item) => ({ ...item, screenshot })),
        })),
      }));
      const shown = page({ ...SAMPLE, outcomes });
      expect(shown('img')).toHaveLength(0);
      expect(shown(`.picture a, a[href="${screenshot}"]`)).toHaveLength(0);
    }
  });

  test('control characters and bidi overrides are gone', () => {
    // eslint-disable-next-line no-control-regex -- these are what must be gone
    expect(html).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect($.root().text()).toContain('公开\ufffdgnp.exe');
  });

  test('personal numbers are masked', () => {
    expect(html).not.toContain('11010519491231002X');
    expect(html).not.toContain('13800138000');
    expect(html).toContain('138****8000');
  });

  test('nothing is loaded from outside and the policy forbids it', () => {
    expect(
      $('link[href]')
        .map((_, link) => $(link).attr('href'))
        .get(),
    ).toEqual(['data:,']);
    const sources = $('[src]').map((_, element) => $(element).attr('src'));
    expect(new Set(sources.get())).toEqual(new Set(['evidence/guide-1.png']));
    const policy = $('meta[http-equiv=Content-Security-Policy]').attr('content') ?? '';
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).not.toContain('unsafe');
  });
});

describe('structure', () => {
  test.each(['zh', 'en'] as const)(
    '%s: one h1, no heading level skipped, ids used once, anchors lead somewhere',
    (lang) => {
      const $ = page(SAMPLE, lang);
      const levels = $('h1,h2,h3,h4,h5')
        .map((_, heading) => Number(heading.tagName[1]))
        .get();
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      levels.reduce((before, level) => {
        expect(level).toBeLessThanOrEqual(before + 1);
        return level;
      }, 0);
      const ids = $('[id]')
        .map((_, element) => $(element).attr('id'))
        .get();
      expect(new Set(ids).size).toBe(ids.length);
      const anchors = $('a[href^="#"]')
        .map((_, link) => $(link).attr('href')!.slice(1))
        .get();
      expect(anchors.filter((anchor) => !ids.includes(anchor))).toEqual([]);
      expect($('main, header.masthead, nav, footer.foot').length).toBe(4);
    },
  );

  test('English has its own language mark, titles and messages, and marks Chinese quotes', () => {
    const $ = page(SAMPLE, 'en');
    expect($('html').attr('lang')).toBe('en');
    expect($('.stamp').text()).toBe('Unqualified');
    expect($('#rule-platform-column-names').text()).toContain('should be called');
    expect($('blockquote').first().attr('lang')).toBe('zh-CN');
  });

  test('the same report gives the same bytes', () => {
    expect(renderHtml(SAMPLE, { lang: 'zh' })).toBe(renderHtml(structuredClone(SAMPLE), { lang: 'zh' }));
  });
});

test.each(['zh', 'en'] as const)('%s has words for every reason code of the contract', (lang) => {
  const { reason } = wordingOf(lang);
  for (const code of [...UNTESTED_REASONS, ...CANT_TELL_REASONS, ...INAPPLICABLE_REASONS])
    expect(reason[code]?.meaning, code).toBeTruthy();
});
