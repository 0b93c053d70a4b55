import { load } from 'cheerio';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SEVERITIES } from '../../../src/model/severity.js';
import type { PipelineOptions } from '../../../src/report/faults.js';
import { inert, markdownOf } from '../../../src/report/markdown/inert.js';
import { renderMarkdown } from '../../../src/report/markdown/render-markdown.js';
import { bigRun } from '../../support/big-run.js';
import { hostileReport, HOSTILE_RUN, NAUGHTY, PAYLOADS, pipelineRun, USUAL_RUN } from '../../support/pipeline-run.js';
import { PORTAL, SAMPLE, UNREACHABLE } from '../../support/sample-report.js';

const CHINESE: PipelineOptions = { lang: 'zh', severities: DEFAULT_SEVERITIES };
/** As forges read it: HTML allowed, bare addresses turned into links, two waves strike through. */
const forge = new MarkdownIt({ html: true, linkify: true });
const pageOf = (markdown: string) => load(forge.render(markdown));
/** A run of one site, which is what a pull request usually is about. */
const alone = (report: typeof SAMPLE) => {
  const { run, reports } = pipelineRun([report]);
  return { run: { ...run, failures: [] }, reports };
};

describe('summary.md of one site', () => {
  const text = renderMarkdown(alone(SAMPLE), CHINESE);
  const page = pageOf(text);

  it('opens with name, verdict, score and interval', () => {
    expect(page('h2').text()).toBe('湖畔区人民政府');
    expect(page('p').first().text()).toBe(
      '不合格 · 得分 62.5，可能区间 41.67 – 75 · 政府信息公开全国基础规则集，检测日 2026-03-05',
    );
  });

  it('shows vetoes at once and folds the rest', () => {
    expect(page('p:contains("单项否决，没有通过 (1)") + ul li').text()).toContain(
      '首页及时更新：首页最新一条信息发布于',
    );
    expect(
      page('details summary')
        .toArray()
        .map((one) => page(one).text()),
    ).toEqual([
      '各部分得分',
      '未通过的指标 (2)',
      '待人工核实 (2)',
      '已豁免，不扣分 (1)',
      '建议 (1)',
      '没有检测的指标，既不算通过，也不算未通过 (3)',
    ]);
  });

  it('names what each section earned and can still earn', () => {
    expect(
      page('td:contains("政府信息公开年报")')
        .nextAll()
        .toArray()
        .map((cell) => page(cell).text()),
    ).toEqual(['2', '6', '8']);
  });

  it('links the page at fault', () => {
    expect(page('li:contains("指南九项要素齐全") a').attr('href')).toBe('http://www.hupan.gov.cn.example/zwgk/zn/');
  });

  it('says so where nothing failed and nothing is open', () => {
    const passed = SAMPLE.outcomes.map((outcome) => ({ ...outcome, value: 'passed' as const, findings: [] }));
    expect(renderMarkdown(alone({ ...SAMPLE, outcomes: passed }), CHINESE)).toContain('没有发现未通过的指标');
  });

  it('lists units from low to high, and none of which nothing is decided', () => {
    const units = pageOf(renderMarkdown(alone(PORTAL), CHINESE))('details:contains("各单位得分") tbody tr');
    const names = units.toArray().map((row) => page(row).find('td').slice(0, 3).text());
    expect(names).toEqual(['湖滨镇00', expect.stringMatching(/^区民政局.*5050$/) as string, '区教育局10050 – 100']);
  });

  it('is short', () => {
    expect(text.length).toBeLessThan(4_000);
  });

  it('gives no score to a site of which nothing is decided, and says that nothing was tested', () => {
    const silent = pageOf(renderMarkdown(alone(UNREACHABLE), CHINESE));
    expect(silent('p').first().text()).toContain('未能判定 · 没有已判定的计分指标，不作估分；可能区间 0 – 100');
    expect(silent.text()).toContain('网站没有应答，请核对网址，稍后再试');
    expect(silent.text()).toContain('没有检测的指标，既不算通过，也不算未通过 (15)');
    expect(silent.text()).not.toContain('没有发现未通过的指标');
  });

  it('leaves out what the severities leave out', () => {
    const severities = { ...DEFAULT_SEVERITIES, advice: 'none', cantTell: 'none' } as const;
    const quiet = pageOf(renderMarkdown(alone(SAMPLE), { lang: 'zh', severities }));
    expect(quiet('summary').text()).not.toMatch(/建议|待人工核实/);
    const nothing = { ...severities, veto: 'none', deduction: 'none' } as const;
    expect(renderMarkdown(alone(SAMPLE), { lang: 'zh', severities: nothing })).not.toContain('没有发现未通过的指标');
  });

  it('speaks English where asked', () => {
    const english = pageOf(renderMarkdown(alone(SAMPLE), { ...CHINESE, lang: 'en' }));
    expect(english('summary').text()).toContain('Rules that failed (2)');
    expect(english.text()).toContain('The home page is kept up to date');
  });
});

describe('summary.md of several sites', () => {
  it('lists them with what needs attention first, sites without a report too', () => {
    const page = pageOf(renderMarkdown(USUAL_RUN, CHINESE));
    expect(page('p').first().text()).toContain('不合格 1 个，未能判定 1 个，没有报告 1 个');
    const rows = page('table').first().find('tbody tr').toArray();
    expect(
      rows.map((row) =>
        page(row)
          .find('td')
          .slice(0, 4)
          .toArray()
          .map((cell) => page(cell).text()),
      ),
    ).toEqual([
      ['diushi', '没有报告 · 检测程序出错', '', ''],
      ['湖畔区人民政府', '不合格', '62.5', '41.67 – 75'],
      ['古镇街道办事处', '未能判定', '–', '0 – 100'],
    ]);
  });

  it('fits a comment however many there are, and says how many it leaves out', () => {
    const text = renderMarkdown(bigRun({ sites: 60, rules: 30, seed: 3 }), CHINESE);
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/另有 1\d 个网站没有列出/);
    expect(pageOf(text)('details').length).toBeGreaterThan(5);
  });

  it('fits a comment with the longest names and messages', () => {
    const long = '很长的话'.repeat(1_000);
    const reports = Array.from({ length: 12 }, (_, index) => {
      const report = hostileReport(Array.from({ length: 8 }, () => long));
      return { ...report, site: { ...report.site, id: `chang-${index}`, name: `长名区${long}` } };
    });
    expect(renderMarkdown(pipelineRun(reports), CHINESE).length).toBeLessThan(65_536);
  });
});

describe('words of others in Markdown', () => {
  const harm = 'script, img, svg, iframe, style, form, input, h1, blockquote, pre, hr, del, s, em';

  it('make nothing but text of a whole summary', () => {
    for (const run of [
      HOSTILE_RUN,
      alone(hostileReport(PAYLOADS.slice(0, 14))),
      alone(hostileReport(PAYLOADS.slice(14))),
    ]) {
      const page = pageOf(renderMarkdown(run, CHINESE));
      expect(page(harm).length).toBe(0);
      for (const link of page('a').toArray()) {
        // The program's own links, to the page at fault.
        expect(page(link).text()).toBe('页面');
        expect(page(link).attr('href')).toMatch(/^https?:\/\//);
      }
    }
  });

  const texts = [...PAYLOADS, ...NAUGHTY]
    .map((text) => text.replace(/[\p{Cc}\s]+/gu, ' ').trim())
    .filter((text) => text !== '');

  it('are read back as they were, every one, with no mention, reference, link or picture', () => {
    const markdown = markdownOf([
      {
        type: 'list',
        spread: false,
        children: texts.map((text) => ({
          type: 'listItem',
          spread: false,
          children: [{ type: 'paragraph', children: inert(text) }],
        })),
      },
    ]);
    const page = pageOf(markdown);
    const items = page('ul').first().children('li').toArray();
    expect(items.length).toBe(texts.length);
    for (const [index, item] of items.entries()) {
      const node = page(item);
      expect(node.text()).toBe(texts[index]!.replace(/\s+/g, ' '));
      // GitHub and GitLab look for mentions and references in what is left outside code.
      const outside = node.clone();
      outside.find('code').remove();
      expect(outside.text()).not.toMatch(/(?:^|\W)@[A-Za-z]|#\d|\bGH-\d|:\/\/|\$\S+\$/);
      expect(node.find('*').not('code').length).toBe(0);
    }
  });

  it('stay in their cell of a table', () => {
    const cells = texts.map((text) => ({
      type: 'tableRow' as const,
      children: [
        { type: 'tableCell' as const, children: inert(text) },
        { type: 'tableCell' as const, children: [] },
      ],
    }));
    const page = pageOf(markdownOf([{ type: 'table', children: cells }]));
    expect(page('tr').length).toBe(texts.length);
    expect(
      page('tr')
        .toArray()
        .map((row) => page(row).children().first().text()),
    ).toEqual(texts.map((text) => text.replace(/\s+/g, ' ')));
  });
});
