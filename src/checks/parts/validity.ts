import type { PolicyDocument, SiteModel } from '../../model/site-model.js';
import { squeeze } from '../../lib/text/squeeze.js';

/** What a label of validity says: 有效 · 失效, 废止 · 已修改 · 尚未生效 · words that say neither. */
export type Validity = 'valid' | 'ended' | 'amended' | 'pending' | 'unclear';

/** Reads 有效, 现行有效, 已废止, 部分失效 …; a list of all values (有效/失效/废止) says nothing. */
export function readValidity(label: string): Validity {
  const text = squeeze(label);
  if (/尚未生效|未生效|待生效/.test(text)) return 'pending';
  const words = [/(?<!失|无|不再|是否)有效(?!期)/, /失效|无效|不再有效|终止|停止执行|到期/, /废止|撤销|作废/].filter(
    (word) => word.test(text),
  );
  if (/部分/.test(text)) return 'amended';
  if (words.length > 1) return 'unclear';
  if (/失效|无效|不再有效|终止|停止执行|到期|废止|撤销|作废/.test(text)) return 'ended';
  if (/修改|修订|修正|修正/.test(text)) return 'amended';
  return /(?<!是否)有效(?!期)|^是$|^现行$|^正常$/.test(text) ? 'valid' : 'unclear';
}

/** 【有效】, [已废止] on a line of its own near the head of the page; without brackets only right beside the title. */
const BADGE =
  /^(?:[[【(（]((?:现行|继续)?有效|已?失效|已?废止|已被?修[改订]|尚未生效)[\]】)）]|(现行有效|有效|已失效|失效|已废止|废止|已修[改订]))$/;
const IN_TITLE = /[[【(（](现行有效|有效|已?失效|已?废止|已?修[改订])[\]】)）]$/;
/** Lines of a page's text among which a badge may stand, with and without brackets. */
const HEAD_LINES = 25;
const TITLE_LINES = 6;

/** A cell of a list's table that says no more than this. */
const CELL = /^(?:(?:现行|继续)?有效|已?失效|已?废止|已?修[改订]|部分(?:失效|废止|修改))$/;

/** The words that label a document's validity: of its metadata, a badge beside the title, its row of the list, or the list's name. */
export function validityLabel(
  site: SiteModel,
  { page, title, listName }: PolicyDocument,
): { label: string; from: 'page' | 'list' } | undefined {
  const shown = page?.facts.validity;
  if (shown !== undefined && shown !== '') return { label: shown, from: 'page' };
  const badge =
    IN_TITLE.exec(squeeze(title))?.[1] ??
    (page?.read().contentText.split('\n').slice(0, HEAD_LINES) ?? []).flatMap((line, index) => {
      const [, boxed, bare] = BADGE.exec(squeeze(line)) ?? [];
      return boxed ?? (index < TITLE_LINES ? bare : undefined) ?? [];
    })[0];
  if (badge !== undefined) return { label: badge, from: 'page' };
  const cell = rowOf(site, title)?.find((text) => CELL.test(text));
  if (cell !== undefined) return { label: cell, from: 'list' };
  const listed = /(?:现行|继续)?有效(?=.{0,8}(?:文件|目录|库)?$)|失效|废止/.exec(squeeze(listName ?? ''))?.[0];
  return listed === undefined || (listName ?? '').includes('清理') ? undefined : { label: listed, from: 'list' };
}

/** The cells of the row in which a list of documents names one. */
function rowOf(site: SiteModel, title: string): readonly string[] | undefined {
  const name = squeeze(title);
  for (const { url } of site.documents.looked)
    for (const line of site.page(url)?.read().contentText.split('\n') ?? []) {
      const cells = line.split('\t').map(squeeze);
      if (cells.length > 1 && cells.includes(name)) return cells;
    }
  return undefined;
}
