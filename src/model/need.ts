import type { AxePage } from './snapshot.js';

/**
 * What a check must have seen; known before the crawl, so that the plan is the union over the profile.
 * `column:ID` the column is located and its first page read · `list:ID:N:P3Y` and up to N pages of its list, until rows are
 * older than that, or than a fixed day (`list:ID:N:2020-01-01`) · `items:ID:N` N of its items opened · `below:ID:N:M` up to N lists of the columns below it, to two levels, and M
 * pages of their rows · `published` the lists in which the rule's own params look for rows, read back as far as these say, and pages of
 * those rows · `units` each unit of the roster and its page, `units:…` what the rule's own params ask of it · `documents:N`,
 * `pairs:N` sampled policy documents, and their interpretations · `attachments:N` files of the sampled documents · `reports:YEARS` annual reports of the last due years,
 * `report-twins:N` what they may be copies of: the report before the oldest of them, and N other bodies' of the newest year ·
 * `rows:ID:N:DAY:M` a column and those one level down, up to N pages of each list, back to that day, and the pages of M rows that the
 * rule's own titles pick, newest first, or evenly spaced with the oldest among them (`…:spread`) · `interpretations:N:DAY` the lists of interpretations back to that day, and N of their pages ·
 * `consultations:N` newest notices of 意见征集 and what came of them · `catalogues:MM-DD` 重大行政决策事项目录 of this year, until that
 * day of last year too ·
 * `person-lists:N:M` N pages of lists of persons (名单, 公示) and M files that hold such lists ·
 * `links:home` home page and frames, `links:columns` every column of home navigation, platform menu and site map to
 * depth 2, `fresh:home`, `fresh:columns` what may tell how old their newest rows are, by the rule's own windows: pages of undated
 * rows, the last page of a list that begins with the oldest, `links:alive:N:M` N links of the site's own hosts, M of them of inner pages, are asked whether they answer,
 * `links:alive-anywhere:N:M` links of any host · `search:N:P7D` the site's own search is asked for the titles of N articles at
 * least that old · `messages:N:P1Y` letters of the public of that time, as the lists of mailboxes show them, and N of their own pages · `probe:…` facts of the network, `probe:hosts` of
 * the hosts that pages link to and the home page loads from · `entries:N` N links whose words are those of the rule's own entries, on any page read, are asked
 * whether they open · `search-functions` the site's own search is asked as the rule's own functions want (pinyin, plain words …) ·
 * `texts:N` N pages of rows, of whatever list, that are called as the rule's own texts or titles · `scripts:N` N script files of the site, which may announce that a
 * link leaves it · `render:home` the home page as a browser shows it ·
 * `axe:PAGE` that page examined by axe-core in the browser.
 */
export type Need =
  | `column:${string}`
  | `list:${string}:${number}:${string}`
  | `items:${string}:${number}`
  | `below:${string}:${number}:${number}`
  | 'published'
  | 'units'
  | `units:${'columns' | 'items' | 'elements' | 'reports' | 'report-texts'}`
  | `documents:${number}`
  | `pairs:${number}`
  | `attachments:${number}`
  | `reports:${number}`
  | `report-twins:${number}`
  | `rows:${string}:${number}:${string}:${number}${'' | ':spread'}`
  | `interpretations:${number}:${string}`
  | `consultations:${number}`
  | `catalogues:${string}`
  | `person-lists:${number}:${number}`
  | `probe:${ProbeKind}`
  | `links:${'home' | 'columns'}`
  | `fresh:${'home' | 'columns'}`
  | `links:${'alive' | 'alive-anywhere'}:${number}:${number}`
  | `search:${number}:${string}`
  | `messages:${number}:${string}`
  | `entries:${number}`
  | 'search-functions'
  | `texts:${number}`
  | `scripts:${number}`
  | `render:${string}`
  | `axe:${AxePage}`;

export type ProbeKind = 'dns' | 'ipv6' | 'hosts' | 'tls' | 'reach';
