import { Type } from '@sinclair/typebox';
import { squeeze } from '../../lib/text/squeeze.js';
import { defineCheck, failed, inapplicable, passed, type Judgement } from '../../model/check.js';
import type { Gathering, PageView, SiteModel } from '../../model/site-model.js';
import { ownBody } from '../../site/own-body.js';
import { columnName, stateEvidence, stateOf } from '../parts/column-state.js';
import { Params, Words } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';

/** Lists below the column, one for each field and to spare, and pages of rows that name the whole catalogue. */
const MOST_LISTS = 40;
const MOST_ROWS = 3;
const COLUMN = 'grassroots-catalogue';

const params = Params({
  /** The pilot fields, each with the other names it goes by. */
  fields: Type.Array(Params({ name: Type.String(), variants: Words }), { minItems: 1 }),
  minFields: Type.Integer({ minimum: 1 }),
});

/** 基层政务公开标准目录: there is a column of them, and enough of the pilot fields have one. */
export default defineCheck({
  id: 'statutory/grassroots-catalogue',
  title: '基层政务公开标准目录是否齐全',
  needs: [`below:${COLUMN}:${MOST_LISTS}:${MOST_ROWS}`],
  params,
  messages: {
    'no-column': {
      zh: '网站上没有“{name}”栏目，或栏目空白、打不开。',
      en: 'The site has no column {name}, or it is blank or dead.',
    },
    missing: {
      zh: '{due}个试点领域中只找到{found}个领域的标准目录，应至少有{least}个；没有找到：{missing}。',
      en: 'Catalogues of {found} of {due} pilot fields were found, at least {least} are due; not found: {missing}.',
    },
  },
  *targets() {
    yield COLUMN;
  },
  judge(id: string, { fields, minFields }, { site }): Judgement {
    const state = stateOf(site, id);
    const name = columnName(site, id);
    const all = fields.map((field) => field.name);
    const about = { column: name, key: id };
    const evidence = stateEvidence(state);
    switch (state.state) {
      case 'undecided':
        return undecided(`“${name}”`, state.reason, evidence, about);
      case 'stated-none':
        return inapplicable('no-targets');
      case 'absent':
      case 'blank':
      case 'dead':
        return failed({ code: 'no-column', data: { name }, evidence, ...about }, { measured: { missing: all } });
      default:
    }
    const gathering = site.below(id);
    if (!gathering) return undecided(`“${name}”`, 'not-crawled', evidence, about);
    const names = namesIn(gathering, placeOf(site));
    const missing = fields.filter((field) => !names.has(field)).map((field) => field.name);
    const count = fields.length - missing.length;
    const measured = { missing, count };
    if (count >= minFields) return passed({ measured });
    const unread = gathering.reason ?? (gathering.isWhole ? names.unread : 'not-crawled');
    if (unread) return undecided(`“${name}”的领域`, unread, evidence, { ...about, data: { missing } });
    const data = { due: fields.length, found: count, least: minFields, missing };
    return failed({ code: 'missing', data, evidence, ...about }, { measured });
  },
});

interface Field {
  readonly name: string;
  readonly variants: readonly string[];
}

/** Which fields are named by a list, a row, a link, an attachment or a cell of the catalogue's pages. */
function namesIn({ lists, opened }: Gathering, place: string) {
  const views = [
    ...new Set([...lists.flatMap(({ pages, article }) => [...pages, ...(article ? [article] : [])]), ...opened]),
  ];
  const isBlank = new Set(
    lists.filter((list) => list.blankness === 'blank' && list.subColumns.length === 0).map(({ url }) => url),
  );
  const texts = [
    ...lists.filter(({ url }) => !isBlank.has(url)).map((list) => list.name),
    ...lists.flatMap((list) => list.subColumns.filter(({ url }) => !isBlank.has(url)).map((sub) => sub.name)),
    ...lists.flatMap((list) => list.items.map((item) => item.title)),
    ...views.flatMap((view) => textsOf(view, isBlank)),
  ].map(squeeze);
  const pieces = new Set(texts.flatMap((text) => bareNames(text, place)));
  const catalogues = texts.filter((text) => /目录/.test(text) && text.length <= LONGEST_NAME);
  return {
    has: ({ name, variants }: Field): boolean =>
      [name, ...variants].some(
        (variant) => pieces.has(squeeze(variant)) || catalogues.some((text) => text.includes(squeeze(variant))),
      ),
    /** A file or picture may hold what no text names. */
    unread: views.some(isFile) ? ('unreadable' as const) : undefined,
  };
}

const LONGEST_NAME = 60;

function textsOf(view: PageView, isBlank: ReadonlySet<string>): readonly string[] {
  const page = view.read();
  return [
    ...(page.facts.kind === 'article' ? [page.facts.title] : []),
    ...page.links
      .filter(
        ({ region, isVisible, url }) => (region === 'content' || region === 'list') && isVisible && !isBlank.has(url),
      )
      .map(({ text }) => text),
    ...page.facts.attachments.map(({ text }) => text),
    ...page.grids.flatMap((grid) => grid.flat()),
    ...headingsOf(page.contentText),
  ];
}

/** Lines that are a catalogue's title: one page may hold those of all fields, one below the other. */
const headingsOf = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.length <= LONGEST_NAME && /目录\s*(?:[（(][^）)]*[）)])?\s*$/.test(line));

/** Files whose names tell no field: what they hold was not read as names. */
const isFile = (view: PageView): boolean => {
  const page = view.read();
  return (
    page.facts.kind !== 'column' &&
    (page.facts.attachments.some(({ text }) => /目录|领域/.test(text)) ||
      page.facts.kind === 'attachment' ||
      (page.media.images > 0 && page.contentText.length < LONGEST_NAME))
  );
};

/** 青禾区义务教育领域基层政务公开标准目录 → 义务教育; of several fields in one name each. */
function bareNames(text: string, place: string): readonly string[] {
  const bare = text
    .replace(/\.\w{2,4}$/, '')
    .replace(/^(?:\d{1,2}[.、]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)])/, '')
    .replace(/[《》“”"'\s]|[（(][^）)]*[）)]/g, '')
    .replace(/20\d{2}年?版?/g, '')
    .replace(place === '' ? /^$/ : new RegExp(`^(?:${place}|[区县市]级)`), '')
    .replace(
      /(?:(?:基层)?政务公开|(?:政府)?信息公开|公开事项|事项|标准化|规范化|标准|目录|清单|试点|领域|专栏|工作|专题|\d+个|二十六个)+$/g,
      '',
    )
    .replace(/(?:领域)?(?:基层)?(?:政务|信息)公开$|领域$/, '');
  return [bare, ...bare.split(/[、，,/和与及]/u)];
}

const placeOf = (site: SiteModel): string =>
  ownBody(site)
    .replace(/人民政府$/, '')
    .replace(/[.*+?^${}()|[\]\\]/g, '');
