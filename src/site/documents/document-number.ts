/** 发文字号: a document's number in its parts. */
import { squeeze } from '../../lib/text/squeeze.js';

export interface DocumentNumber {
  /** 青政发〔2024〕: what is counted. */
  readonly series: string;
  readonly year: number;
  readonly number: number;
}

const NUMBER = /([\p{Script=Han}]{2,12}?(?:〔|\[|【|\(|﹝)(20\d{2})(?:〕|\]|】|\)|﹞))第?(\d{1,4})号/u;

/** The first number in a text; undefined where there is none. */
export function documentNumber(text: string): DocumentNumber | undefined {
  const [, series = '', year = '', number = ''] = NUMBER.exec(squeeze(text)) ?? [];
  if (series === '') return undefined;
  return {
    series: series.replace(/[[【(﹝]/, '〔').replace(/[\]】)﹞]/, '〕'),
    year: Number(year),
    number: Number(number),
  };
}
