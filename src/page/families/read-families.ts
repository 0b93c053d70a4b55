import type { PageRequest } from '../../model/page.js';
import { aspnet } from './aspnet.js';
import type { Family, FamilyPage, FamilyReading } from './family.js';
import { fujian } from './fujian.js';
import { gkmlpt } from './gkmlpt.js';
import { hanwebDisclosure } from './hanweb-disclosure.js';
import { hanweb } from './hanweb.js';
import { jpaas } from './jpaas.js';
import { lonsun } from './lonsun.js';
import { numberedAddress } from './numbered-address.js';
import { plainXhr } from './plain-xhr.js';
import { scriptPager } from './script-pager.js';
import { trs } from './trs.js';
import { ucap } from './ucap.js';
import { vsb } from './vsb.js';

/** Makers of page systems, then what many of them share: those speak only where no maker was known. */
const makers: readonly Family[] = [trs, ucap, hanweb, hanwebDisclosure, lonsun, vsb, gkmlpt, fujian, jpaas];
const shared: readonly Family[] = [numberedAddress, scriptPager, aspnet];

/** What the families know of a page; each list without repetitions. */
export const readFamilies = (page: FamilyPage): Required<Omit<FamilyReading, 'listTotal'>> & FamilyReading => {
  if (!URL.canParse(page.url)) return { morePages: [], listRequests: [], menu: [] };
  const known = makers.flatMap((family) => family(page) ?? []);
  const hasPages = known.some(({ morePages = [] }) => morePages.length > 0);
  if (!hasPages) known.push(...shared.flatMap((family) => family(page) ?? []).slice(0, 1));
  if (known.every(({ listRequests = [] }) => listRequests.length === 0)) known.push(plainXhr(page) ?? {});
  const totals = known.flatMap(({ listTotal }) => listTotal ?? []);
  return {
    morePages: unique(known.flatMap(({ morePages = [] }) => morePages)),
    listRequests: unique(known.flatMap(({ listRequests = [] }) => listRequests)),
    menu: known.flatMap(({ menu = [] }) => menu),
    ...(totals.length === 0 ? {} : { listTotal: Math.max(...totals) }),
  };
};

const unique = (requests: readonly PageRequest[]): PageRequest[] => [
  ...new Map(requests.map((request) => [`${request.method} ${request.url} ${request.body ?? ''}`, request])).values(),
];
