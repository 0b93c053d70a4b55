/** All styles by id. */
import type { StyleId } from '../spec.js';
import type { Style } from '../style.js';
import { gbkTables } from './gbk-tables.js';
import { gkmlpt } from './gkmlpt.js';
import { hanweb } from './hanweb.js';
import { jinan } from './jinan.js';
import { lonsun } from './lonsun.js';
import { trs } from './trs.js';
import { ucap } from './ucap.js';
import { vsb } from './vsb.js';

export const STYLES: Readonly<Record<StyleId, Style>> = {
  hanweb,
  trs,
  ucap,
  vsb,
  lonsun,
  jinan,
  gkmlpt,
  'gbk-tables': gbkTables,
};
