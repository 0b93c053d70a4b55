import type { Page } from '../model/page.js';

const kinds = {
  home: '首页',
  column: '栏目页',
  article: '文章页',
  attachment: '附件',
  shell: '空壳（由脚本填充）',
  challenge: '验证/拦截页',
  error: '错误页',
} as const;
const origins = { visible: '页面所示', list: '列表所示', url: '网址推得', meta: 'meta 标签' } as const;
const reasons: Readonly<Record<string, string>> = {
  'script-shell': '正文由脚本填充',
  'cookie-challenge': '须先通过脚本校验',
  'xhr-list': '列表由脚本加载',
  'footer-script': '页脚由脚本写入',
  'frame-footer': '页脚在框架里',
};
const shownItems = 20;

/** A page's facts for a reader at a terminal, in Chinese, one fact a line. */
export const describePage = (page: Page): string => {
  const { facts } = page;
  const { footer } = facts;
  const lines: string[] = [];
  const say = (label: string, value: string | undefined): void => {
    if (value !== undefined && value !== '') lines.push(`${label}：${value}`);
  };
  say('网址', facts.url);
  say('类型', kinds[facts.kind]);
  say('编码', facts.charset);
  say('标题', facts.title);
  say('位置', facts.breadcrumb.join(' > '));
  say('栏目', facts.columnName);
  say('发布日期', facts.publishedOn && `${facts.publishedOn}（${origins[facts.publishedOnFrom ?? 'visible']}）`);
  say('更新日期', facts.updatedOn);
  say('来源', facts.source);
  say('索引号', facts.indexNumber);
  say('文号', facts.documentNumber);
  say('成文日期', facts.writtenOn);
  say('有效性', facts.validity);
  say(
    '页脚',
    [
      footer.siteIdCode && `标识码 ${footer.siteIdCode}`,
      footer.icp,
      footer.police && `公安备案 ${footer.police}`,
      footer.sponsor && `主办 ${footer.sponsor}`,
      footer.contact && `联系 ${footer.contact}`,
      footer.errorReport ? '有“我为政府网站找错”' : undefined,
      footer.ipv6Label ? '有 IPv6 标识' : undefined,
    ]
      .filter(Boolean)
      .join('，'),
  );
  say('须用浏览器', facts.needsBrowser && reasons[facts.needsBrowser]);
  say('转向', page.redirect?.url);
  say('正文字数', String(facts.textLength));
  say('链接', `${page.links.length} 个（可见 ${page.links.filter((link) => link.isVisible).length} 个）`);
  if (facts.items.length > 0) {
    lines.push(`列表：${facts.items.length} 条`);
    for (const item of facts.items.slice(0, shownItems))
      lines.push(`  ${item.publishedOn ?? '          '}  ${item.title}  ${item.url}`);
    if (facts.items.length > shownItems) lines.push(`  …… 其余 ${facts.items.length - shownItems} 条见 --json`);
  }
  if (facts.attachments.length > 0) {
    lines.push(`附件：${facts.attachments.length} 个`);
    for (const file of facts.attachments) lines.push(`  [${file.type}] ${file.text}  ${file.url}`);
  }
  for (const table of facts.tables)
    lines.push(`表格：${table.rows} 行 × ${table.columns} 列${table.caption ? `（${table.caption}）` : ''}`);
  if (page.morePages.length > 0)
    lines.push(`后续页：${page.morePages.length} 页，下一页 ${page.morePages[0]?.url ?? ''}`);
  return `${lines.join('\n')}\n`;
};
