// node replay-snapshot.js audits/mouqu : how the site of an earlier audit fares under the rules of another day, with no network.
import { join } from 'node:path';
import { readReport, replaySnapshot } from 'gongkai';

const [folder = 'audits/mouqu', asOf = '2027-04-01'] = process.argv.slice(2);

const before = await readReport(folder);
const after = await replaySnapshot(join(folder, 'snapshot.warc.gz'), { asOf });

console.log(`${before.asOf}: ${before.scorecard.points.value}, ${after.asOf}: ${after.scorecard.points.value}`);
for (const [at, { rule, title, value }] of after.outcomes.entries()) {
  const earlier = before.outcomes[at]?.value;
  if (value !== earlier) console.log(`${rule} ${title}: ${earlier} → ${value}`);
}
