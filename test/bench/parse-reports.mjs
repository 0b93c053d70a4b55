// Reads every report.json of a run once and keeps none: the least that any summary of it costs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
  if (name.endsWith('report.json')) JSON.parse(readFileSync(join(folder, name), 'utf8'));
