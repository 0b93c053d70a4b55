import { routes as account } from './account/routes.js';
import { routes as api } from './api/routes.js';
import { routes as archive } from './archive/routes.js';
import { routes as assets } from './assets/assets.js';
import { routes as availability } from './availability/routes.js';
import { routes as findings } from './findings/routes.js';
import { routes as health } from './health.js';
import { routes as log } from './log/routes.js';
import { timed } from './metrics/http-durations.js';
import { routes as metrics } from './metrics/routes.js';
import { routes as notify } from './notify/routes.js';
import { routes as overview } from './overview/routes.js';
import { routes as ranking } from './ranking/routes.js';
import { routes as rectification } from './rectification/routes.js';
import { routes as review } from './review/routes.js';
import type { Route } from './route.js';
import { routes as rules } from './rules/routes.js';
import { routes as runs } from './runs/routes.js';
import { routes as schedules } from './schedules/routes.js';
import { routes as search } from './search/routes.js';
import { routes as settings } from './settings/routes.js';
import { routes as sites } from './sites/routes.js';
import { routes as takeIn } from './take-in/routes.js';
import { routes as users } from './users/routes.js';

/** Every page and every address of the API, a line a subject. Tests walk this table. */
export const routes: readonly Route[] = [
  ...assets,
  ...health,
  ...account,
  ...users,
  ...settings,
  ...log,
  ...takeIn,
  ...review,
  ...rectification,
  ...availability,
  ...notify,
  ...overview,
  ...ranking,
  ...schedules,
  ...sites,
  ...findings,
  ...archive,
  ...rules,
  ...runs,
  ...search,
  ...api,
  ...metrics,
].map(timed);
