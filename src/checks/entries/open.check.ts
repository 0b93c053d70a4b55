import { Type, type Static } from '@sinclair/typebox';
import { cantTell, defineCheck, failed, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import type { SiteModel } from '../../model/site-model.js';
import { ColumnId, Params, Patterns } from '../parts/params.js';
import { stateOfEntry, type EntryState } from './entry-state.js';

const Entry = Params({
  /** As readers know it. */
  name: Type.String({ minLength: 1, title: '入口名称' }),
  /** Words of its link or button, found anywhere in a short name. */
  links: Patterns,
  /** Names with such words are another entry. */
  not: Type.Optional(Patterns),
  /** Columns that are this entry by themselves. */
  columns: Type.Optional(Type.Array(ColumnId)),
});
type Entry = Static<typeof Entry>;

const params = Params({
  entries: Type.Array(Entry, { minItems: 1 }),
  /** Where it must stand; by default on any page that leads on. */
  on: Type.Optional(Type.Array(Type.Union([Type.Literal('home'), Type.Literal('platform')]), { minItems: 1 })),
  /** So many of them are enough; the site is then one target. */
  least: Type.Optional(Type.Integer({ minimum: 1, title: '至少几个入口' })),
});

/** Links of which nothing is known that are asked for one rule, those of the home page first. */
const MOST_ASKED = 20;

/** 入口: a link of that name stands where visitors look for it, and a page opens behind it. */
export default defineCheck({
  id: 'entries/open',
  title: '有没有某个入口，能不能打开',
  needs: ({ entries }) => [
    'links:home',
    'render:home',
    'column:platform',
    ...entries.flatMap(({ columns = [] }) => columns.map((id) => `column:${id}` as const)),
    `entries:${MOST_ASKED}`,
  ],
  params,
  messages: {
    missing: {
      zh: '首页和公开平台上没有“{name}”入口。',
      en: 'Neither the home page nor the platform has an entry {name}.',
    },
    dead: { zh: '“{name}”入口打不开（{status}）。', en: 'The entry {name} is dead ({status}).' },
    empty: {
      zh: '“{name}”入口能打开，但页面没有内容或者说明尚未开通。',
      en: 'The entry {name} opens, but its page holds nothing or says that it is not in service yet.',
    },
    'leads-elsewhere': {
      zh: '“{name}”入口链接到别的网站（{address}），本次没有访问，请人工打开核对。',
      en: 'The entry {name} leads to another site ({address}), which was not asked. A person should open it.',
    },
    misplaced: {
      zh: '应有的位置没有看到“{name}”入口，其他页面上有类似的链接，请人工核对。',
      en: 'There is no entry {name} where it is due, but other pages have a link like it. A person should look.',
    },
    bare: {
      zh: '页面上写着“{name}”，但看不出点击后打开什么，请人工核对。',
      en: 'The page says {name}, but not what a click on it opens. A person should look.',
    },
  },
  absences: ['missing'],
  *targets(_site, { entries, least }): Generator<readonly Entry[]> {
    if (least === undefined) yield* entries.map((entry) => [entry]);
    else yield entries;
  },
  judge(entries: readonly Entry[], { on, least = 1 }, { site }): Judgement {
    const states = entries.map((entry) => ({ entry, found: stateOfEntry(site, entry, on) }));
    const open = states.filter(({ found }) => found.state === 'open');
    const broken = states.filter(({ found }) => BROKEN.has(found.state));
    const unsure = states.filter((one) => !open.includes(one) && !broken.includes(one));
    const measured = { count: open.length, missing: broken.map(({ entry }) => entry.name) };
    if (open.length >= least)
      return passed({ measured: { count: open.length }, seen: open.flatMap(({ found }) => found.evidence) });
    if (open.length + unsure.length < least)
      return failed(
        broken.map(({ entry, found }) => draftOf(entry, found, site)),
        { measured },
      );
    const reasons = unsure.map(({ found }) => ('reason' in found ? found.reason : 'candidates'));
    return cantTell(
      reasons.find((one) => one !== 'candidates') ?? 'candidates',
      unsure.map(({ entry, found }) => draftOf(entry, found, site)),
      {
        measured,
      },
    );
  },
});

const BROKEN: ReadonlySet<EntryState['state']> = new Set(['absent', 'dead', 'empty']);

function draftOf({ name }: Entry, found: EntryState, site: SiteModel): FindingDraft {
  const evidence =
    found.evidence.length > 0 ? found.evidence : site.home.state === 'found' ? [site.home.value.evidence()] : [];
  const of = (code: string, data: Readonly<Record<string, unknown>> = {}): FindingDraft => ({
    code,
    data: { name, ...data },
    evidence,
    key: name,
  });
  switch (found.state) {
    case 'dead':
      return of('dead', { status: found.status === undefined ? 'DNS' : `HTTP ${String(found.status)}` });
    case 'elsewhere':
      return of('leads-elsewhere', { address: found.address });
    case 'undecided':
      return of('undecided', { what: `“${name}”入口`, reason: found.reason });
    case 'absent':
      return of('missing');
    case 'misplaced':
      return of('misplaced');
    case 'bare':
      return of('bare');
    case 'empty':
    case 'open':
      return of('empty');
  }
}
