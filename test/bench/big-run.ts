/** Writes a made-up run to a folder, as `gongkai audit` would: `big-run.ts FOLDER SITES RULES`. Prints its size as JSON. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeBigRun } from '../support/big-run.js';

const [folder = '', sites = '', rules = ''] = process.argv.slice(2);
writeBigRun(folder, { sites: Number(sites), rules: Number(rules) });
const bytes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('report.json'))
  .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
process.stdout.write(JSON.stringify({ bytes }));
