import { existsSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { Option } from 'commander';
import PQueue from 'p-queue';
import type { Profile } from '../model/profile.js';
import type { AuditReport } from '../model/report.js';
import type { Alteration, RunProof, SiteProof, Unproved } from '../proof/alteration.js';
import { CHAIN_FILE, readChain } from '../proof/seal.js';
import { compareRunRow, sitesOfRun, verifyRun } from '../proof/verify-run.js';
import { reviveProfile } from '../profile/serialize-profile.js';
import { reviewReport } from '../scoring/review-report.js';
import { verifySite, type Rejudgement, type VerifyOptions } from '../proof/verify-site.js';
import { buildDigest } from '../library/build-digest.js';
import { readPublicKey } from './verify/chain-keys.js';
import type { CliContext, CommandModule } from './command.js';
import { addHelpPage, type HelpPage } from './program/command-help.js';
import { openProgress, readSettings, type CommandSettings } from './options/command-settings.js';
import { systemCause } from './errors/describe-error.js';
import { EXIT, UsageError } from './errors.js';
import { isRanking, runHints } from './runs/find-reports.js';
import { judgesFor } from '../library/judge-pool.js';
import { speaker, type Say } from './language.js';
import { findRunPath } from './runs/named-run.js';
import { anyText, wordList } from './options/option-values.js';
import { proofLines, runLines } from './verify/proof-lines.js';
import { addSettings } from './options/settings.js';

interface VerifyFlags {
  readonly site?: readonly string[];
  readonly judge?: boolean;
  readonly key?: string;
  readonly json?: boolean;
  readonly log?: boolean;
  readonly data?: string;
}

/** `gongkai verify RUN`: from the bytes of the snapshots to the scores, and what was altered first. */
const verify: CommandModule = {
  build(command, context) {
    const say = speaker(context.lang);
    command.argument(
      say('[检查]', '[run]'),
      say(
        '检查编号或 latest（最近一次），或检查目录、网站目录的路径',
        'a run id or latest, or the path of a run or a site',
      ),
    );
    addSettings(command, 'verify', say);
    const option = (flags: readonly [string, string], zh: string, en: string): Option =>
      new Option(say(...flags), say(zh, en));
    addHelpPage(command, HELP, say)
      .addOption(
        option(['--site <网站,…>', '--site <id,…>'], '只核验这些网站', 'these sites only').argParser((text: string) =>
          wordList(text, '--site', say),
        ),
      )
      .addOption(
        option(
          ['--no-judge', '--no-judge'],
          '只核对证据链，不按快照重新评判',
          'check the chain only, do not judge again',
        ),
      )
      .addOption(
        option(
          ['--key <公钥.pem>', '--key <public.pem>'],
          '证据链须由这把钥匙（Ed25519）签过',
          'the chain must be signed with this key (Ed25519)',
        ).argParser((text: string) => anyText(text, '--key', say)),
      )
      .addOption(option(['--json', '--json'], '标准输出给 JSON，而不是文字', 'print JSON'))
      .addOption(
        option(
          ['--log', '--log'],
          '核验看板的操作日志，而不是一次检查',
          "check the office's log of what was done, instead of a run",
        ),
      )
      .addOption(
        option(
          ['--data <目录>', '--data <folder>'],
          '与 --log 一起：数据目录（默认：GONGKAI_DATA，否则 office/）',
          'with --log: the data folder (default: GONGKAI_DATA, else office/)',
        ),
      )
      .action(async (reference: string | undefined, flags: VerifyFlags) => {
        // What environment and config say holds where it can.
        const isTyped = (key: string): boolean => command.getOptionValueSource(key) === 'cli';
        if (flags.log === true) {
          const { site, key, judge, ...ofLog } = flags;
          const typed = {
            ...(isTyped('site') && { site }),
            ...(isTyped('key') && { key }),
            ...(isTyped('judge') && { judge }),
          };
          return verifyOfficeLog(reference, { ...ofLog, ...(typed as VerifyFlags) }, context);
        }
        if (isTyped('data')) throw new UsageError(say('--data 只和 --log 一起用', '--data goes with --log only'));
        if (reference === undefined)
          throw new UsageError(say('没有写要核验哪次检查', 'no run was named'), [
            say(
              '如 gongkai verify 20260714-153000；操作日志用 --log',
              'e.g. gongkai verify 20260714-153000; the log: --log',
            ),
          ]);
        await runVerify(reference, flags, await readSettings(command, context), context);
      });
  },
};
export default verify;

const HELP: HelpPage = {
  about: {
    zh: `依次核对：快照的字节、每条记录、规则、所问、各条规则的结果、得分、报告、截图、整次检查；再按快照重新评判，逐项比对。
不在证据链里的：report.html、scorecard.xlsx 等由报告生成的文件，crawl.jsonl、requests.jsonl、snapshot.cdxj。
改了全部内容的人也能重做一条链：把检查结束时给出的末值记在别处（或用 --sign 签名），才能防住。`,
    en: `Checked in turn: bytes of the snapshot, every record, rules, question, outcomes, score, report, pictures, the run; then everything is judged again from the snapshot and compared.
Not in the chain: files made from the report (report.html, scorecard.xlsx …), crawl.jsonl, requests.jsonl, snapshot.cdxj.
Whoever alters everything can make a new chain: note the end that a run prints elsewhere (or sign it with --sign).`,
  },
  examples: [
    { line: 'verify latest', note: { zh: '核验最近一次检查', en: 'the latest run' } },
    { line: 'verify reports/2026q1 --site shizhong', note: { zh: '只核验一个网站', en: 'one site of a run' } },
    {
      line: 'verify --log --data /srv/gongkai',
      note: { zh: '核验看板的操作日志', en: "the office's log of what was done" },
    },
  ],
  statuses: [
    [0, { zh: '完好', en: 'unaltered' }],
    [1, { zh: '有改动', en: 'altered' }],
    [2, { zh: '没有这次检查', en: 'no such run' }],
    [3, { zh: '有不能核验的', en: 'something could not be checked' }],
  ],
  seeAlso: ['replay', 'store check'],
};

/** `gongkai verify --log`: from the first entry to the last, and to every end that was noted. */
async function verifyOfficeLog(reference: string | undefined, flags: VerifyFlags, context: CliContext): Promise<void> {
  const say = speaker(context.lang);
  const others = [reference, flags.site, flags.key, flags.judge === false ? '--no-judge' : undefined];
  if (others.some((one) => one !== undefined))
    throw new UsageError(say('--log 只和 --data、--json 一起用', '--log goes with --data and --json only'));
  const { verifyLogOf } = await import('./office/verify-log-of.js');
  await verifyLogOf(flags, context, say);
}

/** What is to be checked: a run with its sites, or one site. */
interface Subject {
  readonly runFolder: string;
  readonly sites: readonly string[];
  /** The run itself is checked too. */
  readonly isWholeRun: boolean;
}

async function runVerify(
  reference: string,
  flags: VerifyFlags,
  asked: CommandSettings,
  context: CliContext,
): Promise<void> {
  const { say } = asked;
  const subject = await findSubject(reference, flags.site, asked, context.cwd);
  const key = flags.key === undefined ? undefined : readPublicKey(resolve(context.cwd, flags.key), say);
  const progress = openProgress(context, asked, subject.sites.length);
  const { judge, close, atOnce } = judgeFor(subject.sites.length, context.version, flags.judge !== false);
  const build = await buildDigest();
  const review: VerifyOptions['review'] = (judged, profile, decisions) =>
    reviewReport(judged, reviveProfile(profile), decisions);
  const options: VerifyOptions = {
    ...{ toolVersion: context.version, build, review },
    ...(judge && { judge }),
    ...(key && { key }),
  };
  const proofs = new Map<string, SiteProof>();
  let told = 0;
  // In the order of the list, each as soon as that order allows.
  const tell = (): void => {
    for (let proof = proofs.get(subject.sites[told] ?? ''); proof; proof = proofs.get(subject.sites[told] ?? '')) {
      told += 1;
      const lines = proofLines(proof, say);
      if (flags.json !== true) progress.aside(() => context.stdout.write(lines));
    }
  };
  let run: RunProof | undefined;
  try {
    const queue = new PQueue({ concurrency: atOnce });
    await queue.addAll(
      subject.sites.map((site) => async () => {
        progress.siteBegun(site);
        progress.stageBegun(site, 'checking');
        const proof = await verifySite(join(subject.runFolder, site), site, options);
        const isIntact = proof.alterations.length === 0;
        const rows = isIntact ? await compareRunRow(subject.runFolder, site) : [];
        proofs.set(site, { ...proof, alterations: [...proof.alterations, ...rows] });
        progress.siteDone(site, isIntact && rows.length === 0 ? say('已核验', 'checked') : say('有改动', 'altered'));
        tell();
      }),
    );
    run = await checkRun(subject, proofs, options);
  } catch (error) {
    const cause = systemCause(error, say);
    if (cause === undefined) throw error;
    const { path = subject.runFolder } = error as NodeJS.ErrnoException;
    throw new UsageError(say(`读不了 ${path}：${cause}`, `cannot read ${path}: ${cause}`));
  } finally {
    close();
    progress.end();
  }
  const sites = subject.sites.flatMap((site) => proofs.get(site) ?? []);
  const status = statusOf([...sites, ...(run ? [run] : [])]);
  if (flags.json === true) context.stdout.write(`${JSON.stringify({ status, ...(run && { run }), sites }, null, 2)}\n`);
  else if (run)
    context.stdout.write(runLines({ id: basename(subject.runFolder), isWhole: subject.isWholeRun }, run, sites, say));
  context.finish(status);
}

/** Of a site alone: that its chain is the one which its run has noted. */
async function checkRun(
  { runFolder, isWholeRun, sites }: Subject,
  proofs: ReadonlyMap<string, SiteProof>,
  options: VerifyOptions,
): Promise<RunProof | undefined> {
  const heads = new Map([...proofs].map(([site, { head }]) => [site, head]));
  if (isWholeRun) return verifyRun(runFolder, heads, options);
  const noted = await readChain(runFolder);
  if (noted?.of.kind !== 'run') return undefined;
  const proof = await verifyRun(runFolder, heads, options);
  const own = proof.alterations.filter((one) => one.kind === 'chain-replaced' && sites.includes(one.site));
  return { ...proof, alterations: own };
}

const statusOf = (
  proofs: readonly { readonly alterations: readonly Alteration[]; readonly unproved: readonly Unproved[] }[],
): number => {
  if (proofs.some(({ alterations }) => alterations.length > 0)) return EXIT.threshold;
  return proofs.some(({ unproved }) => unproved.length > 0) ? EXIT.undetermined : EXIT.ok;
};

/** Throws `UsageError` where there is no such run, or none of its sites is asked for. */
async function findSubject(
  reference: string,
  asked: readonly string[] | undefined,
  { settings: { out }, say }: CommandSettings,
  cwd: string,
): Promise<Subject> {
  const place = findRunPath(reference, { out, cwd });
  if (place === undefined) {
    throw new UsageError(
      say(`找不到检查 ${reference}`, `there is no run ${reference}`),
      runHints(reference, { out, cwd }, say),
    );
  }
  const folder = statSync(place).isFile() ? dirname(place) : place;
  if (existsSync(join(folder, 'report.json')) || (await readChain(folder))?.of.kind === 'site')
    return { runFolder: dirname(folder), sites: theOnly(basename(folder), asked, say), isWholeRun: false };
  const sites = await sitesOfRun(folder);
  // Only where nothing of a run lies there: else whoever alters run.json could call it a ranking.
  if (isRanking(folder) && ![CHAIN_FILE, ...sites].some((name) => existsSync(join(folder, name))))
    throw new UsageError(
      say(`${reference} 是排名的目录，没有快照可以核验`, `${reference} is a ranking: there is no snapshot to check`),
      [say('请核验排名所依据的各次检查', 'verify the runs that it ranks')],
    );
  if (sites.length === 0 && !existsSync(join(folder, CHAIN_FILE)))
    throw new UsageError(say(`${reference} 里没有检查结果`, `${reference} holds no results`));
  const unknown = asked?.filter((id) => !sites.includes(id)) ?? [];
  if (unknown.length > 0)
    throw new UsageError(
      say(
        `检查 ${reference} 里没有网站 ${unknown.join('、')}`,
        `there is no site ${unknown.join(', ')} in ${reference}`,
      ),
      [say(`有：${sites.join('、')}`, `there are: ${sites.join(', ')}`)],
    );
  return { runFolder: folder, sites: asked ?? sites, isWholeRun: asked === undefined };
}

/** A site that was named by its folder; another one by `--site` is a slip. */
const theOnly = (site: string, asked: readonly string[] | undefined, say: Say): readonly string[] => {
  const others = asked?.filter((id) => id !== site) ?? [];
  if (others.length === 0) return [site];
  throw new UsageError(
    say(
      `所写的是网站 ${site} 的目录，--site 不能另指 ${others.join('、')}`,
      `that is the folder of ${site}, not of ${others.join(', ')}`,
    ),
    [say('去掉 --site，或者写整次检查', 'leave out --site, or give the run')],
  );
};

interface Judge {
  readonly judge?: (asked: Rejudgement) => Promise<AuditReport>;
  readonly close: () => void;
  readonly atOnce: number;
}

/** Many sites are judged in processes of their own. */
function judgeFor(sites: number, version: string, isWanted: boolean): Judge {
  if (!isWanted) return { close: () => undefined, atOnce: 1 };
  const processes = availableParallelism();
  const pool = judgesFor(sites, version, processes);
  const profiles = new Map<string, Profile>();
  const judge = async ({ snapshot, profile: text, site, asOf, only }: Rejudgement): Promise<AuditReport> => {
    const profile = profiles.get(text) ?? reviveProfile(text);
    profiles.set(text, profile);
    const question = { site, asOf, profile, ...(only && { only: new Set(only) }) };
    if (pool) return pool.judge(snapshot, question);
    const { replaySnapshot } = await import('../pipeline.js');
    return replaySnapshot(snapshot, version, question);
  };
  return { judge, close: () => pool?.close(), atOnce: pool ? processes : 1 };
}
