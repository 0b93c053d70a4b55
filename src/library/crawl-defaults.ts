/** How a site is crawled where nobody says otherwise: polite, and still done with a site of 200 pages in a few minutes. */
export const crawlDefaults = {
  concurrency: 2,
  delayMs: 500,
  timeoutMs: 1_800_000,
  render: 'auto',
} as const;
