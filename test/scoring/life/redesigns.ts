/** Made-up sites before and after they were rebuilt, with the truth of which finding is which. Long because it is data and a world. */
import { createHash } from 'node:crypto';
import type { AuditReport, Finding } from '../../../src/model/report.js';
import { outcomeOf, reportOf } from '../../cli/reports.js';

const MATTERS = [
  '生活垃圾分类',
  '城区停车泊位',
  '居家养老服务',
  '粮食生产功能区',
  '老旧小区加装电梯',
  '食品小作坊',
  '防汛抗旱应急',
  '招商引资奖励',
  '文物保护单位',
  '中小学午休看护',
];
const KINDS = ['实施细则', '管理办法', '工作方案', '若干措施', '应急预案'];
const PEOPLE = ['周文海', '林晓青', '陈立新', '何静', '吴建国', '许明'];

/** Titles as offices write them, many of them on one pattern. */
function titlesOf(random: () => number): readonly string[] {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const titles = new Set<string>();
  while (titles.size < 24) {
    const dice = random();
    if (dice < 0.5) titles.add(`云溪区人民政府办公室关于印发《云溪区${pick(MATTERS)}${pick(KINDS)}》的通知`);
    else if (dice < 0.65) titles.add(`云溪区人民政府关于${pick(PEOPLE)}等同志职务任免的通知`);
    else if (dice < 0.8)
      titles.add(
        `云溪区${pick(['2023', '2024', '2025', '2026'])}年${pick(['一', '二', '三', '四'])}季度${pick(['财政收支情况', '空气质量状况', '重点项目进展情况'])}`,
      );
    else if (dice < 0.9) titles.add(`关于公开征求《云溪区${pick(MATTERS)}${pick(KINDS)}（征求意见稿）》意见的公告`);
    else titles.add(pick(['人事任免', '公示', '通知公告', '会议纪要']));
  }
  return [...titles];
}

/** What an editor does to a title that stays the same document's. */
function edited(title: string, random: () => number): string {
  const dice = random();
  if (dice < 0.35) return title;
  if (dice < 0.55) return title.replace(/[《》]/g, '');
  if (dice < 0.7) return title.replace('云溪区人民政府办公室关于', '关于');
  if (dice < 0.8) return title.replace('云溪区', '云溪区 ');
  if (dice < 0.9) return title.startsWith('关于') ? `云溪区司法局${title}` : `【政策文件】${title}`;
  return title.replace('的通知', '通知');
}

export interface Redesign {
  readonly before: AuditReport;
  readonly after: AuditReport;
  /** Fingerprint before → after, of the faults that are the same; those that are not in it were mended, or are new. */
  readonly same: ReadonlyMap<string, string>;
}

/** A site with a fault on each of its articles and columns; then rebuilt: new addresses, edited titles, some mended, new ones come. */
export function redesign(random: () => number): Redesign {
  const keepsSerial = random() < 0.5;
  const keepsPattern = random() < 0.15;
  const isElsewhere = random() < 0.3;
  const titles = titlesOf(random);
  const [old, fresh] = [titles.slice(0, 18), titles.slice(18)];
  const serial = (index: number): string => String(58_000 + index * 7);
  const newHost = isElsewhere ? 'https://www.yunxi.gov.example' : 'http://www.yunxi.example';
  const was = (index: number): string => `http://www.yunxi.example/art/2026/art_1008_${serial(index)}.html`;
  const becomes = (index: number): string =>
    keepsPattern
      ? `${newHost}/art/2026/art_2001_${serial(index + 500)}.html`
      : `${newHost}/zwgk/zcwj/content/post_${keepsSerial ? `1008_${serial(index)}` : String(910_000 + index * 13)}.html`;
  const before = old.map((title, index) => faultOf(was(index), { title }));
  const stays = old.map(() => random() < 0.7);
  const same = new Map<string, string>();
  const after: Finding[] = [];
  for (const [index, title] of old.entries()) {
    if (!stays[index]) continue;
    const now = faultOf(becomes(index), { title: edited(title, random) });
    after.push(now);
    same.set((before[index] as Finding).fingerprint, now.fingerprint);
  }
  for (const [index, title] of fresh.entries()) after.push(faultOf(becomes(index + 100), { title }));
  for (const [index, name] of ['统计信息', '政府采购', '行政许可', '应急管理'].entries()) {
    const one = faultOf(`http://www.yunxi.example/col/col10${String(index)}/`, { name, column: name });
    before.push(one);
    if (random() < 0.6) {
      const now = faultOf(`${newHost}/zwgk/lm${String(index)}/`, { name, column: name });
      after.push(now);
      same.set(one.fingerprint, now.fingerprint);
    }
  }
  // In another order than before.
  after.sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  return {
    before: reportWith(before, 'http://www.yunxi.example/', '2026-05-01'),
    after: reportWith(after, `${newHost}/`, '2026-06-01'),
    same,
  };
}

function faultOf(url: string, { title, name, column }: { title?: string; name?: string; column?: string }): Finding {
  const fingerprint = createHash('sha256')
    .update(url + (name ?? ''))
    .digest('hex')
    .slice(0, 16);
  const data = { ...(title !== undefined && { title }), ...(name !== undefined && { name }), share: '12.5%' };
  return {
    ...{ fingerprint, value: 'failed', code: 'missing', message: `${title ?? name ?? ''}缺少内容`, url, data },
    ...(column !== undefined && { column }),
    evidence: title === undefined ? [] : [{ url, capturedAt: '', sha256: '', quote: title }],
  };
}

function reportWith(findings: Finding[], home: string, asOf: string): AuditReport {
  const plain = reportOf();
  const entries = [
    { url: home, purpose: 'home', at: '', status: 200 },
    ...findings.map(({ url = '' }, index) => ({ url, purpose: `item:${String(index)}`, at: '', status: 200 })),
  ];
  return {
    ...plain,
    site: { ...plain.site, url: home },
    asOf,
    startedAt: `${asOf}T01:00:00.000Z`,
    outcomes: [{ ...outcomeOf({ rule: 'documents-metadata', value: 'failed' }), findings }],
    crawl: { ...plain.crawl, log: { entries, left: 0 } },
  };
}
