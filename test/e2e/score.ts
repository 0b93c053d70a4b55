/** Scores the whole test bed: `npx tsx test/e2e/score.ts [--only TEXT[,TEXT]] [--always] [--at-once N] [--keep]`; --keep leaves the run folders. */
import { availableParallelism } from 'node:os';
import { auditSite } from './audit-site.js';
import { compareSite } from './compare.js';
import type { Comparison, Mark } from './compare.js';
import type { SiteCase } from './site-case.js';
import { siteCases } from './sites/index.js';

const args = process.argv.slice(2);
const option = (name: string): string | undefined => {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
};
const wanted = option('--only')?.split(',');
const atOnce = Number(option('--at-once') ?? Math.max(1, Math.min(2, availableParallelism())));
const chosen = siteCases.filter(
  (site) => (!wanted || wanted.some((text) => site.id.includes(text))) && (!args.includes('--always') || site.always),
);
const write = (line: string): void => void process.stdout.write(`${line}\n`);
const KNOWN = ['--only', '--always', '--at-once', '--keep'];
const unknown = args.filter((arg) => arg.startsWith('-') && !KNOWN.includes(arg));
if (unknown.length > 0 || chosen.length === 0) {
  write(
    `usage: score.ts [--only TEXT[,TEXT]] [--always] [--at-once N] [--keep]; ${siteCases.length} sites, chosen: ${chosen.length}`,
  );
  process.exit(2);
}

const MARKS: readonly Mark[] = [
  'right',
  'wrong-pass',
  'wrong-accusation',
  'wrongly-undecided',
  'wrongly-inapplicable',
  'wrong-detail',
];
const perRule = new Map<string, Record<Mark, number>>();
const queue: SiteCase[] = [...chosen];
let clean = 0;

const report = (site: SiteCase, comparisons: readonly Comparison[], ms: number, requests: number): void => {
  const wrong = comparisons.filter((one) => one.mark !== 'right');
  if (wrong.length === 0) clean += 1;
  write(
    `${wrong.length === 0 ? '✓' : '✗'} ${site.id}  ${(ms / 1000).toFixed(1)} s  ${requests} requests  ${site.about}`,
  );
  for (const one of wrong)
    write(`    ${one.rule}: ${one.mark}\n      expected ${one.expected}\n      found    ${one.found}`);
  for (const one of comparisons) {
    const marks = perRule.get(one.rule) ?? {
      right: 0,
      'wrong-pass': 0,
      'wrong-accusation': 0,
      'wrongly-undecided': 0,
      'wrongly-inapplicable': 0,
      'wrong-detail': 0,
    };
    marks[one.mark] += 1;
    perRule.set(one.rule, marks);
  }
};

const worker = async (): Promise<void> => {
  for (let site = queue.shift(); site; site = queue.shift()) {
    const audited = await auditSite(site);
    report(site, compareSite(site, audited), audited.transcript.elapsedMs, audited.requests.length);
    if (args.includes('--keep')) write(`    ${audited.runFolder}`);
    else audited.dispose();
  }
};

const startedAt = performance.now();
await Promise.all(Array.from({ length: atOnce }, worker));
write(`\n${'rule'.padEnd(34)}${MARKS.map((mark) => mark.padStart(22)).join('')}`);
const totals: Record<Mark, number> = {
  right: 0,
  'wrong-pass': 0,
  'wrong-accusation': 0,
  'wrongly-undecided': 0,
  'wrongly-inapplicable': 0,
  'wrong-detail': 0,
};
for (const [rule, marks] of perRule) {
  write(rule.padEnd(34) + MARKS.map((mark) => String(marks[mark] || '·').padStart(22)).join(''));
  for (const mark of MARKS) totals[mark] += marks[mark];
}
write('total'.padEnd(34) + MARKS.map((mark) => String(totals[mark]).padStart(22)).join(''));
write(
  `\n${clean} of ${chosen.length} sites without disagreement, ${((performance.now() - startedAt) / 1000).toFixed(0)} s`,
);
