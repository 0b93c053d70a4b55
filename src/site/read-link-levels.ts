import { linkLevels } from '../locate/link-levels.js';
import type { LinkLevel as LocatedLevel } from '../locate/link-levels.js';
import type { SeenPage, Survey } from '../locate/survey.js';
import type { LinkLevel, SiteModel } from '../model/site-model.js';
import { evidenceOf } from './page-views.js';

/** Second- and third-level links to hosts of the site itself, with a link of each host as evidence. */
export function readLinkLevels(
  pages: readonly SeenPage[],
  redirects: ReadonlyMap<string, string>,
  siteUrl: string,
  home: Survey['home'],
): SiteModel['linkLevels'] {
  const { second, third } = linkLevels(pages, redirects, siteUrl);
  const reason = home.isWhole ? {} : { reason: home.reason ?? 'truncated' };
  return { second: { ...levelOf(second), ...reason }, third: { ...levelOf(third), ...reason } };
}

const levelOf = ({ hosts, links, pages, unread }: LocatedLevel): LinkLevel => ({
  hosts: hosts.map(({ host, links: count, example }) => ({
    host,
    links: count,
    example: evidenceOf(example.page, `${example.text} ${example.url}`.trim()),
  })),
  links,
  pages: pages.length,
  unreadPages: unread,
});
