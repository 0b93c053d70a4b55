import { Type } from '@sinclair/typebox';
import { squeeze } from '../../lib/text/squeeze.js';
import { defineCheck, failed, inapplicable, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import type { CantTellReason } from '../../model/outcome.js';
import type { Column, SiteModel } from '../../model/site-model.js';
import { columnEvidence, columnName, columnState, stateEvidence, stateOf } from '../parts/column-state.js';
import { occursInAny } from '../parts/occurs-in.js';
import { ColumnId, Params, Patterns, Share } from '../parts/params.js';
import { percent, roundShare, shareRange } from '../parts/share.js';
import { undecided } from '../parts/undecided.js';
import { unreadRows } from '../parts/unread.js';

const params = Params({
  /** Each with the columns below it. */
  columns: Type.Array(ColumnId, { minItems: 1 }),
  /** Columns below each that are read, on two levels together. */
  lists: Type.Integer({ minimum: 1, maximum: 100 }),
  /** A page without rows and links is one long text from so many characters on. */
  longText: Type.Integer({ minimum: 1, title: '多少字算大段文字' }),
  /** Columns of such names may be one text: guides and profiles. */
  not: Type.Optional(Patterns),
  /** At least this share shows its content as lists or links. */
  minShare: Share,
});

/** 列表、链接呈现: columns show what they hold as lists and links, not as one long text or as pictures. */
export default defineCheck({
  id: 'columns/layout',
  title: '栏目是否用列表、链接呈现内容',
  needs: ({ columns, lists }) => columns.flatMap((id) => [`column:${id}` as const, `below:${id}:${lists}:0` as const]),
  params,
  messages: {
    'long-text': {
      zh: '“{name}”栏目是一整篇文字（{length} 字），没有列表或链接（列表、链接形式的栏目占 {share}，应不低于 {minShare}）。',
      en: 'The column {name} is one text of {length} characters without list or links ({share} of the columns show lists or links; at least {minShare} is due).',
    },
    pictures: {
      zh: '“{name}”栏目用图片呈现内容，没有列表或链接（列表、链接形式的栏目占 {share}，应不低于 {minShare}）。',
      en: 'The column {name} shows pictures, no list and no links ({share} of the columns show lists or links; at least {minShare} is due).',
    },
  },
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel, { columns, longText, not, minShare }): Judgement {
    const states = columns.map((id) => stateOf(site, id));
    const named = columns.flatMap((id) => site.below(id)?.lists ?? foundOf(site, id));
    const judged = [...new Map(named.map((column) => [column.url, column])).values()]
      .filter(({ name }) => !(not && occursInAny(squeeze(name), not)))
      .map((column) => ({ column, shape: shapeOf(column, longText) }));
    const of = (kind: string) => judged.filter(({ shape }) => shape.kind === kind);
    const faults = [...of('long-text'), ...of('pictures')];
    const met = of('list').length;
    const range = shareRange(met, faults.length, of('unread').length);
    if (!range) {
      const open = states.find((state) => state.state === 'undecided');
      const what = `“${columns.map((id) => columnName(site, id)).join('”“')}”栏目的呈现方式`;
      return open?.state === 'undecided' ? undecided(what, open.reason, open.looked) : inapplicable('no-targets');
    }
    const measured = {
      share: roundShare(met / Math.max(1, met + faults.length)),
      count: met + faults.length,
      without: faults.map(({ column }) => column.name),
    };
    if (range.min >= minShare)
      return passed({ measured, seen: of('list').map(({ column }) => columnEvidence(column)) });
    const drafts = faults.map(({ column, shape }): FindingDraft => {
      const length = shape.kind === 'long-text' ? shape.length : 0;
      return {
        code: shape.kind,
        data: { name: column.name, length, share: percent(measured.share), minShare: percent(minShare) },
        evidence: stateEvidence(columnState(column)),
        column: column.name,
        key: column.url,
      };
    });
    if (range.max < minShare) return failed(drafts, { measured });
    const [unread] = of('unread');
    const reason = unread?.shape.kind === 'unread' ? unread.shape.reason : 'not-crawled';
    return {
      ...undecided(
        '栏目的呈现方式',
        reason,
        of('unread').map(({ column }) => columnEvidence(column)),
      ),
      measured,
    };
  },
});

const foundOf = (site: SiteModel, id: string): readonly Column[] => {
  const sighting = site.column(id);
  return sighting.state === 'found' ? [sighting.value] : [];
};

/** `none`: blank, dead or answered by 无 · `unread`: nobody saw what it shows. */
type Shape =
  | { readonly kind: 'list' | 'pictures' | 'none' }
  | { readonly kind: 'long-text'; readonly length: number }
  | { readonly kind: 'unread'; readonly reason: CantTellReason };

/** So little text beside a picture is its caption. */
const CAPTION = 200;
/** A text with so many links is one of links. */
const LEAST_LINKS = 3;

function shapeOf(column: Column, longText: number): Shape {
  const state = columnState(column);
  if (state.state === 'undecided') return { kind: 'unread', reason: state.reason };
  if (state.state !== 'filled') return { kind: 'none' };
  if (column.items.length > 0 || column.subColumns.length > 0) return { kind: 'list' };
  const [first] = column.pages;
  const unread = first && unreadRows(first);
  if (!first || unread) return { kind: 'unread', reason: unread ?? 'not-crawled' };
  const page = first.read();
  const links = page.links.filter(
    ({ isVisible, region, text }) =>
      isVisible && (region === 'content' || region === 'list') && squeeze(text).length > 1,
  );
  if (links.length >= LEAST_LINKS || first.facts.attachments.length > 0 || page.tabs.length > 1)
    return { kind: 'list' };
  const length = squeeze(page.contentText).length;
  if ((page.media.pictures?.length ?? 0) > 0 && length < CAPTION) return { kind: 'pictures' };
  return length >= longText ? { kind: 'long-text', length } : { kind: 'list' };
}
