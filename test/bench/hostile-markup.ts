/**
 * What the costliest mark-up costs to read: `npx tsx test/bench/hostile-markup.ts [MEGABYTES] [CASE]`. One line a case:
 * processor and wall time, what the page was taken for, memory. Figures, no test; none should take more than 5 s.
 */
import { readPage } from '../../src/page/read-page.js';
import { digestPage } from '../../src/page/digest.js';
const MB = Number(process.argv[2] ?? 20) * 1e6;
const rep = (s: string) => s.repeat(Math.floor(MB / Buffer.byteLength(s)));
const head = '<!doctype html><html><head><meta charset="utf-8"><title>x</title></head><body>';
const CASES: Record<string, () => string> = {
  'a open': () => head + rep('<a>'),
  'a href text': () => head + rep('<a href="/x">政府信息公开指南</a>'),
  'a href distinct': () =>
    head +
    Array.from(
      { length: (MB / 60) | 0 },
      (_, i) => `<li><a href="/x/${i}.html">政府信息公开指南${i}</a> 2025-01-01</li>`,
    ).join(''),
  'a in div': () => head + rep('<a><div>'),
  'div open': () => head + rep('<div>'),
  'div closed': () => head + rep('<div>公开</div>'),
  'div empty closed': () => head + rep('<div></div>'),
  'table open': () => head + rep('<table>'),
  'table tr td': () => head + rep('<table><tr><td>'),
  'table foster': () => head + '<table>' + rep('<b>x'),
  'table rows': () => head + '<table>' + rep('<tr><td>公开</td><td>12</td></tr>') + '</table>',
  'font open': () => head + rep('<font>'),
  'font p': () => head + rep('<font><p>'),
  'b i p': () => head + rep('<b><i><p>'),
  'a b nested close': () => head + rep('<a><b></a>'),
  'p b': () => head + rep('<p><b>x'),
  nobr: () => head + rep('<nobr><p>'),
  attrs: () => head + '<div ' + Array.from({ length: (MB / 12) | 0 }, (_, i) => `a${i}="b"`).join(' ') + '>公开',
  'attrs 900 each': () => head + rep('<div ' + Array.from({ length: 900 }, (_, i) => `a${i}=b`).join(' ') + '>x</div>'),
  'one line text': () => head + rep('政府信息公开'),
  'one line latin': () => head + rep('a'),
  spaces: () => head + 'x' + rep(' ') + 'x',
  'br lines': () => head + rep('公开<br>'),
  dates: () => head + rep('发布日期：2025-01-01 '),
  'date lines': () => head + rep('<p>更新日期：2025-01-01</p>'),
  'colon lines': () => head + rep('<p>索引号：公开</p>'),
  lt: () => head + rep('<'),
  'lt space': () => head + rep('< '),
  comments: () => head + rep('<!--x-->'),
  'comment open': () => head + rep('<!--'),
  'script open': () => head + rep('<script>'),
  scripts: () => head + rep('<script>var a=1;</script>'),
  'script long': () => head + '<script>' + rep('location.href = "/x";') + '</script>',
  'script cookie': () => head + '<script>' + rep('document.cookie=') + '</script>',
  'scripts links': () => head + rep('<script>window.open("/x.html");</script>'),
  iframes: () => head + rep('<iframe src="/x"></iframe>'),
  forms: () => head + rep('<form><input name=a></form>'),
  'form inputs': () => head + '<form>' + rep('<input name=a>'),
  select: () => head + rep('<select><option value="/x">公开'),
  'ul li': () => head + rep('<ul><li>公开'),
  'li a': () => head + '<ul>' + rep('<li><a href=/x>政府信息公开</a><span>2025-01-01</span></li>'),
  headings: () => head + rep('<h1>公开</h1>'),
  img: () => head + rep('<img src=x>'),
  meta: () => '<html><head>' + rep('<meta name="a" content="b">'),
  entities: () => head + rep('&amp;&lt;&#x4e2d;'),
  svg: () => head + rep('<svg><g>'),
  math: () => head + rep('<math><mi>'),
  template: () => head + rep('<template>'),
  noscript: () => head + rep('<noscript><a href=/x>x</a></noscript>'),
  'server code': () => head + rep('<%'),
  'server code2': () => head + rep('<% %>'),
  nul: () => head + rep('\0'),
  'hidden tabs': () => head + rep('<div class="tab" style="display:none"><a href=/x>x</a></div>'),
  breadcrumb: () => head + rep('当前位置：首页 > '),
  'nested spans': () => head + rep('<span><div><p><a href=/x>公'),
  colspan: () => head + '<table>' + rep('<tr><td colspan=1000 rowspan=1000>x'),
  'doctype xml': () => '<?xml version="1.0"?><datastore>' + rep('<record><![CDATA[<a href="/x">公开</a>]]></record>'),
  json: () => '[' + rep('{"title":"公开","url":"/x"},') + '{}]',
  quotes: () => head + '<a href="' + rep('"'),
  onclick: () => head + rep('<a onclick="window.open(\'/x\')">公开</a>'),
};
const only = process.argv[3];
for (const [name, make] of Object.entries(CASES)) {
  if (only && only !== '-' && !name.includes(only)) continue;
  const bytes = Buffer.from(make());
  const c = process.cpuUsage();
  const t = performance.now();
  let note: string;
  try {
    const p = readPage(bytes, { url: 'http://www.x.gov.cn/a/', contentType: 'text/html; charset=utf-8' });
    note = `${p.facts.kind} links ${p.links.length} ${p.facts.unread ?? ''}`;
    digestPage(p);
  } catch (e) {
    note = String(e).slice(0, 100);
  }
  const u = process.cpuUsage(c);
  const figures = [
    name.padEnd(20),
    `${(bytes.length / 1e6).toFixed(0)} MB`,
    `${((u.user + u.system) / 1000).toFixed(0).padStart(7)} ms of processor`,
    `${(performance.now() - t).toFixed(0).padStart(7)} ms`,
    note,
    `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB held`,
  ];
  process.stdout.write(`${figures.join('  ')}\n`);
}
