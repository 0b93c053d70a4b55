/** An office with a long history, written straight into its tables: so many sites, runs and findings as no test could audit. Long because it fills them all. */
import { addDays } from '../../src/lib/date/day.js';
import { inBatches } from '../../src/store/sites/in-batches.js';
import type { Store } from '../../src/store/open-store.js';
import type { Tables, Trx } from '../../src/store/tables.js';
import { randomFrom } from '../support/random.js';

export interface OfficeSize {
  readonly sites: number;
  readonly runs: number;
  readonly rules: number;
  /** Of a site, standing faults and closed ones. */
  readonly open: number;
  readonly closed: number;
}

export const THREE_THOUSAND: OfficeSize = { sites: 3000, runs: 24, rules: 82, open: 10, closed: 20 };

const SECTIONS = [
  'platform',
  'guide',
  'statutory',
  'annual-report',
  'documents',
  'interpretation',
  'interaction',
  'site',
];
const WORDS = [
  '缺少索引号',
  '栏目空白',
  '没有政策解读',
  '年度报告迟发',
  '指南没有更新日期',
  '链接打不开',
  '留言逾期未答复',
];
const LETTERS = ['p', 'p', 'p', 'p', 'p', 'f', 'c', 'i'] as const;
const VALUE = { p: 'passed', f: 'failed', c: 'cantTell', i: 'inapplicable', u: 'untested' } as const;

export const siteId = (index: number): string => `site-${String(index).padStart(4, '0')}`;
export const runId = (index: number): string => `month-${String(index).padStart(2, '0')}`;
export const ruleId = (index: number): string => `rule-${String(index).padStart(2, '0')}`;

/** Fills an empty store. The same size gives the same rows. */
export async function buildBigOffice(store: Store, size: OfficeSize): Promise<void> {
  const random = randomFrom(20_261_122);
  const rules = Array.from({ length: size.rules }, (_, index) => ruleId(index));
  const days = Array.from({ length: size.runs }, (_, index) => addDays('2024-12-15', index * 30));
  await store.transaction(async (trx) => {
    await begin(trx, size, rules, days);
  });
  const counts = new Map<string, Tables['rule_counts']>();
  // A few hundred sites a transaction: neither one a site nor one for all.
  for (let first = 0; first < size.sites; first += 250) {
    await store.transaction(async (trx) => {
      const rows = empty();
      for (let index = first; index < Math.min(first + 250, size.sites); index++)
        addSite(rows, counts, { index, size, rules, days, random });
      for (const table of Object.keys(rows) as (keyof Rows)[])
        await inBatches(rows[table] as never[], async (batch) => {
          await trx
            .insertInto(table)
            .values([...batch])
            .execute();
        });
    });
  }
  await store.transaction((trx) =>
    inBatches([...counts.values()], async (batch) => {
      await trx
        .insertInto('rule_counts')
        .values([...batch])
        .execute();
    }),
  );
}

const empty = () => ({
  audits: [] as object[],
  audit_history: [] as Tables['audit_history'][],
  findings: [] as Tables['findings'][],
  finding_moves: [] as Tables['finding_moves'][],
  site_standings: [] as Tables['site_standings'][],
  site_rules: [] as Tables['site_rules'][],
  unit_scores: [] as Tables['unit_scores'][],
});
type Rows = ReturnType<typeof empty>;

async function begin(trx: Trx, size: OfficeSize, rules: readonly string[], days: readonly string[]): Promise<void> {
  const at = '2024-12-01T00:00:00.000Z';
  const sites = Array.from({ length: size.sites }, (_, index) => {
    const [id, url] = [siteId(index), `http://www.${siteId(index)}.example/`];
    const kind = index % 3 === 0 ? 'district' : index % 3 === 1 ? 'department' : 'township';
    const name = `${'青山绿水云岭湖畔'.charAt(index % 8)}${String(index)}区${kind === 'department' ? '民政局' : '人民政府'}`;
    const region = String(370_100 + (index % 40));
    const entry = JSON.stringify({ id, name, url, kind });
    return { id, name, url, kind, region, profile: null, entry, active: 1, created_at: at, changed_at: at };
  });
  await inBatches(sites, async (batch) => {
    await trx
      .insertInto('sites')
      .values([...batch])
      .execute();
  });
  await trx.insertInto('lists').values({ id: 'all', title: '全部网站', created_at: at }).execute();
  await inBatches(
    sites.map(({ id: site }, position) => ({ list: 'all', site, position })),
    async (batch) => {
      await trx
        .insertInto('list_sites')
        .values([...batch])
        .execute();
    },
  );
  const runs = days.map((day, index) => ({
    ...{
      id: runId(index),
      title: `${day.slice(0, 7)} 月度检查`,
      origin: 'schedule',
      schedule: null,
      profile: 'national',
    },
    ...{ as_of: day, state: 'finished', created_at: `${day}T14:00:00.000Z`, started_at: `${day}T14:00:00.000Z` },
    ...{ finished_at: `${day}T22:00:00.000Z`, created_by: null, totals: null },
  }));
  await trx.insertInto('runs').values(runs).execute();
  await trx
    .insertInto('rule_lists')
    .values({ id: 'list', rules: JSON.stringify(rules) })
    .execute();
  await trx
    .insertInto('rule_words')
    .values(
      rules.map((rule, index) => ({
        ...{ rule, title: `${WORDS[index % WORDS.length] ?? ''}（${String(index)}）`, title_en: rule },
        ...{ section: SECTIONS[index % SECTIONS.length] ?? '', level: index < 4 ? 'veto' : 'deduction', seen_at: at },
      })),
    )
    .execute();
}

interface Made {
  readonly index: number;
  readonly size: OfficeSize;
  readonly rules: readonly string[];
  readonly days: readonly string[];
  readonly random: () => number;
}

function addSite(rows: Rows, counts: Map<string, Tables['rule_counts']>, made: Made): void {
  const { index, size, rules, days, random } = made;
  const site = siteId(index);
  const letters = rules.map(() => pick(LETTERS, random));
  const atOf = (run: number): string => `${days[run] ?? ''}T15:${String(index % 60).padStart(2, '0')}:00.000Z`;
  let value = 50 + Math.round(random() * 4000) / 100;
  for (const [run, day] of days.entries()) {
    for (let change = 0; change < 3; change++) letters[Math.floor(random() * letters.length)] = pick(LETTERS, random);
    const isJudged = random() > 0.02;
    const before = value;
    value = Math.min(100, Math.max(0, Math.round((value + random() * 6 - 2.8) * 100) / 100));
    const values = isJudged ? letters.join('') : 'u'.repeat(rules.length);
    for (const [at, rule] of rules.entries()) {
      const key = `${runId(run)} ${rule}`;
      const count = counts.get(key) ?? {
        run: runId(run),
        rule,
        ...{ passed: 0, failed: 0, cant_tell: 0, inapplicable: 0, untested: 0 },
      };
      const word = VALUE[values.charAt(at) as keyof typeof VALUE];
      count[word === 'cantTell' ? 'cant_tell' : word] += 1;
      counts.set(key, count);
    }
    const audit = auditRow({ site, run: runId(run), day, at: atOf(run), value, isJudged });
    rows.audits.push(audit);
    rows.audit_history.push({
      ...{ run: runId(run), site, crawled_at: atOf(run), as_of: day, role: 'present', tool_version: '0.1.0' },
      ...{ is_full: 1, is_judged: isJudged ? 1 : 0, previous_run: run > 0 ? runId(run - 1) : null },
      direction: run === 0 || !isJudged ? null : value > before + 2 ? 'up' : value < before - 2 ? 'down' : 'uncertain',
      change_value: run === 0 || !isJudged ? null : Math.round((value - before) * 100) / 100,
      ...{ is_other_profile: 0, rule_list: 'list', values, verdict: audit.verdict },
      ...{
        open: size.open,
        unseen: 1,
        waived: 0,
        doubts: 3,
        arrived: 2,
        appeared: 1,
        fixed: 2,
        reopened: 0,
        expired: 0,
        gone: 0,
      },
    });
  }
  const last = days.length - 1;
  rows.site_standings.push({
    ...{ site, version: days.length, last_run: runId(last), last_crawled_at: atOf(last), last_as_of: days[last] ?? '' },
    ...{ run: runId(last), judged_run: runId(last) },
    ...{ open: size.open, unseen: 1, waived: 0, doubts: 3 },
  });
  for (const [at, rule] of rules.entries()) {
    const word = VALUE[letters[at] ?? 'u'];
    const decided = word === 'passed' || word === 'failed' ? word : null;
    rows.site_rules.push({
      ...{ site, rule, run: runId(last), value: word, reason: word === 'cantTell' ? 'truncated' : null },
      ...{ earned: word === 'passed' ? 2 : 0, min: 0, max: 2, out_of: 2 },
      ...{ decided_value: decided, decided_run: decided && runId(last), decided_at: decided && atOf(last) },
      decided_since: decided && atOf(Math.floor(random() * last)),
    });
  }
  for (let number = 0; number < size.open + size.closed; number++) addFinding(rows, { ...made, site, number, atOf });
  if (index % 10 === 0) addUnits(rows, made, site);
}

function auditRow({
  site,
  run,
  day,
  at,
  value,
  isJudged,
}: {
  site: string;
  run: string;
  day: string;
  at: string;
  value: number;
  isJudged: boolean;
}) {
  const [min, max] = [Math.max(0, value - 4), Math.min(100, value + 6)];
  const verdict = !isJudged ? 'undetermined' : min >= 60 ? 'qualified' : max < 60 ? 'unqualified' : 'undetermined';
  const sections = SECTIONS.map((id) => ({
    id,
    title: id,
    earned: value / 8,
    min: min / 8,
    max: max / 8,
    outOf: 12.5,
  }));
  return {
    ...{ run, site, state: 'done', not_before: at, attempt: 1, fence: 1, started_at: at, finished_at: at },
    ...{
      failure: verdict === 'undetermined' ? 'undecided' : null,
      as_of: day,
      profile: 'national',
      profile_digest: 'd'.repeat(64),
    },
    ...{
      stopped_because: isJudged ? 'complete' : 'unreachable',
      report: `runs/${run}/${site}/report.json`,
      chain: 'c'.repeat(64),
    },
    ...{ verdict, points_value: value, points_min: min, points_max: max, out_of: 100, bonus: 0 },
    ...{ final_verdict: verdict, final_value: value, final_min: min, final_max: max, vetoes: '[]' },
    outcomes: JSON.stringify({ passed: 50, failed: 12, cantTell: 10, inapplicable: 10 }),
    sections: JSON.stringify(sections),
  };
}

function addFinding(
  rows: Rows,
  made: Made & { readonly site: string; readonly number: number; readonly atOf: (run: number) => string },
): void {
  const { index, size, rules, days, random, site, number, atOf } = made;
  const isOpen = number < size.open;
  const last = days.length - 1;
  const first = Math.floor(random() * (last - 2));
  const end = isOpen ? last : first + 1 + Math.floor(random() * (last - first));
  const rule = pick(rules, random);
  const id = `${site}-${String(number).padStart(3, '0')}`;
  const state = isOpen ? pick(['persisting', 'persisting', 'persisting', 'new', 'reopened'], random) : 'fixed';
  const url = `http://www.${site}.example/zwgk/art/2026/${String(number)}/art_1008_${String(58_000 + number)}.html`;
  const title = `关于印发《${String(index)}号地区生活垃圾分类工作实施方案（${String(number)}）》的通知`;
  rows.findings.push({
    ...{
      id,
      site,
      rule,
      kind: 'fault',
      fingerprint: id.slice(-8).padStart(16, '0'),
      code: 'missing',
      level: 'deduction',
    },
    ...{
      section: SECTIONS[number % SECTIONS.length] ?? '',
      unit: index % 10 === 0 && number % 3 === 0 ? `单位${String(number % 20)}` : null,
    },
    ...{
      column_name: '政策文件',
      url,
      message: `${title}没有标注${WORDS[number % WORDS.length] ?? ''}`,
      message_en: `Missing: ${title}`,
    },
    ...{
      due_on: null,
      ruling: null,
      state,
      arrival: 'appeared',
      first_run: runId(first),
      last_run: runId(end - (isOpen ? 0 : 1)),
    },
    ...{
      first_seen_at: atOf(first),
      last_seen_at: atOf(end - (isOpen ? 0 : 1)),
      looked_run: runId(end),
      looked_at: atOf(end),
    },
    ...{
      unseen_because: isOpen && number === 0 ? 'not-read' : null,
      unseen_reason: null,
      unseen_run: isOpen && number === 0 ? runId(last) : null,
    },
    ...{
      fixed_run: isOpen ? null : runId(end),
      fixed_at: isOpen ? null : atOf(end),
      times_reopened: state === 'reopened' ? 1 : 0,
    },
    ...{ waived_until: null, waiver: null, ruling: null, profile: 'national', profile_digest: 'd'.repeat(64) },
    traits: JSON.stringify({
      origin: `http://www.${site}.example`,
      key: url.slice(30),
      words: title,
      identity: '',
      text: title,
      numbers: '',
    }),
  });
  const move = (run: number, from: string | null, to: string, why: string): void => {
    rows.finding_moves.push({ finding: id, run: runId(run), site, at: atOf(run), from_state: from, to_state: to, why });
  };
  move(first, null, 'new', 'appeared');
  if (end > first + 1) move(first + 1, 'new', 'persisting', 'seen-again');
  if (!isOpen) move(end, end > first + 1 ? 'persisting' : 'new', 'fixed', 'mended');
}

function addUnits(rows: Rows, { days, random }: Made, site: string): void {
  for (const run of days.keys())
    for (let unit = 0; unit < 20; unit++) {
      const value = Math.round(random() * 10_000) / 100;
      rows.unit_scores.push({
        ...{ site, unit: `单位${String(unit)}`, run: runId(run), kind: 'department', url: null },
        ...{ value, min: value - 1, max: value + 1, out_of: 20, outcomes: '{"passed":3,"failed":1}' },
      });
    }
}

const pick = <T>(all: readonly T[], random: () => number): T => all[Math.floor(random() * all.length)] as T;
