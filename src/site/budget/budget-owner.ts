/** Whether a budget or account is this body's: a government's own, not its departments'. */
import { squeeze } from '../../lib/text/squeeze.js';
import { whoseBody } from '../../locate/own-names.js';
import type { SiteModel } from '../../model/site-model.js';
import type { BudgetTitle } from './budget-title.js';
import { isAnotherBody, ownBody } from '../own-body.js';

/** Lists that hold the budgets of others. */
const OTHERS_LIST = /部门|单位|镇街|街镇|乡镇|各镇|街道/;

/**
 * Of a government counts what is called so, or what names nobody and stands in no list of departments. `unsure`: another
 * name in a department's own column, which may be the department's own in short.
 */
export function ownsBudget(title: BudgetTitle, listName: string, site: SiteModel): 'own' | 'other' | 'unsure' {
  const own = ownBody(site);
  const whose = own === '' && title.body === '' ? 'unnamed' : whoseBody(title.body, own);
  if (site.site.kind === 'district') {
    const isNamed = title.level === 'government' && (whose !== 'other' || /财政(?:局|厅)$/.test(title.body));
    const isAlone =
      title.level === 'unnamed' &&
      whose !== 'other' &&
      !OTHERS_LIST.test(squeeze(listName)) &&
      !isAnotherBody(listName, own);
    return isNamed || isAlone ? 'own' : 'other';
  }
  // A finance bureau publishes the government's budget beside its own.
  if (title.level === 'government' && /财政局$/.test(own)) return 'other';
  if (whose !== 'other') return 'own';
  return own !== '' && squeeze(title.body).startsWith(squeeze(own)) ? 'other' : 'unsure';
}
