import { route, type Route } from '../route.js';
import { doChangeSchedule, doPauseSchedule, doRemoveSchedule, doRunSchedule, showSchedule } from './schedule-page.js';
import { doCreateSchedule, showNewSchedule, showSchedules } from './schedules-page.js';
import { WORDS } from './words.js';

const run = { right: 'run', sight: 'all' } as const;
const read = { right: 'read', sight: 'own' } as const;

/** Schedules: read by whoever sees one of their sites, changed by those who plan audits. */
export const routes: readonly Route[] = [
  route({ method: 'GET', path: '/schedules', ...read, title: WORDS.schedules, handle: showSchedules }),
  route({ method: 'GET', path: '/schedules/new', ...run, title: WORDS.create, handle: showNewSchedule }),
  route({ method: 'POST', path: '/schedules', ...run, title: WORDS.create, handle: doCreateSchedule }),
  route({ method: 'GET', path: '/schedules/:schedule', ...read, title: WORDS.schedules, handle: showSchedule }),
  route({ method: 'POST', path: '/schedules/:schedule', ...run, title: WORDS.save, handle: doChangeSchedule }),
  route({ method: 'POST', path: '/schedules/:schedule/pause', ...run, title: WORDS.pause, handle: doPauseSchedule }),
  route({ method: 'POST', path: '/schedules/:schedule/run', ...run, title: WORDS.runNow, handle: doRunSchedule }),
  route({ method: 'POST', path: '/schedules/:schedule/remove', ...run, title: WORDS.remove, handle: doRemoveSchedule }),
];
