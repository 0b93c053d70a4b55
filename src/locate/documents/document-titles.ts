/** What the title of a document is about, and whether another title speaks of it. */
import { squeeze } from '../../lib/text/squeeze.js';
import { remember } from '../remember.js';

/** Words by which a title says that it interprets a document; films and the like only where they head the title. */
const INTERPRETS =
  /解读(?!工作|制度|机制|方案|回应|[和与及]回应)|图解|解析|图说|一图(?:速览|了解)|[读看]懂|政策问答|你问我答|问答(?:[：:]|$)|答记者问|新闻发布会|起草说明|(?:动漫|动画|视频|音频|H5)(?:解读|版|[：:】\])|｜丨])/;

/** True for a title that says so itself, not in the name of a document. */
export const interprets = remember((title) => INTERPRETS.test(squeeze(title).replace(/《[^》]*》/g, '《》')));

const NUMBER = String.raw`[\p{Script=Han}]{2,12}[〔[(【]\d{4}[〕\])】]第?\d{1,4}号`;
/** A document number before or behind a title. */
const numbered = new RegExp(`^[(【[]?${NUMBER}[)】\\]]?|[(【[]${NUMBER}[)】\\]]$`, 'gu');

/** Behind a name that the list cut short (…). */
const CUT = '*';
/** True for a title that a list cut short. */
export const isCut = (title: string): boolean => /(?:…|⋯|\.{2,6})[》）)】”"]*$/.test(title.trim());
const mark = (text: string): string => (isCut(text) ? CUT : '');
const LEAST_CUT = 8;

/** What a document's title is about: 关于印发《青禾区…办法》的通知 → 青禾区…办法. Of several names in 《》 the first. */
export const titleCore = remember((title) => titleCores(title)[0] ?? '');

/** All of them: 关于印发《…办法》和《…细则》的通知 is about two. */
export function titleCores(title: string): readonly string[] {
  const text = squeeze(title).replace(numbered, '');
  const quoted = [...text.matchAll(/《([^》]{4,})(?:》|$)/g)].map((found) => plain(found[1] ?? '') + mark(found[0]));
  if (quoted.length > 0) return quoted;
  const rest = text
    .replace(/^.*?(?:关于|印发|公布)(?:关于|印发|公布|转发|发布|修订|批转)?/, '')
    .replace(/的?(?:通知|意见|公告|通告|决定|批复|函|通报|命令)$/, '');
  return [plain(rest) + mark(text)];
}

const plain = remember((text) => text.replace(/[《》〈〉“”"'（）()【】[\]、，,：:。.\-—|｜丨!！?？]/g, ''));

/** Places, bodies and years before a document's own name, and its state behind it: they make no other document. */
const BEFORE =
  /^$|(?:省|市|区|县|旗|州|盟|镇|乡|街道|管委会|政府|办公室|委员会|局|厅)(?:印发|关于|发布)?$|^\d{4}年度?$|^(?:印发|关于|发布)$/;
const BEHIND =
  /^(?:试行|暂行|修订版?|修订稿|修正版?|通知|意见|全文|等|文件|政策|\d{4}年?(?:版|修订)?|第[一二三四五\d]{1,3}[期版号])*$/;
const YEAR = /(?:19|20)\d{2}(?=年|$)/;
const DRAFT = /征求意见|草案|送审稿/;
/** What makes another document of the one that it is added to. */
const OFFSPRING =
  /^(?:试行|暂行)?(?:实施细则|实施办法|实施方案|实施意见|实施规定|补充|配套|操作|任务分工|申报|评价|考核|细则|若干)/;
const SHORTEST = 5;
/** More before or behind a name is another name. */
const LONGEST_ADDED = 24;

/** Words that a name is told with or without: 《关于支持茶产业的若干措施》, 一图读懂支持茶产业若干措施. */
const FILLERS = /的|关于/g;

/** A name without what is said one way or another: …工作的实施意见, …工作实施意见. */
const bare = remember((core) => core.replace(FILLERS, '').replace(/(?:实施|通知|意见)+$/, ''));

/** Two names for one document: the same words, or one with a place, a body, a year or 试行 more. Not one's 实施细则. */
export function isSameMatter(one: string, other: string): boolean {
  if (one.endsWith(CUT) || other.endsWith(CUT)) return isStartOf(one, other);
  const names = [bare(one), bare(other)].sort((a, b) => a.length - b.length);
  const [short = '', long = ''] = names;
  if (short.length < SHORTEST || DRAFT.test(one) !== DRAFT.test(other)) return false;
  const [year, otherYear] = [YEAR.exec(one)?.[0], YEAR.exec(other)?.[0]];
  if (year !== undefined && otherYear !== undefined && year !== otherYear) return false;
  const at = long.indexOf(short);
  if (at === -1 || long.length - short.length > LONGEST_ADDED) return false;
  return BEFORE.test(long.slice(0, at)) && BEHIND.test(long.slice(at + short.length));
}

/** Of a name that was cut short what is left stands at the other's start, but for a place or a body. */
function isStartOf(one: string, other: string): boolean {
  const [start, whole] = (one.endsWith(CUT) ? [one, other] : [other, one]).map((name) => bare(name.replace(/\*$/, '')));
  if (start === undefined || whole === undefined || start.length < LEAST_CUT) return false;
  const at = whole.indexOf(start);
  return at !== -1 && BEFORE.test(whole.slice(0, at));
}

/** A title that is one of these documents'. */
export const namesOneOf = (title: string, cores: readonly string[]): boolean =>
  titleCores(title).some((name) => cores.some((core) => isSameMatter(name, core)));

/** The names that stand in 《》, plain, one a line. */
const namedIn = remember((title) =>
  [...squeeze(title).matchAll(/《([^》]{4,})(》?)/g)]
    .map((found) => plain(found[1] ?? '') + (found[2] === '' ? CUT : mark(found[1] ?? '')))
    .join('\n'),
);
const namesIn = (title: string): readonly string[] => (title.includes('《') ? namedIn(title).split('\n') : []);

/**
 * Whether a title speaks of a document of these names. In a list of interpretations (`isListed`) it need not say that it
 * interprets one. A title that names another document in 《》 speaks of that.
 */
export const speaksOf = (title: string, cores: readonly string[], isListed = false): boolean =>
  cores.some((core) => mayName(wordsOf(title), bare(core)) && speaks(`${isListed ? '1' : '0'}\t${core}\t${title}`));

/** A title as it is compared. */
const wordsOf = remember((title) => plain(squeeze(title)).replace(FILLERS, ''));

/** Quick: names that have five characters in common share one of every third pair of them. */
function mayName(words: string, core: string): boolean {
  for (let at = 0; at + 2 <= core.length; at += 3) if (words.includes(core.slice(at, at + 2))) return true;
  return false;
}

const speaks = remember((key) => {
  const [isListed, core = '', title = ''] = key.split('\t');
  if (bare(core).length < SHORTEST || !(isListed === '1' || interprets(title))) return false;
  const names = namesIn(title).map((name) => (/关于|印发/.test(name) ? titleCore(name) : name));
  if (names.some((name) => isSameMatter(name, core))) return true;
  const text = wordsOf(title);
  const at = text.indexOf(bare(core));
  if (at !== -1) return DRAFT.test(text) === DRAFT.test(core) && !OFFSPRING.test(text.slice(at + bare(core).length));
  return names.length === 0 && isSameMatter(subjectOf(title), core);
});

/** The title names documents, none of which is this one. */
export const speaksOfAnother = (title: string, cores: readonly string[]): boolean =>
  namesIn(title).length > 0 && !speaksOf(title, cores, true);

/** What an interpretation's title is about without the words that say how: 一图读懂养老服务办法 → 养老服务办法. */
const subjectOf = remember((title) => {
  const text = squeeze(title).replace(/^[【[（(].{2,12}?[】\])）]/, '');
  const behind = /^.{2,14}?[：:|｜丨](.{4,})$/.exec(text)?.[1] ?? text;
  const subject = plain(
    behind
      .replace(/^(?:关于|对)/, '')
      .replace(
        /(?:的|之)?(?:政策|文字|图文|视频|专家|媒体|简明)*(?:解读|解析|图解|问答|答记者问|起草说明|说明)+(?:之?[一二三四五六七八九十\d]+)?$/,
        '',
      )
      .replace(/^(?:一图(?:读懂|看懂|了解|速览)|一张图[读看]懂|[读看]懂|图解|图说|(?:政策|文字|图片|视频)?解读)/, '')
      .replace(/^(?:关于|印发)+/, ''),
  );
  return subject + mark(text);
});

/** Half of a link's own two-character words stand in the document's names. */
export function sharesWords(text: string, cores: readonly string[]): boolean {
  const words = ownWords(text);
  if (words.length < 4) return words.length === 0;
  return countShared(words, cores.join('|')) >= (words.length - 1) / 2;
}

/** How many of a title's own two-character words stand in the document's names. */
export const sharedWords = (text: string, cores: readonly string[]): number =>
  countShared(rareWords(text), rareWords(cores.join('|')));

const ownWords = remember((text) =>
  plain(squeeze(text)).replace(
    /(?:文字|政策|图片?|视频|音频|动漫|专家|媒体|负责人)?解读|图解|图说|一图(?:速览|了解)?|一张图|[读看]懂|政策问答|答记者问|的|关于/g,
    '',
  ),
);

/** Without the place and the words that most documents share. */
const rareWords = remember((text) =>
  ownWords(text)
    .replace(/(?<=^|\|)\p{Script=Han}{2,6}?(?:区|县|市|旗|镇|乡|街道)/gu, '')
    .replace(
      /管理|办法|工作|实施|方案|意见|规定|细则|措施|若干|政策|建设|发展|加强|进一步|[全我本][区县市镇]|新[政规]|通知|有关|服务|印发|试行|暂行/g,
      ' ',
    ),
);

function countShared(words: string, core: string): number {
  let shared = 0;
  for (let at = 0; at + 2 <= words.length; at++) {
    const pair = words.slice(at, at + 2);
    if (!pair.includes(' ') && core.includes(pair)) shared++;
  }
  return shared;
}

/** Brackets of document numbers are written in many ways. */
const withPlainBrackets = (text: string): string =>
  squeeze(text).replace(/[〔[(【](\d{4})[〕\])】]第?(\d{1,4})号/g, '〔$1〕$2号');

/** Whether a text names a document by its number, e.g. 青政发〔2025〕9号. */
export function mentionsNumber(text: string, number: string | undefined): boolean {
  const due = withPlainBrackets(number ?? '');
  return /\p{Script=Han}〔\d{4}〕\d+号$/u.test(due) && withPlainBrackets(text).includes(due);
}
