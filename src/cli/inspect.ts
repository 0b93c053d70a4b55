import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import { userAgentOf } from '../crawl/manners/user-agent.js';
import type { Page } from '../model/page.js';
import type { CliContext, CommandModule } from './command.js';
import { EXIT, UsageError } from './errors.js';

interface InspectOptions {
  readonly url?: string;
  readonly json?: boolean;
  readonly allowPrivate?: boolean;
  readonly resolve?: readonly string[];
}

/** A page's bytes and where they came from. */
interface Source {
  readonly bytes: Uint8Array;
  readonly from: { readonly url: string; readonly contentType?: string; readonly status?: number };
}

/** `gongkai inspect`: what the page layer reads from one page. */
const inspect: CommandModule = {
  build(command: Command, context: CliContext): void {
    command
      .description('读一个页面，说出从中看到了什么 / what the page layer reads from one page')
      .argument('<file-or-url>', '页面文件（原始字节）或网址')
      .option('--url <url>', '文件所来自的网址（链接和日期要靠它）')
      .option('--json', '输出 PageFacts（JSON）')
      .option('--allow-private', '允许访问内网地址（只限这个网址和 --resolve 的主机）')
      .option('--resolve <host:port:address...>', '某主机某端口改连这个地址（同 curl）')
      .addHelpText(
        'after',
        '\n例：\n  gongkai inspect 指南.html --url http://www.example.gov.cn/zfxxgk/zfxxgkzn/\n  gongkai inspect 年报.html --json\n  gongkai inspect http://www.example.gov.cn/\n',
      )
      .action(async (target: string, options: InspectOptions) => {
        const source = isAddress(target)
          ? await fetchSource(target, options, context)
          : { bytes: await bytesOf(target, context.cwd), from: { url: addressOf(target, options, context.cwd) } };
        if (!source) return;
        const { readPage } = await import('../page/read-page.js');
        const page = readPage(source.bytes, source.from);
        if (options.json) context.stdout.write(`${JSON.stringify(page.facts, null, 2)}\n`);
        else {
          const { describePage } = await import('./describe-page.js');
          context.stdout.write(describePage(page satisfies Page));
        }
      });
  },
};

export default inspect;

const isAddress = (target: string): boolean => /^https?:\/\//i.test(target);

/** The page of an address as it answers now; undefined, with a sentence on stderr, where it does not. */
const fetchSource = async (
  target: string,
  { allowPrivate, resolve: rules }: InspectOptions,
  context: CliContext,
): Promise<Source | undefined> => {
  if (!URL.canParse(target)) throw new UsageError(`不是完整的网址：${target}`);
  const { fetchOnce } = await import('../crawl/fetch-once.js');
  const page = await fetchOnce(target, {
    userAgent: userAgentOf(`gongkai ${context.version}`),
    allowPrivate: allowPrivate === true,
    ...(rules && { resolve: rules }),
  });
  if ('body' in page) {
    const { url, status, contentType, body } = page;
    return { bytes: body, from: { url, status, ...(contentType !== undefined && { contentType }) } };
  }
  if (page.why === 'private-address')
    throw new UsageError(`${page.url} 是内网地址，没有访问`, ['确实要读它，就加 --allow-private']);
  context.stderr.write(`没有读到 ${page.url}（${page.why} ${page.code}）\n`);
  context.finish(EXIT.undetermined);
  return undefined;
};

const bytesOf = async (target: string, cwd: string): Promise<Uint8Array> => {
  try {
    return await readFile(resolve(cwd, target));
  } catch (error) {
    throw new UsageError(`读不到文件：${target}（${(error as NodeJS.ErrnoException).code ?? String(error)}）`);
  }
};

const addressOf = (target: string, { url }: InspectOptions, cwd: string): string => {
  if (url === undefined) return pathToFileURL(resolve(cwd, target)).href;
  if (!/^https?:\/\/[^/]/i.test(url)) throw new UsageError(`--url 要一个完整的 http(s) 网址，得到：${url}`);
  return url;
};
