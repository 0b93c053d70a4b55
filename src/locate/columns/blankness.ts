/** Whether a column's page holds anything: rows, files, text of its own — or says that there is nothing of the kind. */
import { squeeze } from '../../lib/text/squeeze.js';
import type { PageDigest } from '../../model/page.js';
import type { Blankness } from '../../model/site-model.js';

/** "本单位无此项": the body answers that it owes nothing here. */
const STATED_NONE: readonly RegExp[] = [
  /(?:本|我|该)(?:单位|机关|部门|局|委|办|街道|镇|乡|区|县|级)[^。；\n]{0,12}(?:无此|没有此|无该|不涉及|未涉及|不产生|无相关|无行政|无政府)/,
  /(?:暂|均|尚)?(?:无|没有)(?:此|该|这)(?:项|类)(?:内容|信息|业务|事项|职能|职责|收费|情况)?/,
  /不涉及(?:此|该|本)(?:项|类)/,
];

/** What templates print where nothing stands. */
const PLACEHOLDERS =
  /(?:栏目|页面|内容|信息|正在|网站)*(?:建设|更新|完善|整理|录入)中|敬请期待|(?:对不起|抱歉|很遗憾)?[，,]?(?:暂|尚|还|目前)?(?:无|没有|未有|未发布)(?:相关|任何|更多|符合条件的?)*(?:内容|数据|信息|记录|文章|文件|资料|稿件)?[!！。.]*|Nodata/gi;
const PAGER_WORDS =
  /(?:共\d*[条页篇]|第?\d*(?:\/\d+)?页|每页\d*条?|首页|上一?页|下一?页|尾页|末页|跳转(?:到|至)?|转到|确定|GO|总数[:：]?\d*|当前[:：]?\d*|记录|\d+)/gi;
const PAGE_WORDS =
  /(?:您?当?前?(?:所在)?(?:的)?位置|您现在的位置|首页|>+|»|标题|发布(?:时间|日期)|序号|名称|索引号|文号|更多|字体|字号|\[?[大中小]\]?|打印|关闭|分享到?|收藏|返回(?:顶部|列表)?|搜索|检索|查询|请输入(?:关键[字词])?)/g;

/** A line that answers for its own column, however many columns give the same answer; a note on how to answer does not. */
export const isAnswer = (line: string): boolean =>
  line.length <= LONGEST_ANSWER && !/^[（(【]?(?:注|说明|提示|备注|如|若|凡)/.test(line) && saysNone(line);
const LONGEST_ANSWER = 60;
const saysNone = (text: string): boolean => STATED_NONE.some((pattern) => pattern.test(text));

/** The lines that the content begins with, squeezed. */
export const linesOf = (page: PageDigest): readonly string[] =>
  page.contentStart.split(/[\n\t]/).flatMap((line) => squeeze(line) || []);

/**
 * Blankness of one page read whole, its links to sub-columns left out of account. `itemCount`: rows that count;
 * `templateLines`: lines and pictures that the pages of many columns show.
 */
export function judgeBlankness(page: PageDigest, itemCount: number, templateLines: ReadonlySet<string>): Blankness {
  const { facts } = page;
  if (itemCount > 0 || facts.attachments.length > 0 || facts.kind === 'attachment') return 'filled';
  const start = linesOf(page)
    .filter((line) => !templateLines.has(line))
    .join('');
  if (saysNone(start)) return 'stated-none';
  if (
    facts.needsBrowser === 'xhr-list' ||
    facts.needsBrowser === 'script-shell' ||
    facts.needsBrowser === 'cookie-challenge'
  )
    return 'unknown';
  if (page.media.videos + page.media.audios > 0 || (facts.kind === 'article' && page.media.images > 0)) return 'filled';
  if (
    page.forms.some(
      (form) =>
        form.fields.some((field) => field.type === 'textarea') ||
        form.fields.filter((field) => field.type !== 'hidden').length >= 4,
    )
  )
    return 'filled';
  if (ownTextLength(page, start) >= A_TEXT) return 'filled';
  // Beside 暂无内容 a picture is an ornament.
  return isPictured(page, templateLines) && start.replace(PLACEHOLDERS, '') === start ? 'unknown' : 'blank';
}

/** Characters of its own with which a page is a text. */
const A_TEXT = 20;

/** A page too short for a text tells something all the same, which a person must read: a sentence, not of the column itself. */
export function tellsSomething(page: PageDigest, templateLines: ReadonlySet<string>): boolean {
  const lines = linesOf(page).filter((line) => !templateLines.has(line));
  if (lines.some((line) => line.replace(PLACEHOLDERS, '') !== line)) return false;
  return lines.some((line) => !/本栏目|栏目(?:简介|说明|介绍)/.test(line) && isSentence(ownText(page, line)));
}

/** Headings and names of columns have no comma (squeezed: ","). */
const isSentence = (text: string): boolean => /[，,；;。].*\p{L}|\p{L}。$/u.test(text) && lettersIn(text) >= A_SENTENCE;
const A_SENTENCE = 8;

/** A picture of its own stands on the page: it may say all that the text does not. */
export const isPictured = ({ media }: PageDigest, templateLines: ReadonlySet<string>): boolean =>
  (media.pictures ?? []).some((picture) => !templateLines.has(picture));

/** Characters of the content region that are neither links, nor the page's own labels, nor a placeholder. */
function ownTextLength(page: PageDigest, start: string): number {
  if (page.contentLength > page.contentStart.length + 200) {
    const linked = listed(page.links).reduce((sum, link) => sum + link.text.length, 0);
    return page.contentLength - linked;
  }
  return lettersIn(ownText(page, start));
}

/** A text of the page without what its links say, its labels, what templates print and the words of pagers. */
function ownText({ facts, links }: PageDigest, start: string): string {
  const known = [facts.title, facts.columnName ?? '', ...facts.breadcrumb, ...listed(links).map((link) => link.text)];
  let text = start;
  for (const piece of known
    .map(squeeze)
    .filter((piece) => piece.length > 1)
    .sort((a, b) => b.length - a.length))
    text = text.split(piece).join('');
  return text.replace(PLACEHOLDERS, '').replace(PAGER_WORDS, '').replace(PAGE_WORDS, '');
}

const lettersIn = (text: string): number => text.replace(/[\p{P}\p{S}\s]/gu, '').length;

/** Links of the part of a page that is its own. */
const listed = (links: PageDigest['links']): PageDigest['links'] =>
  links.filter(({ region }) => region === 'list' || region === 'content' || region === 'menu' || region === 'pager');
