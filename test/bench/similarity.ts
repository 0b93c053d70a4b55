/** CPU time to tell how alike two long reports are, beside sets of strings. Prints JSON. */
import { jaccard, shingles } from '../../src/lib/text/shingles.js';
import { maskReport, namesOfBody, reportProse } from '../../src/site/annual-report/report-prose.js';
import { randomFrom } from '../support/random.js';

const CHARACTERS = 20_000;
const ROUNDS = Number(process.argv[2] ?? 20);
const NAMES = namesOfBody('青禾区教育局');
const FIXED = ['信息处理费', '电子版'];

/** Sentences of Chinese characters, figures and names, as long as the aim says. */
function report(seed: number): string {
  const chance = randomFrom(seed);
  const random = (below: number): number => Math.floor(chance() * below);
  let text = '一、总体情况\n';
  while (text.length < CHARACTERS) {
    const words = String.fromCharCode(...Array.from({ length: 12 + random(30) }, () => 0x4e00 + random(2_000)));
    text += `${random(9) === 0 ? '青禾区教育局' : ''}${words}，公开${random(900)}条。${random(4) === 0 ? '\n' : ''}`;
  }
  return text.slice(0, CHARACTERS);
}

const texts = [report(1), report(2)] as const;
const prose = (contentText: string): string => reportProse({ contentText, grids: [] }, FIXED);
const similarity = (): number => {
  const [one, other] = texts.map((text) => shingles(maskReport(prose(text), NAMES).text));
  return jaccard(one ?? new Uint32Array(), other ?? new Uint32Array());
};
const bySets = (): number => {
  const [one = new Set(), other = new Set()] = texts.map((text) => {
    const masked = maskReport(prose(text), NAMES).text;
    return new Set(Array.from({ length: masked.length - 4 }, (_, at) => masked.slice(at, at + 5)));
  });
  const shared = [...one].filter((run) => other.has(run)).length;
  return shared / (one.size + other.size - shared);
};

// Two hashes of 32 bits fall together now and then.
if (Math.abs(similarity() - bySets()) > 1e-4) throw new Error('both ways must agree');
const cpuMs = (work: () => number): number => {
  const before = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / ROUNDS;
};
process.stdout.write(
  JSON.stringify({ characters: CHARACTERS, similarityMs: cpuMs(similarity), setsMs: cpuMs(bySets) }),
);
