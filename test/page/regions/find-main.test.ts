import { describe, expect, it } from 'vitest';
import { columnUrl, prose, readHtml, sitePage } from '../../support/read-html.js';

const rows = ['全县秋粮收购工作现场会召开', '全县农村道路养护推进会召开', '县领导检查城区冬季供暖工作']
  .map((title, n) => `<li><span>2026-08-1${n}</span><a href="/xw/${n}.html">${title}</a></li>`)
  .join('');
const box = `<div class="right"><h4>最新发布</h4><ul>${rows}</ul><h4>联系我们</h4><p>传真：0938-7150001</p></div>`;

describe('the page’s own text', () => {
  it('leaves out a box of newest items beside it, and the contact data in that box', () => {
    const page = readHtml(
      sitePage(`<div class="con"><div class="mid"><h2>公开指南</h2>${prose}</div>${box}</div>`),
      columnUrl,
    );
    expect(page.contentText).toContain('进一步规范');
    expect(page.contentText).not.toMatch(/传真|最新发布|道路养护|供暖/);
  });

  it('keeps contact data that stands in the text itself', () => {
    const own = `<div class="con"><div class="mid"><h2>公开指南</h2>${prose}<p>传真：0938-7150002</p></div>${box}</div>`;
    expect(readHtml(sitePage(own), columnUrl).contentText).toContain('传真：0938-7150002');
  });
});
