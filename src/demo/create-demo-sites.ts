import type { DemoSite } from './demo-site.js';
import { liuhe } from './sites/liuhe.js';
import { qinghe } from './sites/qinghe.js';
import { yunling } from './sites/yunling.js';

/** The bundled demo districts as they are on a day (`YYYY-MM-DD`), best first: the same day gives the same bytes. */
export const createDemoSites = ({ asOf }: { readonly asOf: string }): readonly DemoSite[] => [
  qinghe(asOf),
  yunling(asOf),
  liuhe(asOf),
];
