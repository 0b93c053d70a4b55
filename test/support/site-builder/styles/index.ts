/** All styles by id. */
import type { StyleId } from '../spec.js';
import type { Style } from '../style.js';
import { fujian } from './fujian.js';
import { gbkTables } from './gbk-tables.js';
import { gkmlptShell } from './gkmlpt-shell.js';
import { gkmlpt } from './gkmlpt.js';
import { hanweb } from './hanweb.js';
import { jinanLaypage } from './jinan-laypage.js';
import { jinan } from './jinan.js';
import { jpaas } from './jpaas.js';
import { lonsunLabel } from './lonsun-label.js';
import { lonsun } from './lonsun.js';
import { trs } from './trs.js';
import { ucap } from './ucap.js';
import { vsbJsp } from './vsb-jsp.js';
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
  'lonsun-label': lonsunLabel,
  'gkmlpt-shell': gkmlptShell,
  fujian,
  jpaas,
  'vsb-jsp': vsbJsp,
  'jinan-laypage': jinanLaypage,
};
