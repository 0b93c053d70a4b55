/** What goes on inside, for whoever wants to know why: lines by area, told only where somebody listens. */

/** In the order of a run; `--debug help` lists them. */
export const DEBUG_AREAS = {
  plan: { zh: '方案要求抓取看什么：栏目、列表、探测', en: 'what the crawl must see: columns, lists, probes' },
  crawl: {
    zh: '每个地址为什么取、得到什么，或者为什么不取',
    en: 'each address: why it was asked and what came, or why not',
  },
  robots: { zh: 'robots.txt 怎么说，挡住了哪些地址', en: 'what robots.txt says, and the addresses it closes' },
  browser: { zh: '哪个页面为什么用浏览器打开，用了多久', en: 'which page needed a browser, why, and for how long' },
  probes: {
    zh: '域名、IPv6、HTTPS、链接、无障碍、搜索的探测结果',
    en: 'what DNS, IPv6, TLS, axe and search probes met',
  },
  locate: {
    zh: '每个栏目有哪些候选、取了哪个、差一点的是哪些',
    en: 'candidates of each column, the one taken, near misses',
  },
  judge: {
    zh: '每条规则的结果、对象数、用时，检测项出错的位置',
    en: 'each rule: outcome, targets, time; where a check crashed',
  },
  report: { zh: '写了哪些文件，多大，用了多久', en: 'files written, their size, the time they took' },
} as const;

export type DebugArea = keyof typeof DEBUG_AREAS;

/** Tells lines of an area; they are made only where somebody listens to it. */
export interface Debug {
  readonly areas: ReadonlySet<DebugArea>;
  tell(this: void, area: DebugArea, lines: () => string | readonly string[]): void;
}
