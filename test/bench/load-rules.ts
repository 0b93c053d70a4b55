/** How long a new process takes to load the largest rule set, or only to parse its YAML bare. Prints JSON. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { catalog } from '../../src/catalog.js';
import { loadProfile } from '../../src/profile/load-profile.js';

const rulesFolder = fileURLToPath(new URL('../../rules/', import.meta.url));
const [way, rounds] = [process.argv[2], Number(process.argv[3])];

/** Texts of a rule set and of all that it extends. */
function textsOf(id: string, done = new Set<string>()): string[] {
  if (done.has(id)) return [];
  done.add(id);
  const folder = join(rulesFolder, id);
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const bases = /^extends: \[(.*)\]$/m.exec(readFileSync(join(folder, 'rule-set.yaml'), 'utf8'))?.[1] ?? '';
  return [
    ...texts,
    ...bases
      .split(/,\s*/)
      .filter(Boolean)
      .flatMap((base) => textsOf(base, done)),
  ];
}
const sizes = readdirSync(rulesFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ id: name, bytes: textsOf(name).reduce((sum, text) => sum + Buffer.byteLength(text), 0) }));
const largest = sizes.reduce((a, b) => (b.bytes > a.bytes ? b : a));
const texts = textsOf(largest.id);

/** CPU milliseconds of the first time, and of the median of the others. */
function timed(work: () => unknown): { firstMs: number; laterMs: number } {
  const times = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  const [firstMs = 0, ...later] = times;
  return { firstMs, laterMs: later.sort((a, b) => a - b)[Math.floor(later.length / 2)] ?? 0 };
}

const figures =
  way === 'bare'
    ? timed(() => texts.forEach((text) => load(text)))
    : timed(() => loadProfile(largest.id, { rulesFolder, checks: catalog }));
process.stdout.write(JSON.stringify({ ...largest, ...figures }));
