/** How units are written: whole names, names without the place, names inside titles; and which unit a text means. */
import { squeeze } from '../../lib/text/squeeze.js';
import type { Unit } from '../../model/site-entry.js';
import { columnName } from '../columns/match-column.js';

const DISCLOSURE = /(?:的)?(?:政府|政务)?信息公开(?:专栏|平台|专区|栏目|目录|网)?$|政务公开(?:专栏|平台)?$|公开专栏$/;

/** Ways to write a unit's name: 青禾区财政局, 区财政局, 财政局 are one, with or without 政府信息公开 behind. `own`: the body above. */
export function namingsOf(own: string): (text: string) => ReadonlySet<string> {
  const prefixes = placesOf(own);
  return (text) => {
    const name = columnName(squeeze(text))
      .replace(DISCLOSURE, '')
      .replace(/[（(][^）)]*[）)]$/, '');
    const whole = prefixes.find((prefix) => name.startsWith(prefix) && name.length > prefix.length + 1);
    const bare = (whole === undefined ? name.replace(/^[区县市](?=.{2})/, '') : name.slice(whole.length))
      .replace(/(?:人民)?政府$|街道办(?:事处)?$/, (end) => (end.startsWith('街道') ? '街道' : ''))
      .replace(/委员会$/, '委');
    return new Set(bare.length >= 2 ? [bare] : []);
  };
}

/** 南屏市青禾区, 青禾区. */
function placesOf(own: string): readonly string[] {
  const place = own.replace(/人民政府$/, '');
  const local = /([^省市区县州盟]{1,6}[区县市旗])$/.exec(place)?.[1] ?? place;
  return [...new Set([place, local])].filter((prefix) => prefix.length >= 2);
}

/** The units of a roster by what a text calls them. */
export interface UnitNames {
  /** The unit that the text as a whole names: 区财政局, 财政局政府信息公开. */
  named(text: string): Unit | undefined;
  /** The unit that a title bears: 2024年青禾区财政局部门预算. Not 南屏市财政局, nor 南塘镇中心小学. */
  borne(title: string): Unit | undefined;
  /** Every unit of the roster that a text names anywhere, each with the first line that does. */
  mentioned(text: string): ReadonlyMap<Unit, string>;
  /** All ways to write a unit's name, longest first. */
  spellings(unit: Unit): readonly string[];
}

export function nameUnits(own: string, roster: readonly Unit[]): UnitNames {
  const namings = namingsOf(own);
  const places = placesOf(own);
  const byBare = new Map<string, Unit>();
  const byStem = new Map<string, Unit>();
  const spelled = new Map<Unit, readonly string[]>();
  for (const unit of roster) {
    const names = [unit.name, ...(unit.aliases ?? [])].map(squeeze);
    const bares = names.flatMap((name) => [...namings(name)]);
    for (const bare of bares) {
      if (!byBare.has(bare)) byBare.set(bare, unit);
      const stem = /^(.{2,})(?:街道|镇|乡)$/.exec(bare)?.[1];
      if (stem !== undefined) byStem.set(stem, unit);
    }
    const all = [...names, ...bares, ...bares.flatMap(whole)].filter((name) => name.length >= LEAST_NAME);
    spelled.set(
      unit,
      [...new Set(all)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)),
    );
  }
  const found = new Map<string, Unit | undefined>();
  const names = [...spelled].flatMap(([unit, all]) => all.map((name) => ({ name, unit })));
  // 教育体育局 goes before 体育局.
  names.sort((a, b) => b.name.length - a.name.length || (a.name < b.name ? -1 : 1));
  const borne = (title: string): Unit | undefined => {
    const text = squeeze(title);
    return names.find(({ name }) => isNamedIn(text, name, places))?.unit;
  };
  return {
    named: (text) => [...namings(text)].map((bare) => byBare.get(bare)).find((unit) => unit !== undefined),
    borne: (title) => {
      if (!found.has(title)) found.set(title, borne(title));
      return found.get(title);
    },
    mentioned: (text) => {
      const lines = text.split('\n').filter((line) => line.trim() !== '');
      const found = new Map<Unit, string>();
      for (const line of lines) {
        const even = squeeze(line);
        for (const { name, unit } of names)
          if (!found.has(unit) && isNamedIn(even, name, places, true)) found.set(unit, line.trim());
        // A table with a column of streets leaves 街道 to its head.
        for (const cell of line.includes('\t') ? line.split('\t') : []) {
          const unit = byStem.get(squeeze(cell));
          if (unit && !found.has(unit)) found.set(unit, line.trim());
        }
      }
      return found;
    },
    spellings: (unit) => spelled.get(unit) ?? [],
  };
}

/** 卫生健康委 is 卫生健康委员会; 稻香街道 is 稻香街道办事处 (found by its beginning). */
const whole = (bare: string): readonly string[] => (bare.endsWith('委') ? [`${bare}员会`] : []);

/** 一局 names nothing. */
const LEAST_NAME = 3;

/**
 * The name stands there, and it is not the end of another body's name, nor the beginning of one below it. `isText`: in a
 * text, where anything may stand before it but the name of another place.
 */
function isNamedIn(text: string, name: string, places: readonly string[], isText = false): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const before = text.slice(0, at);
    const after = text.slice(at + name.length);
    if (BELOW.test(after)) continue;
    const isOurs = places.some((place) => before.endsWith(place) || name.startsWith(place));
    if (isOurs || isOpen(before)) return true;
    // 区财政局 of this district; 市财政局 is another body where this one is no city.
    const level = /[省市区县州盟旗]$/.exec(before)?.[0];
    const isOurLevel = level !== undefined && places.some((place) => place.endsWith(level));
    if (isOurLevel && (isText || isOpen(before.slice(0, -1)))) return true;
    if (isText && level === undefined) return true;
  }
  return false;
}

/** Nothing stands before a name but marks, figures, a year, or words that introduce it. */
const isOpen = (before: string): boolean =>
  before === '' ||
  /[^\p{Script=Han}]$/u.test(before) ||
  /(?:年|年度|关于|对|由|印发|发布|公布|公示|公开|转发|的|和|与|及|在|各)$/.test(before);

/** A school, a station … of the unit is another body. */
const BELOW =
  /^(?:\p{Script=Han}{0,6})(?:卫生院|医院|学校|小学|中学|幼儿园|派出所|法庭|敬老院|福利院|大队|支队|村民?委?员?会|社区居委会)/u;

/** 区教体局 for 青禾区教育和体育局: each of its characters stands in the whole name, in that order, the first and the last too. */
export function mayShorten(text: string, unit: Unit, own: string): boolean {
  const namings = namingsOf(own);
  const [short] = namings(text);
  const [long] = namings(unit.name);
  if (short === undefined || long === undefined || short.length < 2 || short.length >= long.length) return false;
  if (!short.startsWith(long.slice(0, 1)) || !short.endsWith(long.slice(-1))) return false;
  let at = 0;
  for (const char of short) {
    at = long.indexOf(char, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
