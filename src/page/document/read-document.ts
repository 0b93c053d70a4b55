import { findDates } from '../../lib/date/find-dates.js';
import { squeeze, tidy } from '../../lib/text/squeeze.js';
import type { PlacedLine } from '../regions/find-main.js';
import type { InfoRow } from './info-rows.js';

/** What a policy document says of itself. */
export interface DocumentFacts {
  readonly indexNumber?: string;
  readonly documentNumber?: string;
  readonly writtenOn?: string;
  readonly validity?: string;
}

/** Answers to 是否有效. */
const YES_OR_NO: Readonly<Record<string, string>> = { 是: '有效', 否: '失效' };

const numberLine =
  /^[（(]?([\u4e00-\u9fff]{2,14}[〔［[(（【﹝]\s?(?:19|20)\d{2}\s?[〕］\])）】﹞]\s?(?:第\s?)?\d{1,5}\s?号)[)）]?$/;

/** The identifying fields, from the metadata rows; a document number also from a line of its own on top of the text. */
export const readDocument = (
  rows: readonly InfoRow[],
  lines: readonly PlacedLine[],
  core: { from: number; to: number } | undefined,
): DocumentFacts => {
  const value = (pattern: RegExp): string | undefined =>
    rows.find((row) => pattern.test(row.label) && row.value !== '')?.value;
  const indexNumber = value(/索引号|^信息索引$|^索引码$|^索取号$/);
  const documentNumber =
    numberValue(value(/^(?:发文字号|发文文号|发文号|文号|文件字号|文件文号|公文字号|公文文号|发布文号)$/)) ??
    numberValue(value(/^文件编号$/)) ??
    numberOnTop(lines, core);
  const written =
    value(/^成文(?:日期|时间)$/) ??
    value(/^(?:信息)?(?:生成|印发|制定|制发|签发|落款)(?:日期|时间)$/) ??
    value(/^发文(?:日期|时间)$/);
  const writtenOn = written === undefined ? undefined : findDates(written)[0]?.on;
  const validity = value(
    /^(?:有效性|时效性|时效|文件时效|时效状态|有效状态|效力状态|效力状况|效力情况|效力说明|文件状态|文件效力|法规效力|文件有效性|信息有效性|是否有效)$/,
  );
  return {
    ...(indexNumber === undefined ? {} : { indexNumber }),
    ...(documentNumber === undefined ? {} : { documentNumber }),
    ...(writtenOn === undefined ? {} : { writtenOn }),
    ...(validity === undefined ? {} : { validity: YES_OR_NO[validity] ?? validity }),
  };
};

/** A number has digits; what has none is the next label's text. */
const numberValue = (value: string | undefined): string | undefined =>
  value !== undefined && /\d|[〇一二三四五六七八九十]号/.test(value) && value.length <= 60 ? value : undefined;

const numberOnTop = (
  lines: readonly PlacedLine[],
  core: { from: number; to: number } | undefined,
): string | undefined => {
  if (!core) return undefined;
  let seen = 0;
  for (const line of lines) {
    if (line.at < core.from - 400 || line.at >= core.to) continue;
    if (line.at >= core.from && ++seen > 6) return undefined;
    const match = line.text.length <= 40 ? numberLine.exec(squeezeNumber(line.text)) : null;
    if (match) return tidy(match[1] as string);
  }
  return undefined;
};

const squeezeNumber = (text: string): string => (squeeze(text).length === text.length ? text : text.replace(/\s/g, ''));
