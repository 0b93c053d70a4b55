import { describe, expect, it } from 'vitest';
import { homeUrl, readHtml } from '../../support/read-html.js';

const foot = (html: string, head = '') =>
  readHtml(
    `<html><head><title>清水县人民政府</title>${head}</head><body><div class="main"><p>县政府召开常务会议</p></div><div class="foot">${html}</div></body></html>`,
    homeUrl,
  ).facts.footer;

describe('marks at the foot', () => {
  it.each([
    ['标识码 with a colon', '网站标识码：6205210001', { siteIdCode: '6205210001' }],
    ['标识码 without', '政府网站标识码6205210001', { siteIdCode: '6205210001' }],
    ['标识码 of a ministry', '网站标识码:bm05000001', { siteIdCode: 'bm05000001' }],
    ['标识码 of nine digits, as it stands', '网站标识码：620521000', { siteIdCode: '620521000' }],
    ['标识码 over elements', '<span>网站标识码</span>：<b>6205210001</b>', { siteIdCode: '6205210001' }],
    [
      'ICP with a suffix',
      '<a href="https://beian.miit.gov.cn">陇ICP备12000001号-2</a>',
      { icp: '陇ICP备12000001号-2' },
    ],
    ['ICP with blanks', '蜀ICP备 13001288号', { icp: '蜀ICP备13001288号' }],
    ['police', '甘公网安备 62052102000011号', { police: '62052102000011' }],
    ['sponsor', '主办单位：清水县人民政府办公室 承办单位：县大数据中心', { sponsor: '清水县人民政府办公室' }],
    ['sponsor with blanks', '主 办：清水县人民政府　承 办：县政府信息中心', { sponsor: '清水县人民政府' }],
    ['contact', '联系电话：0938-7151234', { contact: '0938-7151234' }],
    [
      'everything run together',
      '主办：清水县人民政府承办：县政府办公室网站标识码：6205210001陇ICP备12000001号甘公网安备62052102000011号',
      { sponsor: '清水县人民政府', siteIdCode: '6205210001', icp: '陇ICP备12000001号', police: '62052102000011' },
    ],
  ])('%s', (_, html, wanted) => {
    expect(foot(html)).toMatchObject(wanted);
  });

  it('says nothing of what only meta tags or addresses tell', () => {
    const marks = foot(
      '<a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=62052102000011"><img src="ba.png"></a>',
      '<meta name="SiteIDCode" content="6205210001">',
    );
    expect(marks).toEqual({ errorReport: false, ipv6Label: false });
  });

  it.each([
    [
      'the official link',
      '<a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=6205210001"><img src="jc.png"></a>',
      true,
    ],
    [
      'the official script',
      `<script id="_jiucuo_" sitecode='6205210001' src='https://zfwzgl.www.gov.cn/exposure/jiucuo.js'></script>`,
      true,
    ],
    [
      'an opener',
      `<img onclick="window.open('http://pucha.kaipuyun.cn/exposure/jiucuo.html?site_code=6205210001')" src="jc.png">`,
      true,
    ],
    ['words', '<a href="/zc/">我为政府网站找错</a>', true],
    ['feedback of the site’s own', '<a href="/jc/">我要纠错</a>', false],
    ['a comment', '<!-- <a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html">找错</a> -->', false],
  ])('error report by %s', (_, html, wanted) => {
    expect(foot(html).errorReport).toBe(wanted);
  });

  it.each([
    ['words', '本网站支持IPv6', true],
    ['words with a blank', '本站已支持 IPv6 访问', true],
    ['letters set apart', '本 网 站 已 全 面 支 持 <b>IPv6</b> 网 络', true],
    ['both protocols', '本站支持IPv4/IPv6双栈访问', true],
    ['a picture’s words', '<img src="a.png" alt="网站支持ipv6">', true],
    ['a host name', '<a href="https://x.ipv6best.cn/">信用中国</a>', false],
    ['a class', '<div class="ipv6"></div>', false],
    ['a comment', '<!-- 网站支持IPv6 -->', false],
    ['words among others', '<p>建议使用1024×768以上分辨率 | 本网站支持 IPv6 网络访问 | 网站地图</p>', true],
    ['a picture of that name', '<img src="/images/ipv6.png">', true],
    ['news of the deployment', '<p>关于推进IPv6规模部署的通知</p>', false],
    ['the title of a headline', '<a title="区大数据局开展IPv6改造工作" href="/1.html">区大数据局开展…</a>', false],
    ['the picture of a headline', '<img src="1.jpg" alt="我区召开IPv6规模部署推进会议">', false],
  ])('IPv6 label by %s', (_, html, wanted) => {
    expect(foot(html).ipv6Label).toBe(wanted);
  });

  it.each([
    ['a label in the header', '<div class="top"><span>网站支持IPv6</span> | <a href="/wza/">无障碍</a></div>', true],
    ['a headline', '<ul><li><a href="/1.html">全区政府网站全面支持IPv6访问工作培训会召开</a></li></ul>', false],
  ])('outside the footer, IPv6 label by %s', (_, html, wanted) => {
    const page = readHtml(`<html><body>${html}<p>正文</p></body></html>`, homeUrl);
    expect(page.facts.footer.ipv6Label).toBe(wanted);
  });
});
