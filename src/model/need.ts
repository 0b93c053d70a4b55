/**
 * What a check must have seen; known before the crawl, so that the plan is the union over the profile.
 * `column:ID` the column is located and its first page read · `list:ID:N:P3Y` and up to N pages of its list, until rows are
 * older than that · `items:ID:N` N of its items opened · `documents:N`,
 * `pairs:N` sampled policy documents, and their interpretations · `reports:YEARS` annual reports of the last due years ·
 * `links:home` home page and frames, `links:columns` every column of home navigation, platform menu and site map to
 * depth 2, `links:alive:N:M` N links of the site's own hosts, M of them of inner pages, are asked whether they answer,
 * `links:alive-anywhere:N:M` links of any host · `probe:…` facts of the network · `render:home` the home page as a browser shows it · `axe:PAGE`.
 */
export type Need =
  | `column:${string}`
  | `list:${string}:${number}:${string}`
  | `items:${string}:${number}`
  | `documents:${number}`
  | `pairs:${number}`
  | `reports:${number}`
  | `probe:${ProbeKind}`
  | `links:${'home' | 'columns'}`
  | `links:${'alive' | 'alive-anywhere'}:${number}:${number}`
  | `render:${string}`
  | `axe:${string}`;

export type ProbeKind = 'dns' | 'ipv6' | 'tls' | 'reach';
