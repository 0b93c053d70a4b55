import type { Endpoint } from './endpoint.js';
import { appealEndpoints } from './endpoints/appeals.js';
import { availabilityEndpoints } from './endpoints/availability.js';
import { findingEndpoints } from './endpoints/findings.js';
import { listEndpoints } from './endpoints/lists.js';
import { logEndpoints } from './endpoints/log.js';
import { noticeEndpoints } from './endpoints/notices.js';
import { rankingEndpoints } from './endpoints/ranking.js';
import { reviewEndpoints } from './endpoints/reviews.js';
import { ruleEndpoints } from './endpoints/rules.js';
import { runEndpoints } from './endpoints/runs.js';
import { scheduleEndpoints } from './endpoints/schedules.js';
import { siteEndpoints } from './endpoints/sites.js';
import { userEndpoints } from './endpoints/users.js';

/** A subject of the API. */
export interface Chapter {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly endpoints: readonly Endpoint[];
}

/** Every address of the API, by subject. */
export const CHAPTERS: readonly Chapter[] = [
  { id: 'sites', title: { zh: '网站', en: 'Sites' }, endpoints: [...siteEndpoints, ...listEndpoints] },
  {
    id: 'findings',
    title: { zh: '问题和规则', en: 'Findings and rules' },
    endpoints: [...findingEndpoints, ...ruleEndpoints],
  },
  { id: 'ranking', title: { zh: '排名', en: 'Ranking' }, endpoints: rankingEndpoints },
  { id: 'availability', title: { zh: '可用性', en: 'Availability' }, endpoints: availabilityEndpoints },
  { id: 'runs', title: { zh: '检查', en: 'Audits' }, endpoints: [...runEndpoints, ...scheduleEndpoints] },
  {
    id: 'review',
    title: { zh: '人工认定和申诉', en: 'Review and appeals' },
    endpoints: [...reviewEndpoints, ...appealEndpoints],
  },
  { id: 'rectification', title: { zh: '整改', en: 'Rectification' }, endpoints: noticeEndpoints },
  { id: 'administration', title: { zh: '管理', en: 'Administration' }, endpoints: [...userEndpoints, ...logEndpoints] },
];

export const ENDPOINTS: readonly Endpoint[] = CHAPTERS.flatMap(({ endpoints }) => endpoints);
