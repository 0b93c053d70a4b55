import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import { userAgentOf } from '../crawl/manners/user-agent.js';
import type { DebugArea } from '../model/debug.js';
import type { Page } from '../model/page.js';
import type { CliContext, CommandModule } from './command.js';
import { addHelpPage, type HelpPage } from './program/command-help.js';
import { debugOption } from './debug/debug-option.js';
import { linesTo, openDebug } from './debug/open-debug.js';
import { tellPage } from './debug/tell-page.js';
import { systemCause } from './errors/describe-error.js';
import { nearbyHints } from './did-you-mean/nearby-file.js';
import { EXIT, UsageError } from './errors.js';
import { speaker, type Say } from './language.js';
import { hostAddress, siteAddress } from './options/option-values.js';

interface InspectOptions {
  readonly url?: string;
  readonly json?: boolean;
  readonly allowPrivate?: boolean;
  readonly resolve?: readonly string[];
  readonly debug?: readonly DebugArea[];
}

/** A page's bytes and where they came from. */
interface Source {
  readonly bytes: Uint8Array;
  readonly from: { readonly url: string; readonly contentType?: string; readonly status?: number };
}

/** `gongkai inspect`: what the page layer reads from one page. */
const inspect: CommandModule = {
  build(command: Command, context: CliContext): void {
    const say = speaker(context.lang);
    addHelpPage(command, HELP, say)
      .argument(
        say('<文件|网址>', '<file|url>'),
        say('页面文件（原始字节），或网址', 'a file of the page as raw bytes, or an address'),
      )
      .option(
        say('--url <网址>', '--url <url>'),
        say('文件所来自的网址（链接和日期要靠它）', 'the address the file came from (links and dates depend on it)'),
      )
      .option('--json', say('输出 PageFacts（JSON）', 'print PageFacts (JSON)'))
      .option(
        '--allow-private',
        say(
          '允许访问内网地址（只限这个网址和 --resolve 的主机）',
          'allow private addresses (of this one and of --resolve only)',
        ),
      )
      .option(
        say('--resolve <主机:端口:地址...>', '--resolve <host:port:address...>'),
        say('某主机某端口改连这个地址（同 curl）', 'send a host to an address, like curl'),
        (text: string, before: readonly string[] = []) => [...before, hostAddress(text, '--resolve', say)],
      )
      .addOption(debugOption(say))
      .action(async (target: string, options: InspectOptions) => {
        const source = isAddress(target)
          ? await fetchSource(target, options, context)
          : {
              bytes: await bytesOf(target, context.cwd, say),
              from: { url: addressOf(target, options, context.cwd, say) },
            };
        if (!source) return;
        const { readPage } = await import('../page/read-page.js');
        const page = readPage(source.bytes, source.from);
        const debug = openDebug(options.debug, linesTo(context.stderr))?.(target);
        if (debug) await tellPage(debug, page, source.bytes.length);
        if (options.json) context.stdout.write(`${JSON.stringify(page.facts, null, 2)}\n`);
        else {
          const { describePage } = await import('./inspect/describe-page.js');
          context.stdout.write(describePage(page satisfies Page, say));
        }
      });
  },
};

export default inspect;

const HELP: HelpPage = {
  about: {
    zh: '标题、日期、栏目、列表、附件、页脚：评判所依据的都由这里读出。读错了，先看这里。',
    en: 'Title, date, column, lists, attachments, footer: what judging rests on. Where a report seems wrong, look here first.',
  },
  examples: [
    {
      line: 'inspect http://www.example.gov.cn/',
      note: { zh: '现在打开这个网址读到什么', en: 'what an address shows now' },
    },
    {
      line: {
        zh: 'inspect 指南.html --url http://www.example.gov.cn/zfxxgk/zfxxgkzn/',
        en: 'inspect guide.html --url http://www.example.gov.cn/zfxxgk/zfxxgkzn/',
      },
      note: { zh: '存下来的页面', en: 'a page that was saved' },
    },
    {
      line: { zh: 'inspect 年报.html --json', en: 'inspect annual-report.html --json' },
      note: { zh: '给脚本用', en: 'for scripts' },
    },
  ],
  statuses: [
    [0, { zh: '读到了', en: 'read' }],
    [2, { zh: '用法有误，或没有这个文件', en: 'usage, or no such file' }],
    [3, { zh: '网址没有给出页面', en: 'the address gave no page' }],
  ],
  seeAlso: ['explain', 'schema'],
};

const isAddress = (target: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(target);

/** The page of an address as it answers now; undefined, with a sentence on stderr, where it does not. */
const fetchSource = async (
  target: string,
  { allowPrivate, resolve: rules }: InspectOptions,
  context: CliContext,
): Promise<Source | undefined> => {
  const say = speaker(context.lang);
  const address = siteAddress(target, '', say).href;
  const { fetchOnce } = await import('../crawl/fetch-once.js');
  const page = await fetchOnce(address, {
    userAgent: userAgentOf(`gongkai ${context.version}`),
    allowPrivate: allowPrivate === true,
    ...(rules && { resolve: rules }),
  });
  if ('body' in page) {
    const { url, status, contentType, body } = page;
    return { bytes: body, from: { url, status, ...(contentType !== undefined && { contentType }) } };
  }
  if (page.why === 'private-address')
    throw new UsageError(
      say(`${page.url} 是内网地址，没有访问`, `${page.url} is a private address and was not asked`),
      [say('确实要读它，就加 --allow-private', 'add --allow-private if it is meant')],
    );
  const { wordingOf } = await import('../report/wording.js');
  const why = wordingOf(context.lang).unanswered[page.why];
  context.stderr.write(
    say(`没有读到 ${page.url}：${why}（${page.code}）\n`, `${page.url} could not be read: ${why} (${page.code})\n`),
  );
  context.finish(EXIT.undetermined);
  return undefined;
};

const bytesOf = async (target: string, cwd: string, say: Say): Promise<Uint8Array> => {
  const path = resolve(cwd, target);
  try {
    return await readFile(path);
  } catch (error) {
    const cause = systemCause(error, say);
    if (cause === undefined) throw error;
    throw new UsageError(say(`读不了 ${target}：${cause}`, `cannot read ${target}: ${cause}`), nearbyHints(path, say));
  }
};

const addressOf = (target: string, { url }: InspectOptions, cwd: string, say: Say): string =>
  url === undefined ? pathToFileURL(resolve(cwd, target)).href : siteAddress(url, '--url ', say).href;
