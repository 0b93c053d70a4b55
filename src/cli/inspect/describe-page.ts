import type { Page } from '../../model/page.js';
import type { Say } from '../language.js';

type Pair = readonly [zh: string, en: string];

const kinds: Readonly<Record<Page['facts']['kind'], Pair>> = {
  home: ['首页', 'home'],
  column: ['栏目页', 'column'],
  article: ['文章页', 'article'],
  attachment: ['附件', 'attachment'],
  shell: ['空壳（由脚本填充）', 'shell (filled by scripts)'],
  challenge: ['验证/拦截页', 'challenge'],
  error: ['错误页', 'error'],
};
const origins: Readonly<Record<NonNullable<Page['facts']['publishedOnFrom']>, Pair>> = {
  visible: ['页面所示', 'shown on the page'],
  list: ['列表所示', 'shown in a list'],
  url: ['网址推得', 'from the address'],
  meta: ['meta 标签', 'from a meta tag'],
};
const reasons: Readonly<Record<string, Pair>> = {
  'script-shell': ['正文由脚本填充', 'its text comes by script'],
  'cookie-challenge': ['须先通过脚本校验', 'a script check stands before it'],
  'xhr-list': ['列表由脚本加载', 'its list comes by script'],
  'footer-script': ['页脚由脚本写入', 'its footer comes by script'],
  'frame-footer': ['页脚在框架里', 'its footer is in a frame'],
};
const shownItems = 20;

/** A page's facts for a reader at a terminal, one fact a line. */
export const describePage = (page: Page, say: Say): string => {
  const { facts } = page;
  const { footer } = facts;
  const lines: string[] = [];
  const tell = (zh: string, en: string, value: string | undefined): void => {
    if (value !== undefined && value !== '') lines.push(say(`${zh}：${value}`, `${en}: ${value}`));
  };
  tell('网址', 'address', facts.url);
  tell('类型', 'kind', say(...kinds[facts.kind]));
  tell('编码', 'charset', facts.charset);
  tell('标题', 'title', facts.title);
  tell('位置', 'position', facts.breadcrumb.join(' > '));
  tell('栏目', 'column', facts.columnName);
  tell(
    '发布日期',
    'published',
    facts.publishedOn &&
      say(
        `${facts.publishedOn}（${say(...origins[facts.publishedOnFrom ?? 'visible'])}）`,
        `${facts.publishedOn} (${say(...origins[facts.publishedOnFrom ?? 'visible'])})`,
      ),
  );
  tell('更新日期', 'updated', facts.updatedOn);
  tell('来源', 'source', facts.source);
  tell('索引号', 'index number', facts.indexNumber);
  tell('文号', 'document number', facts.documentNumber);
  tell('成文日期', 'written', facts.writtenOn);
  tell('有效性', 'validity', facts.validity);
  tell(
    '页脚',
    'footer',
    [
      footer.siteIdCode && say(`标识码 ${footer.siteIdCode}`, `site code ${footer.siteIdCode}`),
      footer.icp,
      footer.police && say(`公安备案 ${footer.police}`, `police ${footer.police}`),
      footer.sponsor && say(`主办 ${footer.sponsor}`, `sponsor ${footer.sponsor}`),
      footer.contact && say(`联系 ${footer.contact}`, `contact ${footer.contact}`),
      footer.errorReport ? say('有“我为政府网站找错”', 'takes reports of errors') : undefined,
      footer.ipv6Label ? say('有 IPv6 标识', 'says that it supports IPv6') : undefined,
    ]
      .filter(Boolean)
      .join(say('，', ', ')),
  );
  tell(
    '须用浏览器',
    'needs a browser',
    facts.needsBrowser && say(...(reasons[facts.needsBrowser] ?? [facts.needsBrowser, facts.needsBrowser])),
  );
  tell('转向', 'leads to', page.redirect?.url);
  tell('正文字数', 'characters of text', String(facts.textLength));
  const visible = page.links.filter((link) => link.isVisible).length;
  tell(
    '链接',
    'links',
    say(`${page.links.length} 个（可见 ${visible} 个）`, `${page.links.length} (${visible} visible)`),
  );
  if (facts.items.length > 0) {
    tell('列表', 'list', say(`${facts.items.length} 条`, String(facts.items.length)));
    for (const item of facts.items.slice(0, shownItems))
      lines.push(`  ${item.publishedOn ?? '          '}  ${item.title}  ${item.url}`);
    if (facts.items.length > shownItems)
      lines.push(
        say(
          `  …… 其余 ${facts.items.length - shownItems} 条见 --json`,
          `  … ${facts.items.length - shownItems} more with --json`,
        ),
      );
  }
  if (facts.attachments.length > 0) {
    tell('附件', 'attachments', say(`${facts.attachments.length} 个`, String(facts.attachments.length)));
    for (const file of facts.attachments) lines.push(`  [${file.type}] ${file.text}  ${file.url}`);
  }
  for (const table of facts.tables)
    tell(
      '表格',
      'table',
      say(
        `${table.rows} 行 × ${table.columns} 列${table.caption ? `（${table.caption}）` : ''}`,
        `${table.rows} rows × ${table.columns} columns${table.caption ? ` (${table.caption})` : ''}`,
      ),
    );
  if (page.morePages.length > 0)
    tell(
      '后续页',
      'more pages',
      say(
        `${page.morePages.length} 页，下一页 ${page.morePages[0]?.url ?? ''}`,
        `${page.morePages.length}, next ${page.morePages[0]?.url ?? ''}`,
      ),
    );
  return `${lines.join('\n')}\n`;
};
