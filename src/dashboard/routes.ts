import { routes as assets } from './assets/assets.js';
import type { Route } from './route.js';

/** Every page and every address of the API, a line a subject. Tests walk this table. */
export const routes: readonly Route[] = [...assets];
