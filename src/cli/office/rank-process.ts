/** The process in which one ranking is computed: thousands of sites take seconds, in which a server could answer nobody. */
import { rankSites } from '../../scoring/rank-sites.js';
import type { RankingRow } from '../../scoring/ranking-row.js';

process.once('disconnect', () => process.exit());
process.once('message', (rows) => {
  process.send?.(rankSites(rows as readonly RankingRow[]));
});
