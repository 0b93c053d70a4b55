/** A sketch as a site with addresses: every column hangs where the vocabulary says that it must be linked from. */
import { createHash } from 'node:crypto';
import type { Unit } from '../model/site-entry.js';
import type { Vocabulary } from '../model/vocabulary.js';
import type { ColumnSketch, HomeSketch, ItemSketch, SiteSketch, UnitSketch } from './example-schema.js';

export const ORIGIN = 'http://www.qinghe.gov.cn';

export interface LaidItem {
  readonly url: string;
  readonly sketch: ItemSketch;
}

export interface LaidColumn {
  readonly id?: string;
  readonly name: string;
  readonly url: string;
  /** Names from the home page down to it, its own left out. */
  readonly trail: readonly string[];
  /** Its ColumnType tag. */
  readonly type: string;
  /** Who signs its items unless they say. */
  readonly source: string;
  readonly sketch: ColumnSketch;
  readonly items: readonly LaidItem[];
  readonly children: LaidColumn[];
}

export interface LaidSite {
  readonly name: string;
  readonly home: HomeSketch;
  readonly homeItems: readonly LaidItem[];
  /** What the home page links to: the platform first. */
  readonly navigation: readonly LaidColumn[];
  /** All of them, parents first. */
  readonly columns: readonly LaidColumn[];
  readonly units: readonly Unit[];
  /** How many pages the crawl saw before it stopped. */
  readonly pagesSeen?: number;
}

const RESERVED: ReadonlySet<string> = new Set(['home', 'units', 'crawl']);

/** Columns that nobody sketched stand only where one below them needs a place. `platform: null` leaves the platform out. */
export function layOut(sketch: SiteSketch, vocabulary: Vocabulary, siteName: string): LaidSite {
  const navigation: LaidColumn[] = [];
  const known = new Map<string, LaidColumn>();
  const place = (id: string): LaidColumn => {
    const before = known.get(id);
    if (before) return before;
    const under = vocabulary.get(id)?.under ?? 'home';
    const parent = under === 'home' || (under === 'platform' && sketch.platform === null) ? undefined : place(under);
    const laid = layColumn({
      id,
      parent,
      url: `${ORIGIN}/${id}/`,
      sketch: (sketch[id] ?? {}) as ColumnSketch,
      vocabulary,
      source: parent?.source ?? siteName,
    });
    known.set(id, laid);
    (parent?.children ?? navigation).push(laid);
    return laid;
  };
  if (sketch.platform !== null) place('platform');
  for (const [id, column] of Object.entries(sketch)) if (!RESERVED.has(id) && column !== null) place(id);
  const units = Object.entries(sketch.units ?? {});
  if (units.some(([, unit]) => unit.absent !== true)) {
    const list = place('units');
    for (const [at, [name, unit]] of units.entries())
      if (unit.absent !== true) list.children.push(layUnit(name, unit, at, list, vocabulary));
  }
  const { crawl } = sketch;
  return {
    name: siteName,
    home: sketch.home ?? {},
    homeItems: layItems(`${ORIGIN}/home/`, sketch.home?.items ?? []),
    navigation,
    columns: navigation.flatMap(withBelow),
    units: units.map(([name, { aliases, kind, since }]) => ({
      name,
      ...(aliases && { aliases }),
      ...(kind !== undefined && { kind: kind }),
      ...(since !== undefined && { since }),
    })),
    ...(crawl !== undefined && { pagesSeen: crawl === 'truncated' ? 1 : crawl }),
  };
}

const withBelow = (column: LaidColumn): readonly LaidColumn[] => [column, ...column.children.flatMap(withBelow)];

interface Plot {
  readonly id?: string;
  readonly name?: string;
  readonly parent: LaidColumn | undefined;
  readonly url: string;
  readonly sketch: ColumnSketch;
  readonly vocabulary: Vocabulary;
  readonly source: string;
}

function layColumn({ id, name, parent, url, sketch, vocabulary, source }: Plot): LaidColumn {
  const term = id === undefined ? undefined : vocabulary.get(id);
  const laid: LaidColumn = {
    ...(id !== undefined && { id }),
    name: sketch.name ?? name ?? term?.name ?? id ?? '',
    url,
    trail: parent ? [...parent.trail, parent.name] : ['首页'],
    type: term?.columnTypes[0] ?? term?.name ?? parent?.type ?? '信息公开',
    source,
    sketch,
    items: layItems(url, [...(sketch.items ?? []), ...(sketch['items+'] ?? [])]),
    children: [],
  };
  for (const [at, [key, below]] of Object.entries(sketch.columns ?? {}).entries())
    laid.children.push(
      layColumn({
        ...(vocabulary.has(key) ? { id: key } : { name: key }),
        parent: laid,
        url: `${url}c${String(at + 1)}/`,
        sketch: below,
        vocabulary,
        source,
      }),
    );
  return laid;
}

function layUnit(name: string, sketch: UnitSketch, at: number, list: LaidColumn, vocabulary: Vocabulary): LaidColumn {
  const url = `${list.url}u${String(at + 1)}/`;
  return layColumn({ name, parent: list, url, sketch, vocabulary, source: name });
}

/** Addresses as systems make them: the day, and a number that is always the same for the same title. */
function layItems(folder: string, items: readonly ItemSketch[]): readonly LaidItem[] {
  const taken = new Map<string, number>();
  return items.map((sketch) => {
    const twin = taken.get(sketch.title) ?? 0;
    taken.set(sketch.title, twin + 1);
    const number = numberOf(`${sketch.title}${twin > 0 ? String(twin) : ''}`);
    const day = sketch.on?.replaceAll('-', '');
    const file = day === undefined ? `content_${number}.html` : `${day.slice(0, 6)}/t${day}_${number}.html`;
    return { url: `${folder}${file}`, sketch };
  });
}

/** Seven digits that are always the same for the same words. */
export const numberOf = (words: string): string =>
  String(1_000_000 + (createHash('sha256').update(words).digest().readUInt32BE(0) % 9_000_000));
