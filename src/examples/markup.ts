/** What every page of a sketched site is wrapped in: the tags, the way to it and the foot of a usual portal. */

/** Text as HTML text or attribute. */
export const text = (value: string): string =>
  value.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);

export const paragraphs = (words: string): string =>
  words
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${text(line)}</p>`)
    .join('\n');

export const tableOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `<table border="1">${rows.map((row) => `<tr>${row.map((cell) => `<td>${text(String(cell))}</td>`).join('')}</tr>`).join('\n')}</table>`;

export const linkTo = (url: string, words: string): string => `<a href="${text(url)}">${text(words)}</a>`;

interface Frame {
  readonly siteName: string;
  readonly title: string;
  readonly metas: readonly (readonly [string, string])[];
  /** Names on the way to the page; none on the home page. */
  readonly trail: readonly string[];
  readonly navigation?: string;
  readonly main: string;
}

export const framed = ({ siteName, title, metas, trail, navigation = '', main }: Frame): string => `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>${text(title === siteName ? title : `${title}_${siteName}`)}</title>
${[...siteMetas(siteName), ...metas].map(([name, value]) => `<meta name="${name}" content="${text(value)}">`).join('\n')}
</head><body>
<div class="header"><a href="/"><img src="/images/logo.png" alt="${text(siteName)}"></a></div>
${navigation}
${trail.length === 0 ? '' : `<div class="location crumb">您现在的位置：${trail.map((name, at) => (at === 0 ? '<a href="/">首页</a>' : text(name))).join(' &gt; ')}</div>`}
<div class="main">
${main}
</div>
<div class="footer"><p>主办：${text(siteName)}&emsp;联系电话：0990-5550101</p>
<p>政府网站标识码：9901020001&emsp;<a href="https://beian.miit.gov.cn/">青ICP备99010201号-1</a>&emsp;青公网安备 99010202000001号</p>
<p><a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=9901020001">我为政府网站找错</a></p></div>
</body></html>`;

const siteMetas = (siteName: string): readonly (readonly [string, string])[] => [
  ['SiteName', siteName],
  ['SiteDomain', 'www.qinghe.gov.cn'],
  ['SiteIDCode', '9901020001'],
];

export const columnMetas = (name: string, type: string): readonly (readonly [string, string])[] => [
  ['ColumnName', name],
  ['ColumnDescription', name],
  ['ColumnKeywords', name],
  ['ColumnType', type],
];
