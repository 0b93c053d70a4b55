import { CannotPrint, type Printer } from '../lib/browser/print-pdf.js';
import type { AuditReport } from '../model/report.js';
import { FormatUnavailable, type FormatOptions, type Written } from './format.js';
import { renderHtml } from './html.js';
import { wordingOf } from './wording.js';

/** `report.pdf`: the HTML report as the browser prints it. Throws `FormatUnavailable` where nothing can print. */
export async function renderPdf(
  report: AuditReport,
  { lang }: FormatOptions,
  { folder, print }: { readonly folder: string; readonly print: Printer['print'] },
): Promise<readonly Written[]> {
  const { text } = wordingOf(lang);
  const head = { left: `${report.site.name} · ${text.reportTitle}`, right: `${text.asOf} ${report.asOf}` };
  try {
    return [{ file: 'report.pdf', content: await print({ html: renderHtml(report, { lang }), folder, head }) }];
  } catch (error) {
    if (error instanceof CannotPrint) throw new FormatUnavailable(WHY[error.reason]);
    throw error;
  }
}

const WHY: Readonly<Record<CannotPrint['reason'], FormatUnavailable['words']>> = {
  'no-browser': {
    zh: '这台机器没有能用的浏览器，写不了 PDF；运行 gongkai doctor，按提示装好以后，用 gongkai report 可以补上',
    en: 'no browser on this machine, hence no PDF; gongkai doctor says how to install one, then gongkai report makes it',
  },
  'no-chinese-font': {
    zh: '这台机器没有中文字体，PDF 里的字会是空白；安装 fonts-noto-cjk 一类的字体以后，用 gongkai report 可以补上',
    en: 'no Chinese font on this machine, the PDF would be blank; install one such as fonts-noto-cjk, then gongkai report makes it',
  },
};
