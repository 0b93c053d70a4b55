import { Type, type Static } from '@sinclair/typebox';
import { daysBetween, subtractDuration } from '../../lib/date/day.js';
import {
  cantTell,
  defineCheck,
  Duration,
  failed,
  passed,
  type FindingDraft,
  type Judgement,
} from '../../model/check.js';
import type { CantTellReason, Evidence } from '../../model/outcome.js';
import type { Column, SiteModel } from '../../model/site-model.js';
import { ageOfColumn, type ColumnAge } from '../../site/column-age.js';
import { dueColumns, type DueColumn } from '../../site/due-columns.js';
import { columnEvidence, columnState } from '../parts/column-state.js';
import { occursInAny } from '../parts/occurs-in.js';
import { Params, Patterns, Words } from '../parts/params.js';
import { unreadRows } from '../parts/unread.js';

const Kind = Params({
  kind: Type.String({ minLength: 1, title: '这类栏目的叫法' }),
  names: Patterns,
  not: Type.Optional(Patterns),
  columnTypes: Type.Optional(Words),
  maxAge: Duration,
  /** 一级栏目: columns below one of this kind are part of it. */
  firstLevelOnly: Type.Optional(Type.Boolean()),
});
type Kind = Static<typeof Kind>;

const params = Params({
  /** Fewer stale columns than this are allowed. */
  fewerThan: Type.Integer({ minimum: 1 }),
  /** The first kind that a column's name fits gives its window; a single column may have an entry of its own before the others. */
  kinds: Type.Array(Kind, { minItems: 1 }),
  /** Names that make a column another kind, whatever its ColumnType says. */
  otherNames: Patterns,
  /** Names of a column, and words of its page, that say it is an archive. */
  archiveNames: Patterns,
  archiveMarks: Patterns,
  /** Names on the way to a column of a special topic: closed ones are exempt, which only a person can tell. */
  topicNames: Patterns,
});

/** What is said of one column: `exempt` answers, is archived, or leads nowhere (that is another rule's). */
type Verdict =
  | { readonly is: 'fresh' | 'exempt' }
  | { readonly is: 'stale'; readonly newestOn?: string; readonly isBlank: boolean }
  | { readonly is: 'unknown'; readonly reason: CantTellReason };

/** 栏目不更新: fewer columns of news, notices and policy than the limit have no item inside the window of their kind. */
export default defineCheck({
  id: 'site/columns-stale',
  title: '动态要闻、通知公告、政策文件类栏目是否按期更新',
  needs: ['links:columns', 'fresh:columns'],
  params,
  messages: {
    stale: {
      zh: '“{name}”栏目（{kind}）最新一条信息是 {newestOn}，已 {ageDays} 天没有更新；应有 {dueFrom} 以后的信息。这样的栏目已有 {count} 个，应少于 {limit} 个。',
      en: 'The newest item of {name} ({kind}) is of {newestOn}, {ageDays} days ago; one since {dueFrom} is due. There are {count} such columns; fewer than {limit} are allowed.',
    },
    undated: {
      zh: '“{name}”栏目（{kind}）的信息没有注明完整的发布日期，视为没有更新；应有 {dueFrom} 以后的信息。这样的栏目已有 {count} 个，应少于 {limit} 个。',
      en: 'The items of {name} ({kind}) show no whole date and count as not updated; one since {dueFrom} is due. There are {count} such columns; fewer than {limit} are allowed.',
    },
    blank: {
      zh: '“{name}”栏目（{kind}）没有任何信息；应有 {dueFrom} 以后的信息。未按期更新的栏目已有 {count} 个，应少于 {limit} 个。',
      en: 'The column {name} ({kind}) holds nothing; an item since {dueFrom} is due. {count} columns are not kept up to date; fewer than {limit} are allowed.',
    },
    unsure: {
      zh: '“{name}”栏目（{kind}）在 {dueFrom} 以后是否更新过无法判定：{reason}请人工打开核对。',
      en: 'Whether {name} ({kind}) was updated since {dueFrom} could not be judged: {reason} A person should open it.',
    },
    'not-all-visited': {
      zh: '已查看应按期更新的栏目 {visited} 个，其中未按期更新 {count} 个；还有栏目没有看到，不能断定少于 {limit} 个。',
      en: '{visited} columns that must be kept up to date were seen, {count} of them stale; others were not seen, so fewer than {limit} cannot be said.',
    },
  },
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel, { fewerThan: limit, kinds, otherNames, archiveNames, archiveMarks, topicNames }): Judgement {
    const { isWhole, reason, looked } = site.population;
    const due = dueColumns(site, kinds, otherNames).map((one) => ({ ...one, verdict: verdictOn(one) }));
    const stale = due.flatMap((one) => (one.verdict.is === 'stale' ? { ...one, verdict: one.verdict } : []));
    const unknown = due.flatMap((one) => (one.verdict.is === 'unknown' ? { ...one, verdict: one.verdict } : []));
    const count = stale.length;
    const measured = {
      count,
      columns: due.length,
      stale: stale.map(({ column, verdict: { newestOn } }) => ({ column: column.name, ...agesOf(newestOn) })),
    };
    if (count >= limit) {
      const findings = stale.map((one): FindingDraft => {
        const { newestOn, isBlank } = one.verdict;
        const code = isBlank ? 'blank' : newestOn === undefined ? 'undated' : 'stale';
        return about(one, code, { ...agesOf(newestOn), count, limit }, newestOn);
      });
      return failed(findings, { measured });
    }
    if (isWhole && count + unknown.length < limit) return passed({ measured });
    const findings = unknown.map((one) => about(one, 'unsure', { reason: one.verdict.reason }, undefined));
    const visited = due.length - unknown.length;
    const unseen = { code: 'not-all-visited', data: { visited, count, limit }, evidence: looked };
    const why = (isWhole ? undefined : reason) ?? unknown[0]?.verdict.reason ?? 'not-crawled';
    return cantTell(why, isWhole ? findings : [unseen, ...findings], { measured });

    function verdictOn({ column, kind, parts }: DueColumn<Kind>): Verdict {
      const { state } = columnState(column);
      if (occursInAny(column.name, archiveNames) || state === 'stated-none' || state === 'dead')
        return { is: 'exempt' };
      const age = youngest([column, ...parts].map((one) => ageOfColumn(site, one, fromOf(kind), unreadRows)));
      if (age.state === 'fresh') return { is: 'fresh' };
      if (column.pages.some((page) => occursInAny(page.read().bodyText, archiveMarks))) return { is: 'exempt' };
      if (state === 'undecided') return { is: 'unknown', reason: column.unknownBecause ?? 'unreadable' };
      if (age.state === 'unknown') return { is: 'unknown', reason: age.reason };
      const trail = column.pages[0]?.facts.breadcrumb.slice(0, -1) ?? [];
      if (trail.some((name) => occursInAny(name, topicNames))) return { is: 'unknown', reason: 'candidates' };
      const isBlank = state === 'blank' && column.subColumns.length === 0;
      return { is: 'stale', isBlank, ...(age.newestOn === undefined ? {} : { newestOn: age.newestOn }) };
    }

    function fromOf(kind: Kind): string {
      return subtractDuration(site.asOf, kind.maxAge);
    }

    function agesOf(newestOn: string | undefined): { newestOn?: string; ageDays?: number } {
      return newestOn === undefined ? {} : { newestOn, ageDays: daysBetween(newestOn, site.asOf) };
    }

    function about(
      { column, kind }: DueColumn<Kind>,
      code: string,
      data: Readonly<Record<string, unknown>>,
      quote: string | undefined,
    ): FindingDraft {
      return {
        code,
        data: { name: column.name, kind: kind.kind, dueFrom: fromOf(kind), ...data },
        evidence: [evidenceOf(column, quote)],
        column: column.name,
        url: column.url,
      };
    }
  },
});

/** Fresh where one is; unknown before stale; the newest day of all. */
function youngest(ages: readonly ColumnAge[]): ColumnAge {
  const newestOn = ages
    .flatMap((age) => age.newestOn ?? [])
    .sort()
    .at(-1);
  const telling = ages.find(({ state }) => state === 'fresh') ?? ages.find(({ state }) => state === 'unknown');
  if (telling) return telling;
  return { state: 'stale', ...(newestOn === undefined ? {} : { newestOn }) };
}

/** The page that shows the row of that day, else the column's first. */
function evidenceOf(column: Column, newestOn: string | undefined): Evidence {
  const page = column.pages.find(({ facts }) => facts.items.some(({ publishedOn }) => publishedOn === newestOn));
  return newestOn !== undefined && page ? page.evidence(newestOn) : columnEvidence(column);
}
