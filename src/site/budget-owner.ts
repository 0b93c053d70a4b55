/** Whether a budget or account is this body's: a government's own, not its departments'. */
import { squeeze } from '../lib/text/squeeze.js';
import { whoseBody } from '../locate/own-names.js';
import type { SiteModel } from '../model/site-model.js';
import type { BudgetTitle } from './budget-title.js';
import { isAnotherBody, ownBody } from './own-body.js';

/** Lists that hold the budgets of others. */
const OTHERS_LIST = /部门|单位|镇街|街镇|乡镇|各镇|街道/;

/** Of a government counts what is called so, or what names nobody and stands in no list of departments. */
export function isOwnBudget(title: BudgetTitle, listName: string, site: SiteModel): boolean {
  const own = ownBody(site);
  const whose = own === '' && title.body === '' ? 'unnamed' : whoseBody(title.body, own);
  const isGovernment = site.site.kind === 'district';
  if (!isGovernment) return whose !== 'other' || own === '';
  if (title.level === 'department') return false;
  if (title.level === 'government') return whose !== 'other' || /财政(?:局|厅)$/.test(title.body);
  return whose !== 'other' && !OTHERS_LIST.test(squeeze(listName)) && !isAnotherBody(listName, own);
}
