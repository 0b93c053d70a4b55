import type { Unit } from '../../model/site-entry.js';
import type { Place } from '../content/place.js';
import type { DemoSite } from '../demo-site.js';
import type { Routes } from '../styles/answers.js';

/** A demo site from its place and its addresses. */
export function demoSite(
  place: Place,
  parts: {
    readonly hasIpv6: boolean;
    readonly units?: readonly Unit[];
    readonly faults: readonly string[];
    readonly routes: Routes;
    readonly answer: DemoSite['answer'];
  },
): DemoSite {
  return {
    id: place.id,
    name: place.government,
    kind: 'district',
    host: place.host,
    ...(parts.units && { units: parts.units }),
    hasIpv6: parts.hasIpv6,
    faults: parts.faults,
    paths: [...parts.routes.keys()],
    answer: parts.answer,
  };
}
