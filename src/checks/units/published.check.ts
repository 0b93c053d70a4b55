import { Type, type Static } from '@sinclair/typebox';
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
import { isWithin, periodOn } from '../../model/period.js';
import type { SiteModel, UnitRow } from '../../model/site-model.js';
import { unitWishKey } from '../../model/unit-plan.js';
import { columnEvidence } from '../parts/column-state.js';
import { elementsOfRow, PageElement } from '../parts/page-elements.js';
import { ColumnId, Day, Params, Patterns } from '../parts/params.js';
import { Period } from '../parts/period.js';
import { rowsOfOwnSite } from '../parts/unit-rows.js';
import {
  eachUnit,
  firstPages,
  Kinds,
  noRoster,
  unitPageMessages,
  unitTargets,
  unitUndecided,
  withoutUnitPage,
  type UnitTarget,
} from '../parts/unit-page.js';

const params = Params({
  titles: Patterns,
  /** Titles with such words do not count. */
  not: Type.Optional(Patterns),
  /** Columns of the unit's own page whose lists are read for it, besides those of no known name. */
  columns: Type.Optional(Type.Array(ColumnId)),
  /** Columns of the portal in which an item counts that names the unit in title, source or list. */
  places: Type.Optional(Type.Array(Params({ column: ColumnId, below: Type.Optional(Type.Boolean()) }))),
  /** A page in these places whose text or table names the unit counts for it: a directory of all bodies. */
  inText: Type.Optional(Type.Boolean()),
  kinds: Type.Optional(Kinds),
  /** Days between which it must have been published. */
  period: Type.Optional(Period),
  /** The same, so far back from the day of judgement. */
  maxAge: Type.Optional(Duration),
  /** The last day to publish it. */
  publishedBy: Type.Optional(Day),
  /** What its page must state. */
  elements: Type.Optional(Type.Array(PageElement, { minItems: 1 })),
  leastElements: Type.Optional(Type.Integer({ minimum: 1 })),
});
type Values = Static<typeof params>;

/** 各单位公布: each unit of the roster published such an item, on its own page or in a list of the portal that names it. */
export default defineCheck({
  id: 'units/published',
  title: '各部门、镇街是否都公布了某项内容，时间和要素是否符合',
  needs: ['column:platform', 'column:units', 'units', 'units:items'],
  params,
  absences: ['no-page', 'dead-page', 'no-such-item'],
  messages: {
    ...unitPageMessages,
    'no-such-item': {
      zh: '“{name}”的公开页面和有关栏目里没有找到应公布的内容{period}{nearest}。',
      en: 'Neither the page of {name} nor the shared lists hold what is due{period}{nearest}.',
    },
    late: {
      zh: '“{name}”于 {publishedOn} 才公布，规定的最后一天是 {publishedBy}：{title}。',
      en: '{name} published on {publishedOn}; the last day was {publishedBy}: {title}.',
    },
    'lacks-elements': {
      zh: '“{name}”公布的《{title}》没有写明{missing}。',
      en: 'What {name} published does not state {missing}: {title}.',
    },
    early: {
      zh: '“{name}”的《{title}》标明的年份符合，但公布于 {publishedOn}，早于规定的期间{period}，是否算数请人工判断。',
      en: '{name}: {title} bears the year, but was published on {publishedOn}, before the period{period}: a person should say whether it counts.',
    },
  },
  units: eachUnit,
  *targets(site, { kinds }) {
    return yield* unitTargets(site, kinds);
  },
  judge(target: UnitTarget, given, { site }): Judgement {
    if (target === 'none') return noRoster();
    const { name } = target.unit;
    const found = target.isSite ? rowsOfOwnSite(site, given) : target.items?.get(unitWishKey(given));
    if (!found) return withoutUnitPage(site, target) ?? unitUndecided(name, 'not-crawled', [], '应公布的内容');
    const answer = answerOf(site, found.rows, given);
    if (answer.good.length > 0) return passed({ seen: answer.good.slice(0, 2).map(evidenceOf) });
    const own = target.column ? [columnEvidence(target.column)] : [];
    const looked = [...own, ...found.looked];
    const pageless = target.isSite ? undefined : withoutUnitPage(site, target);
    const open = answer.open ?? found.reason ?? (pageless?.value === 'cantTell' ? pageless.reason : undefined);
    const about = { unit: name, key: name };
    const measured = { missing: [name] };
    const { early, late, lacking, nearest, periodWords } = answer;
    if (early && !open)
      return cantTell('candidates', {
        code: 'early',
        data: { name, title: early.title, publishedOn: early.publishedOn, period: periodWords },
        evidence: [evidenceOf(early)],
        ...about,
      });
    if (open !== undefined) {
      const evidence = [...answer.rows.slice(0, 2).map(evidenceOf), ...looked];
      return pageless?.value === 'cantTell' ? pageless : unitUndecided(name, open, evidence, '应公布的内容');
    }
    const finding: FindingDraft = late
      ? {
          code: 'late',
          data: { name, publishedOn: late.publishedOn, publishedBy: given.publishedBy, title: late.title },
          evidence: [evidenceOf(late)],
          ...(given.publishedBy === undefined ? {} : { dueOn: given.publishedBy }),
          ...about,
        }
      : lacking
        ? {
            code: 'lacks-elements',
            data: { name, title: lacking.row.title, missing: lacking.missing },
            evidence: [evidenceOf(lacking.row)],
            ...about,
          }
        : pageless?.value === 'failed' && found.rows.length === 0 && (given.places ?? []).length === 0
          ? { ...(pageless.findings[0] ?? { code: 'no-page', evidence: looked }), ...about }
          : {
              code: 'no-such-item',
              data: {
                name,
                period: periodWords,
                nearest: nearest ? `；最接近的一条是 ${nearest.publishedOn ?? ''} 的《${nearest.title}》` : '',
              },
              evidence: firstPages([...(nearest ? [evidenceOf(nearest)] : []), ...looked]),
              ...about,
            };
    return failed(finding, { measured });
  },
});

const evidenceOf = (row: UnitRow): Evidence => row.page?.evidence(row.namedAs ?? row.title) ?? row.listedOn;

interface Answer {
  readonly rows: readonly UnitRow[];
  /** Rows that meet all that is asked. */
  readonly good: readonly UnitRow[];
  readonly late?: UnitRow;
  readonly lacking?: { readonly row: UnitRow; readonly missing: readonly string[] };
  /** Of the year in question, but published before it began. */
  readonly early?: UnitRow;
  /** Of those outside the period the one nearest to it. */
  readonly nearest?: UnitRow;
  /** Why a row that was found may be what is due. */
  readonly open?: CantTellReason;
  readonly periodWords: string;
}

function answerOf(site: SiteModel, all: readonly UnitRow[], given: Values): Answer {
  const { period: fixed, maxAge, publishedBy, elements, leastElements } = given;
  const isDated = fixed !== undefined || maxAge !== undefined || publishedBy !== undefined;
  const period = periodOn(site.asOf, { ...(fixed && { period: fixed }), ...(maxAge !== undefined && { maxAge }) });
  const periodWords = period.from === undefined ? '' : `（${period.from} — ${period.to}）`;
  const rows = all
    .filter(({ publishedOn }) => publishedOn === undefined || publishedOn <= site.asOf)
    .sort((a, b) => ((a.publishedOn ?? '') < (b.publishedOn ?? '') ? 1 : -1));
  const inside = rows.filter(({ publishedOn }) =>
    publishedOn === undefined ? !isDated : isWithin(publishedOn, period),
  );
  const inTime = inside.filter(({ publishedOn = '' }) => publishedBy === undefined || publishedOn <= publishedBy);
  const judged = inTime.map((row) => ({ row, ...statedBy(site, row, elements, leastElements) }));
  const good = judged.filter(({ isEnough }) => isEnough).map(({ row }) => row);
  const unread = judged.find(({ isEnough, unread: why }) => !isEnough && why !== undefined)?.unread;
  const undated = isDated ? rows.find(({ publishedOn }) => publishedOn === undefined) : undefined;
  const open = unread ?? (undated ? (undated.unreadBecause ?? 'no-date') : undefined);
  const lacking = judged.find(({ isEnough, unread: why }) => !isEnough && why === undefined);
  const late = inside.findLast(({ publishedOn = '' }) => publishedBy !== undefined && publishedOn > publishedBy);
  const before = rows.find(({ publishedOn }) => publishedOn !== undefined && publishedOn < (period.from ?? ''));
  const year = period.from?.slice(0, 4) ?? '????';
  const early = before?.title.includes(year) === true ? before : undefined;
  const nearest = before ?? rows.findLast(({ publishedOn = '' }) => publishedOn > period.to);
  return {
    rows,
    good,
    periodWords,
    ...(inTime.length === 0 && late ? { late } : {}),
    ...(lacking ? { lacking: { row: lacking.row, missing: lacking.missing } } : {}),
    ...(inside.length === 0 && early ? { early } : {}),
    ...(nearest ? { nearest } : {}),
    ...(open ? { open } : {}),
  };
}

function statedBy(
  site: SiteModel,
  { page, unreadBecause }: UnitRow,
  elements: readonly PageElement[] | undefined,
  least: number | undefined,
): { readonly isEnough: boolean; readonly missing: readonly string[]; readonly unread?: CantTellReason } {
  if (!elements) return { isEnough: true, missing: [] };
  if (!page) return { isEnough: false, missing: [], unread: unreadBecause ?? 'not-crawled' };
  const { stated, missing, unread } = elementsOfRow(site, { url: page.url, text: page }, elements);
  const isEnough = stated.size >= (least ?? elements.length);
  return { isEnough, missing, ...(unread ? { unread } : {}) };
}
