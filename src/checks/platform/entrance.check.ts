import { defineCheck, failed, passed } from '../../model/check.js';
import type { SiteModel } from '../../model/site-model.js';
import { Params } from '../parts/params.js';
import { columnName } from '../parts/column-state.js';
import { undecided } from '../parts/undecided.js';

/** 公开平台入口: the home page links, visibly, to the disclosure platform. */
export default defineCheck({
  id: 'platform/entrance',
  title: '首页有没有看得见的政府信息公开入口',
  needs: ['column:platform', 'links:home'],
  params: Params({}),
  messages: {
    missing: {
      zh: '首页上没有看得见的“{name}”入口。应在首页显著位置设置该入口。',
      en: 'The home page shows no visible link to {name}. It is due in a prominent place.',
    },
  },
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel) {
    const { entrance } = site;
    const name = columnName(site, 'platform');
    if (entrance.state === 'found') return passed();
    if (entrance.state === 'undecided') return undecided(`首页“${name}”入口`, entrance.reason, entrance.looked);
    return failed({ code: 'missing', data: { name }, evidence: entrance.looked });
  },
});
