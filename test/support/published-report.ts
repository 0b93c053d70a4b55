import type { AnnualReport } from '../../src/model/site-model.js';
import { report, view } from './fake-site.js';
import { readHtml, sitePage } from './read-html.js';

/** A report as the page layer reads it from the HTML of its body. */
export function publishedReport(year: number, body: string, sketch: Partial<AnnualReport> = {}): AnnualReport {
  const html = sitePage(
    `<h1>青禾区${String(year)}年政府信息公开工作年度报告</h1><div class="TRS_Editor"><p>根据条例和有关规定，现公布${String(year)}年度政府信息公开工作情况，欢迎社会各界查阅并提出意见建议。</p>${body}</div>`,
  );
  const page = readHtml(html, `http://www.qinghe.gov.cn/zwgk/nb/${String(year)}.html`);
  return { ...report(year), page: view(`/zwgk/nb/${String(year)}.html`, { page, facts: page.facts }), ...sketch };
}
