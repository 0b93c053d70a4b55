import { bareText, type BareText } from '../../lib/text/bare-text.js';
import { sentencesOf } from '../../lib/text/sentences.js';
import type { Page } from '../../model/page.js';
import { isHeading, withoutNumbering } from '../parts/outline.js';

/** Shorter pieces are common phrases. */
const LEAST_SENTENCE = 8;

/** The sentences of an interpretation's page: without headings, its title, lines of data and links. */
export function ownSentences({ contentText, facts, links }: Page): readonly string[] {
  const title = bareText(facts.title).text;
  const linked = links
    .filter(({ region }) => region === 'content' || region === 'list')
    .map(({ text }) => bareText(text).text)
    .filter((text) => text.length >= LEAST_SENTENCE);
  const isApart = (line: string): boolean => {
    const bare = bareText(line).text;
    const link = linked.find((text) => bare.endsWith(text));
    return bare === title || INFO_LINE.test(line.trim()) || (link !== undefined && bare.length - link.length <= 10);
  };
  return contentText
    .split('\n')
    .flatMap(withoutCells)
    .filter((line) => !isHeading(line.trim()) && !isApart(line))
    .flatMap((line) => sentencesOf(line))
    .filter((sentence) => bareText(withoutNumbering(sentence)).text.length >= LEAST_SENTENCE);
}

/** Cells are joined by tabs: data, unless a table lays out the page. */
function withoutCells(line: string): readonly string[] {
  const cells = line.split('\t');
  return cells.length === 1 ? cells : cells.filter((cell) => cell.length > LONGEST_CELL);
}
const LONGEST_CELL = 60;

/** What the template prints around an article, and where it is from. */
const INFO_LINE =
  /^(?:【?(?:来源|信息来源|稿源|发布(?:日期|时间|机构|单位)|发文(?:机关|字号)|成文日期|索引号|作者|责任编辑|编辑|审核|浏览|点击|阅读|字[体号]|分享|打印|关闭|附件|上一篇|下一篇|扫一扫|相关(?:文件|链接|阅读|政策|解读)|(?:文件)?原文(?:链接)?|政策原文|解读(?:机关|单位|人|部门)|联系(?:人|电话|方式)|咨询电话))[^。]{0,20}[:：】]/;

/** Which of the sentences stand in the document, word for word but for punctuation and blanks. */
export function copiedSentences(sentences: readonly string[], documents: readonly BareText[]): readonly string[] {
  const stands = (text: string): boolean =>
    text.length >= LEAST_SENTENCE && documents.some((document) => document.text.includes(text));
  return sentences.filter((sentence) => {
    const words = withoutNumbering(sentence.trim());
    return [words, words.replace(CONNECTIVE, ''), words.replace(LEAD_IN, '')].some((one) => stands(bareText(one).text));
  });
}

/** 一是…… */
const CONNECTIVE = /^(?:第?[一二三四五六七八九十]是?|首先|其次|再次|最后|同时|此外|另外)[,，:：]?/;
/** 《办法》第三条规定：…… */
const LEAD_IN = /^.{0,24}?(?:规定|明确|指出|提出|要求|强调|如下)了?[,，:：]/;
