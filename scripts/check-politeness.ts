/** `npx tsx scripts/check-politeness.ts reports/RUN/*\/requests.jsonl`: proves from the logs that crawls were polite, or says where not. */
import { readFileSync } from 'node:fs';
import type { RequestLine } from '../src/crawl/manners/request-log.js';
import { findImpoliteness } from '../test/support/check-politeness.js';

const paths = process.argv.slice(2);
if (paths.length === 0) {
  process.stderr.write('usage: check-politeness.ts requests.jsonl …\n');
  process.exit(2);
}
const lines = paths.flatMap((path) => {
  const text = readFileSync(path, 'utf8');
  // A last line that a kill tore is no request.
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RequestLine);
});
const faults = findImpoliteness(lines);
for (const { rule, startedAt, url, detail } of faults)
  process.stdout.write(`${rule}\t${startedAt}\t${url}\t${detail}\n`);
const hosts = new Set(lines.map(({ host, port }) => `${host}:${port}`)).size;
process.stderr.write(`${lines.length} requests to ${hosts} hosts in ${paths.length} logs: ${faults.length} breaches\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
