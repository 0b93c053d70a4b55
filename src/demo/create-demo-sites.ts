import type { DemoSite } from './demo-site.js';
import { qinghe } from './sites/qinghe.js';

/** The bundled demo districts as they are on a day (`YYYY-MM-DD`): the same day gives the same bytes. */
export const createDemoSites = ({ asOf }: { readonly asOf: string }): readonly DemoSite[] => [qinghe(asOf)];
