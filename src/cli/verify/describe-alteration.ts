/** What a check of a chain found, in the reader's words. Long because every kind of alteration has its sentence here. */
import type { Alteration, Change, NamedRecord, Remark, Unproved } from '../../proof/alteration.js';
import type { Say } from '../language.js';
import { printable } from '../text/printable.js';
import { outcomeWord } from '../rules/rule-words.js';

/** One sentence on one thing that was altered. */
export function describeAlteration(one: Alteration, say: Say): string {
  switch (one.kind) {
    case 'chain-unreadable':
      return say('chain.json 不完整或读不了，不能据以核验', 'chain.json is incomplete or cannot be read');
    case 'chain-of-other':
      return say(
        `chain.json 是另一个网站（${shown(one.id)}）的`,
        `chain.json is that of another site (${shown(one.id)})`,
      );
    case 'chain-replaced':
      return one.now === undefined
        ? say(
            `${shown(one.site)} 的 chain.json 不见了或读不了`,
            `chain.json of ${shown(one.site)} is gone or cannot be read`,
          )
        : say(
            `${shown(one.site)} 的证据链整个换过：检查封存时末值 ${one.was}，现在 ${one.now}`,
            `the chain of ${shown(one.site)} was replaced: the run was sealed with its end ${one.was}, now it is ${one.now}`,
          );
    case 'link-changed':
      return say(
        `chain.json 里${linkName(one.link, say)}这一环改过（它说的东西本身没有变）`,
        `the link of ${linkName(one.link, say)} in chain.json was changed (the thing itself was not)`,
      );
    case 'link-unlinked':
      return say(
        `chain.json 从${linkName(one.link, say)}这一环起连不上：这一环连同它说的东西改过，或前后的环被增删`,
        `chain.json does not hang together at the link of ${linkName(one.link, say)}: it was changed with its thing, or links were added or taken out`,
      );
    case 'head-changed':
      return say('chain.json 里的末值改过', 'the end noted in chain.json was changed');
    case 'signature':
      return say(
        '证据链的签名不是这把钥匙签的，或签名后改过',
        'the chain was not signed with this key, or was changed since',
      );
    case 'record-changed':
      return say(
        `快照 snapshot.warc.gz 的${recordName(one.record, say)}改过：${PARTS[one.part][0]}`,
        `snapshot.warc.gz: ${recordName(one.record, say)} was changed: ${PARTS[one.part][1]}`,
      );
    case 'record-missing':
      return say(
        `快照 snapshot.warc.gz 少了${recordName(one.record, say)}`,
        `snapshot.warc.gz lacks ${recordName(one.record, say)}`,
      );
    case 'record-moved':
      return say(
        `快照 snapshot.warc.gz 的${recordName(one.record, say)}挪了位置`,
        `snapshot.warc.gz: ${recordName(one.record, say)} stands at another place`,
      );
    case 'record-added':
      return say(
        `快照 snapshot.warc.gz 多出${recordName(one.record, say)}`,
        `snapshot.warc.gz: ${recordName(one.record, say)} was added`,
      );
    case 'record-cut':
      return say(
        `快照 snapshot.warc.gz 从${recordName(one.record, say)}起被截断`,
        `snapshot.warc.gz is cut off from ${recordName(one.record, say)} on`,
      );
    case 'record-replaced':
      return say(
        `快照 snapshot.warc.gz 的${recordName(one.record, say)}换成了${recordName(one.by, say)}`,
        `snapshot.warc.gz: ${recordName(one.record, say)} was replaced by ${recordName(one.by, say)}`,
      );
    case 'record-false':
      return say(
        `快照 snapshot.warc.gz 的${recordName(one.record, say)}与它自己写明的摘要不符`,
        `snapshot.warc.gz: ${recordName(one.record, say)} is not what its own digest says`,
      );
    case 'tail':
      return say(
        `快照 snapshot.warc.gz 最后一条记录之后的内容改过（原有 ${one.was} 字节，现有 ${one.now} 字节）`,
        `snapshot.warc.gz: what stands behind the last record was changed (${one.was} bytes then, ${one.now} now)`,
      );
    case 'profile':
      return one.how === 'missing'
        ? say('评判所用的规则文本不见了', 'the rules that were judged by are gone')
        : say('评判所用的规则文本改过', 'the rules that were judged by were changed');
    case 'question':
      return one.changes.length === 0
        ? say('检查所问的内容（网站、日期、所选指标）改过', 'what was asked (site, day, rules) was changed')
        : say(
            `报告写的与检查所问的不一致：${changeWords(one.changes, say)}`,
            `the report is not what was asked: ${changeWords(one.changes, say)}`,
          );
    case 'outcome':
      return say(
        `规则 ${shown(one.rule)} 的${changeWords(one.changes, say)}`,
        `rule ${shown(one.rule)}: ${changeWords(one.changes, say)}`,
      );
    case 'outcome-missing':
      return say(
        `规则 ${shown(one.rule)} 的结果从报告里删去了`,
        `the outcome of rule ${shown(one.rule)} was taken out of the report`,
      );
    case 'outcome-added':
      return say(
        `报告里多出规则 ${shown(one.rule)} 的结果`,
        `an outcome of rule ${shown(one.rule)} was added to the report`,
      );
    case 'outcome-moved':
      return say(
        `报告里各规则的次序变过，从 ${shown(one.rule)} 起`,
        `the order of the rules was changed, from ${shown(one.rule)} on`,
      );
    case 'scorecard':
      return say(`得分表的${changeWords(one.changes, say)}`, `scorecard: ${changeWords(one.changes, say)}`);
    case 'rest':
      return say(`报告的${changeWords(one.changes, say)}`, `report: ${changeWords(one.changes, say)}`);
    case 'file':
      return fileWords(one.file, one.how, say);
    case 'picture':
      return fileWords(say(`截图 ${shown(one.file)} `, `picture ${shown(one.file)}`), one.how, say);
    case 'decision':
      return decisionWords(one, say);
    case 'judged':
      return one.rule === undefined
        ? say(
            `按快照和原来的规则重新评判，与报告不一致：${changeWords(one.changes, say)}`,
            `judged again from the snapshot, the report comes out otherwise: ${changeWords(one.changes, say)}`,
          )
        : say(
            `按快照和原来的规则重新评判，规则 ${shown(one.rule)} 与报告不一致：${changeWords(one.changes, say)}`,
            `judged again from the snapshot, rule ${shown(one.rule)} comes out otherwise: ${changeWords(one.changes, say)}`,
          );
    case 'evidence':
      return one.how === 'no-record'
        ? say(
            `规则 ${shown(one.rule)} 的证据 ${shown(one.url)} 指向快照里没有的记录 ${shown(one.record)}`,
            `rule ${shown(one.rule)}: evidence ${shown(one.url)} names record ${shown(one.record)}, which the snapshot does not have`,
          )
        : say(
            `规则 ${shown(one.rule)} 的证据 ${shown(one.url)} 的 SHA-256 与快照里的记录 ${shown(one.record)} 不符`,
            `rule ${shown(one.rule)}: the SHA-256 of evidence ${shown(one.url)} is not that of record ${shown(one.record)}`,
          );
    case 'run-row':
      return say(
        `run.json 里 ${shown(one.site)} 这一行与它的报告不一致：${changeWords(one.changes, say)}`,
        `run.json: the row of ${shown(one.site)} is not what its report says: ${changeWords(one.changes, say)}`,
      );
    case 'site-missing':
      return say(`网站 ${shown(one.site)} 的目录不见了`, `the folder of site ${shown(one.site)} is gone`);
    case 'site-added':
      return say(
        `多出网站 ${shown(one.site)}，封存时没有它`,
        `site ${shown(one.site)} was added after the run was sealed`,
      );
  }
}

const decisionWords = (one: Extract<Alteration, { kind: 'decision' }>, say: Say): string => {
  const about = shown(one.subject.replace(/^(?:rule|clause):/, ''));
  switch (one.how) {
    case 'missing':
      return say(`reviews.json 里对 ${about} 的认定被删去`, `the decision on ${about} was taken out of reviews.json`);
    case 'added':
      return say(
        `reviews.json 里对 ${about} 的认定是后来加的`,
        `the decision on ${about} in reviews.json was added later`,
      );
    case 'changed':
      return say(
        `reviews.json 里对 ${about} 的认定改过：${changeWords(one.changes, say)}`,
        `the decision on ${about} in reviews.json was changed: ${changeWords(one.changes, say)}`,
      );
  }
};

const PARTS: Readonly<Record<Extract<Alteration, { kind: 'record-changed' }>['part'], readonly [string, string]>> = {
  body: ['内容已不是当时取到的字节', 'its body is not the bytes that were fetched'],
  head: ['答复的头部改过', 'the header lines of the answer were changed'],
  packing: [
    '记录的登记项（时间、地址等）或压缩包装改过',
    'what the archive says of it (time, address), or its packing, was changed',
  ],
  unreadable: ['已损坏，解不开', 'it is damaged and cannot be unpacked'],
};

const recordName = ({ id, url, offset }: NamedRecord, say: Say): string => {
  const which =
    id === undefined
      ? say(`第 ${offset} 字节处的记录`, `the record at byte ${offset}`)
      : say(`记录 ${shown(id)}`, `record ${shown(id)}`);
  return url === undefined ? which : say(`${which}（${shown(url)}）`, `${which} (${shown(url)})`);
};

const fileWords = (file: string, how: 'changed' | 'missing' | 'unreadable' | 'added', say: Say): string =>
  ({
    changed: say(`${file}改过`, `${file} was changed`),
    missing: say(`${file}不见了`, `${file} is gone`),
    unreadable: say(`${file}已经读不出报告的内容`, `${file} can no longer be read as what it was`),
    added: say(`${file}是后来放进去的`, `${file} was put there later`),
  })[how];

const LINKS: Readonly<Record<string, readonly [string, string]>> = {
  snapshot: ['快照', 'the snapshot'],
  profile: ['规则', 'the rules'],
  question: ['检查所问', 'what was asked'],
  scorecard: ['得分表', 'the scorecard'],
  rest: ['报告其余部分', 'the rest of the report'],
  reviews: ['人工认定', 'the decisions of evaluators'],
};

/** `record …`, `outcome …` and their like as `keyOf` writes them. */
function linkName(link: string, say: Say): string {
  const [step = '', ...rest] = link.split(' ');
  const name = shown(rest.join(' '));
  if (step === 'record') return say(`记录 ${name} `, `record ${name}`);
  if (step === 'outcome') return say(`规则 ${name} 的结果`, `the outcome of rule ${name}`);
  if (step === 'decision') return say(`对 ${name} 的认定`, `the decision on ${name}`);
  if (step === 'site') return say(`网站 ${name} `, `site ${name}`);
  const words = LINKS[step];
  return words ? say(...words) : `${name} `;
}

/** What weighs most is said first. */
const WEIGHT = ['value', 'verdict', 'reason', 'points', 'vetoes', 'sections', 'waiver', 'review', 'findings'];
const weightOf = ({ path: [key] }: Change): number => {
  const at = WEIGHT.indexOf(String(key));
  return at < 0 ? WEIGHT.length : at;
};

/** The weightiest change in words, and how many there are besides. */
function changeWords(changes: readonly Change[], say: Say): string {
  const [first] = [...changes].sort((a, b) => weightOf(a) - weightOf(b) || a.path.length - b.path.length);
  if (!first) return say('内容改过', 'its content was changed');
  const what = placeWords(first.path, say);
  const words =
    first.was === undefined
      ? say(
          `${what}是加上去的：${valueWords(first.now, first.path, say)}`,
          `${what} was added: ${valueWords(first.now, first.path, say)}`,
        )
      : first.now === undefined
        ? say(
            `${what}被删去：${valueWords(first.was, first.path, say)}`,
            `${what} was taken out: ${valueWords(first.was, first.path, say)}`,
          )
        : say(
            `${what}改过：${valueWords(first.was, first.path, say)} → ${valueWords(first.now, first.path, say)}`,
            `${what} was changed: ${valueWords(first.was, first.path, say)} → ${valueWords(first.now, first.path, say)}`,
          );
  return words;
}

const NAMES: Readonly<Record<string, readonly [string, string]>> = {
  value: ['结果', 'the outcome'],
  verdict: ['结论', 'the verdict'],
  reason: ['原因', 'the reason'],
  earned: ['得分', 'points earned'],
  min: ['最低分', 'least points'],
  max: ['最高分', 'most points'],
  outOf: ['满分', 'full points'],
  bonus: ['加分', 'bonus'],
  vetoes: ['单项否决', 'vetoes'],
  checked: ['检查的对象数', 'targets checked'],
  measured: ['测得的数据', 'figures'],
  title: ['名称', 'title'],
  message: ['说明', 'message'],
  quote: ['引文', 'quote'],
  url: ['网址', 'address'],
  sha256: ['SHA-256', 'SHA-256'],
  record: ['记录编号', 'record'],
  capturedAt: ['取证时间', 'time of capture'],
  dueOn: ['限期', 'due day'],
  unit: ['单位', 'unit'],
  column: ['栏目', 'column'],
  waiver: ['豁免', 'waiver'],
  review: ['人工认定', 'review'],
  remedy: ['整改建议', 'remedy'],
  basis: ['依据', 'basis'],
  site: ['网站', 'site'],
  name: ['名称', 'name'],
  kind: ['类型', 'kind'],
  profile: ['规则', 'rules'],
  asOf: ['评判日期', 'day judged by'],
  startedAt: ['开始时间', 'beginning'],
  finishedAt: ['结束时间', 'end'],
  crawl: ['抓取情况', 'crawl'],
  evidenceItems: ['需人工取证的事项', 'evidence items'],
  units: ['各单位结果', 'units'],
  pictures: ['截图清单', 'list of pictures'],
  outcomes: ['各类结果的条数', 'counts of outcomes'],
  level: ['级别', 'level'],
  section: ['所属部分', 'section'],
};

/** `findings 0 evidence 1 quote` → 第 1 个问题的第 2 条证据的引文. */
function placeWords(path: Change['path'], say: Say): string {
  const parts: string[] = [];
  for (let at = 0; at < path.length; at += 1) {
    const [key, next] = [String(path[at]), path[at + 1]];
    const list = typeof next === 'number' ? LISTS[key] : undefined;
    if (list) {
      parts.push(say(...(list.map((words) => words.replace('#', String(Number(next) + 1))) as [string, string])));
      at += 1;
    } else if (key === 'points') parts.push(path[at + 1] === 'value' ? say('总分', 'the score') : '');
    else if (key === 'value' && path[at - 1] === 'points') continue;
    else if (key === 'findings' && path.length === 1) parts.push(say('问题条数', 'count of findings'));
    else parts.push(Object.hasOwn(NAMES, key) ? say(...(NAMES[key] ?? ['', ''])) : shown(key));
  }
  const named = parts.filter((part) => part !== '');
  return say(named.join('的'), named.join(', '));
}

const LISTS: Readonly<Record<string, readonly [string, string]>> = {
  findings: ['第 # 个问题', 'finding #'],
  evidence: ['第 # 条证据', 'piece of evidence #'],
  sections: ['第 # 部分', 'section #'],
  vetoes: ['第 # 项单项否决', 'veto #'],
  basis: ['第 # 条依据', 'basis #'],
  units: ['第 # 个单位', 'unit #'],
  evidenceItems: ['第 # 个取证事项', 'evidence item #'],
};

const VERDICTS: Readonly<Record<string, readonly [string, string]>> = {
  qualified: ['合格', 'qualified'],
  unqualified: ['不合格', 'unqualified'],
  undetermined: ['未能判定', 'undetermined'],
};
const LONGEST = 80;

function valueWords(value: unknown, path: Change['path'], say: Say): string {
  const key = path.at(-1);
  if (typeof value === 'string') {
    if (key === 'value' && path.length <= 3) return outcomeWord(value as never, say);
    const verdict = key === 'verdict' ? VERDICTS[value] : undefined;
    return verdict ? say(...verdict) : say(`“${cut(value)}”`, `“${cut(value)}”`);
  }
  if (typeof value !== 'object' || value === null) return String(value);
  const { message, rule } = value as { readonly message?: unknown; readonly rule?: unknown };
  const words = typeof message === 'string' ? message : typeof rule === 'string' ? rule : JSON.stringify(value);
  return say(`“${cut(words)}”`, `“${cut(words)}”`);
}

const cut = (text: string): string => shown(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
const shown = printable;

/** Why something could not be checked, and what to do. */
export function describeUnproved(one: Unproved, say: Say): string {
  switch (one.kind) {
    case 'no-chain':
      return say(
        '没有 chain.json：检查没有做完，或由没有证据链的旧版写成',
        'no chain.json: the run was not finished, or an earlier version wrote it',
      );
    case 'no-snapshot':
      return say(
        `找不到快照 ${shown(one.file)}，字节和记录没有核对`,
        `the snapshot ${shown(one.file)} is not there: bytes and records were not checked`,
      );
    case 'no-profile':
      return say('找不到评判所用的规则，没有重新评判', 'the rules are not there: it was not judged again');
    case 'judge-failed':
      return say(`没能重新评判：${shown(one.message)}`, `it could not be judged again: ${shown(one.message)}`);
    case 'other-version': {
      const rules = one.differing.slice(0, 5).map(shown);
      const more = one.differing.length > 5 ? say(' 等', ' and others') : '';
      return say(
        `报告由另一版或另一次构建的程序写成（gongkai ${shown(one.version)}），本程序评判有所不同（${rules.join('、')}${more}，共 ${one.differing.length} 条规则），不能据此说报告改过；要核对请用原来的版本`,
        `another version or build (gongkai ${shown(one.version)}) wrote the report and this one judges differently (${rules.join(', ')}${more}: ${one.differing.length} rules), which does not mean that it was altered; check with that version`,
      );
    }
    case 'unsigned':
      return say('证据链没有签名', 'the chain bears no signature');
  }
}

/** What a reader should know of a proof. */
export function describeRemark(one: Remark, say: Say): string {
  switch (one.kind) {
    case 'asked-otherwise':
      return say(
        `评判时的网站信息或日期与抓取时不同（重新评判过的检查会这样）：${changeWords(one.changes, say)}`,
        `it was judged for other site facts or another day than it was crawled for, as replays may be: ${changeWords(one.changes, say)}`,
      );
    case 'other-profile':
      return say(
        `评判用的规则不是抓取时存下的（当时 ${shown(one.snapshot)}，评判用 ${shown(one.judged)}）`,
        `it was judged by other rules (${shown(one.judged)}) than the snapshot was made for (${shown(one.snapshot)})`,
      );
    case 'only':
      return say(`只选了 ${one.rules} 条规则评判`, `only ${one.rules} rules were asked for`);
    case 'reviewed':
      if (one.isKept)
        return say(
          `其中 ${one.rules.length} 项经人工认定，已按 reviews.json 所记重新计分：${one.rules.map(shown).join('、')}`,
          `${one.rules.length} were decided by evaluators, scored again by reviews.json: ${one.rules.map(shown).join(', ')}`,
        );
      return say(
        `其中 ${one.rules.length} 项经人工认定，不由程序重新评判：${one.rules.map(shown).join('、')}`,
        `${one.rules.length} were decided by evaluators and are not judged again: ${one.rules.map(shown).join(', ')}`,
      );
    case 'damaged-before':
      return say(
        `快照里有 ${one.records} 条记录在封存时就已损坏`,
        `${one.records} records were damaged when the chain was made`,
      );
    case 'torn':
      return say(
        `快照末尾有 ${one.bytes} 字节是中断时没有写完的记录`,
        `the last ${one.bytes} bytes of the snapshot are a record that was cut short`,
      );
  }
}
