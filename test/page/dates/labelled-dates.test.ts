import { describe, expect, it } from 'vitest';
import { prose, readHtml, sitePage } from '../../support/read-html.js';

const guideUrl = 'http://www.qingshui.gov.cn/zfxxgk/zfxxgkzn/';
const guide = (text: string, around = ''): string =>
  sitePage(
    `<div class="wrap"><div class="leftmenu"><ul><li><a href="/zfxxgk/zfxxgkzn/">政府信息公开指南</a></li><li><a href="/zfxxgk/zd/">政府信息公开制度</a></li><li><a href="/zfxxgk/fd/">法定主动公开内容</a></li><li><a href="/zfxxgk/nb/">政府信息公开年报</a></li></ul></div>
    ${around}<div class="content"><h2>清水县政府信息公开指南</h2>${text}${prose}<p>一、公开内容。本机关主动公开下列政府信息：机构职能、规划计划、财政预决算等。</p></div></div>`,
    { title: '政府信息公开指南_清水县人民政府', head: '<meta name="ColumnName" content="政府信息公开指南">' },
  );

describe('labels of an update', () => {
  it.each([
    ['更新日期', '<p>更新日期：2024年5月6日</p>'],
    ['更新时间', '<p>更新时间：2024-05-06 10:00</p>'],
    ['最后更新', '<p>最后更新：2024-05-06</p>'],
    ['修订日期', '<p>修订日期：2024.05.06</p>'],
    ['本指南更新于', '<p>本指南更新于2024年5月6日，由县政府办公室负责解释。</p>'],
    ['本指南…更新', '<p>（本指南于2024年5月6日更新）</p>'],
    ['in running text', '<p>为方便公众获取信息，编制本指南。更新日期：2024年5月6日。联系电话见下。</p>'],
    ['over several elements', '<p><span>更新</span><b>日期</b>：<i>2024</i>年<i>5</i>月<i>6</i>日</p>'],
    ['in Chinese numerals', '<p>更新日期：二〇二四年五月六日</p>'],
    ['in full-width digits', '<p>更新日期：２０２４年５月６日</p>'],
    ['in a table', '<table><tr><td>编制单位</td><td>县政府办</td><td>更新日期</td><td>2024-05-06</td></tr></table>'],
    ['label and date on lines of their own', '<div>更新日期：</div><div>2024-05-06</div>'],
    ['a line of its own without colon', '<p>2024年5月6日更新</p>'],
  ])('reads %s', (_, text) => {
    const page = readHtml(guide(text), guideUrl);
    expect(page.facts.updatedOn).toBe('2024-05-06');
    expect(page.labelledDates.find((date) => date.on === '2024-05-06')?.quote).toMatch(/更新|修订/);
  });

  it.each([
    ['the foot of every page alone', ''],
    ['the day the regulation was revised', '<p>根据《政府信息公开条例》（2019年4月3日修订）编制本指南。</p>'],
    ['a regulation revised on', '<p>2019年4月3日修订的条例自2019年5月15日起施行，本指南依此编制。</p>'],
    ['本指南 beside the law it rests on', '<p>本指南根据《条例》（2019年4月3日修订）编制。</p>'],
    ['the day of publication', '<p>发布时间：2024-05-06</p>'],
    ['a promise without a date', '<p>本指南实时更新。</p>'],
    ['the next update', '<p>下次更新时间：2027年1月1日</p>'],
    ['a year and month only', '<p>更新日期：2024年5月</p>'],
  ])('finds none in %s', (_, text) => {
    expect(readHtml(guide(text), guideUrl).facts.updatedOn).toBeUndefined();
  });

  it('takes no date of a side bar for one of the guide', () => {
    const side =
      '<div class="sidebar"><a href="/x/1.html">关于印发机关工作规则的通知</a><a href="/x/2.html">关于调整领导分工的通知</a><a href="/x/3.html">关于公布清单的通知</a><p>更新日期：2025-01-01</p></div>';
    expect(readHtml(guide('', side), guideUrl).facts.updatedOn).toBeUndefined();
  });

  it('lists other labelled dates too, with their labels', () => {
    const page = readHtml(guide('<p>发布日期：2023-03-01　更新日期：2024-05-06</p>'), guideUrl);
    expect(page.labelledDates.map(({ label, on }) => `${label} ${on}`)).toEqual([
      '发布日期 2023-03-01',
      '更新日期 2024-05-06',
    ]);
  });
});
