/** Whose words these are: the body's own, or those of another body that its pages name too. */
import { squeeze } from '../lib/text/squeeze.js';
import { bodyName, isOrgan, whoseBody } from '../locate/own-names.js';
import type { SiteModel } from '../model/site-model.js';

export { isOfAnotherGovernment } from '../locate/own-names.js';

/** The body that the site belongs to, as the site list or the home page calls it; empty for a bare host name. */
export function ownBody(site: SiteModel): string {
  const home = site.home.state === 'found' ? site.home.value.facts : undefined;
  const named = Object.entries(home?.meta ?? {}).find(([name]) => name.toLowerCase() === 'sitename')?.[1];
  return bodyName(site.site.name) || bodyName(named ?? '') || bodyName(home?.title ?? '');
}

/** A bureau, town, station … by its name, and not this one: 青禾区财政局 on the site of 青禾区人民政府. `own`: all its names. */
export const isAnotherBody = (name: string, own: string | readonly string[]): boolean => {
  const bare = squeeze(name);
  return (
    bare.length >= 3 &&
    bare.length <= 24 &&
    isOrgan(bare) &&
    !INNER.test(bare) &&
    [own].flat().every((one) => whoseBody(bare, one) === 'other' && !isShortFor(bare, one))
  );
};

const PLACE = /^.*?[区县市旗](?=\p{Script=Han}{2})/u;

/** 区教体局 is 青禾区教育体育局, 区卫健委 its 卫生健康委员会; 市教体局 is neither. */
function isShortFor(short: string, long: string): boolean {
  const whole = squeeze(long).replace(/委员会$/, '委');
  const [place = ''] = PLACE.exec(short) ?? [];
  const [theirs = ''] = PLACE.exec(whole) ?? [];
  const [letters, name] = [[...short.slice(place.length)], whole.slice(theirs.length)];
  if (letters.length < 3 || letters[0] !== name[0] || letters.at(-1) !== name.at(-1)) return false;
  if (place !== '' && !theirs.endsWith(place)) return false;
  let at = -1;
  return letters.every((letter) => (at = name.indexOf(letter, at + 1)) >= 0);
}
/** Rooms and sections of a body are the body itself; so is the office of a government. */
const INNER = /(?:[科股室处]|办公室|办公厅|领导小组|委员会办公室)$/;

const NUMBERING =
  /^(?:第[一二三四五六七八九十百\d]+[章节条]|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．])/;
const NAME_LABEL = /^(?:单位|机构|部门|机关)?名称[：:\t]/;

/**
 * The lines of a text without those that speak of another body: a line that begins with its name, and what stands under a
 * heading that is its name, up to the next heading.
 */
export function withoutOthers(text: string, own: string | readonly string[]): string {
  let isTheirs = false;
  const kept: string[] = [];
  for (const line of text.split('\n')) {
    const bare = squeeze(line).replace(NUMBERING, '').replace(NAME_LABEL, '');
    const [head = ''] = bare.split(/[：:，,。；;（(]/u);
    const [firstCell = ''] = line.split('\t');
    const names = [head, squeeze(firstCell).replace(NUMBERING, '').replace(NAME_LABEL, '')];
    const theirs = names.find((name) => isAnotherBody(name, own));
    if (theirs !== undefined) {
      isTheirs = bare.length <= theirs.length + 1 || NAME_LABEL.test(squeeze(line));
      continue;
    }
    isTheirs &&= !(NUMBERING.test(squeeze(line)) || isBareHeading(bare) || isOwnName(head, own));
    if (!isTheirs) kept.push(line);
  }
  return kept.join('\n');
}

const isOwnName = (name: string, own: string | readonly string[]): boolean =>
  [own].flat().some((one) => whoseBody(name, one) === 'own' || isShortFor(name, one));

/** 联系我们, 内设机构: a short line that is neither a label nor its value. */
const isBareHeading = (line: string): boolean =>
  line.length >= 3 &&
  line.length <= 12 &&
  !/[：:，,。；;\d]|地址|电话|时间|传真|邮编|邮箱|负责人|职责|职能|简介|[路街道巷号楼室层]$/u.test(line);
