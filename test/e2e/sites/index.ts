/** The whole test bed. */
import type { SiteCase } from '../site-case.js';
import { accessibilitySites } from './accessibility.js';
import { columnSites } from './columns.js';
import { disclosureSites } from './disclosure.js';
import { familySites } from './families.js';
import { faultySites } from './faulty.js';
import { freshnessSites } from './freshness.js';
import { guideSites } from './guide.js';
import { homeSites } from './home.js';
import { httpsSites } from './https.js';
import { interactionSites } from './interaction.js';
import { ipv6Sites } from './ipv6.js';
import { ipv6HostSites } from './ipv6-hosts.js';
import { linkSites } from './links.js';
import { markSites } from './marks.js';
import { neighbourSites } from './neighbours.js';
import { networkSites, robotsSites } from './network.js';
import { pastSites } from './past.js';
import { platformSites } from './platform.js';
import { privacySites } from './privacy.js';
import { searchSites } from './search.js';
import { reportSites } from './reports.js';
import { decisionSites } from './decisions.js';
import { documentSites } from './documents.js';
import { pairSites } from './interpretations.js';
import { reportFigureSites } from './report-figures.js';
import { statutorySites } from './statutory.js';
import { soundSites } from './sound.js';

export const siteCases: readonly SiteCase[] = [
  ...soundSites,
  ...faultySites,
  ...familySites,
  ...platformSites,
  ...guideSites,
  ...reportSites,
  ...disclosureSites,
  ...decisionSites,
  ...documentSites,
  ...pairSites,
  ...reportFigureSites,
  ...statutorySites,
  ...homeSites,
  ...columnSites,
  ...linkSites,
  ...networkSites,
  ...robotsSites,
  ...ipv6Sites,
  ...ipv6HostSites,
  ...httpsSites,
  ...freshnessSites,
  ...markSites,
  ...searchSites,
  ...interactionSites,
  ...accessibilitySites,
  ...privacySites,
  ...pastSites,
  ...neighbourSites,
];
