import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import type { Page } from '../model/page.js';
import type { CliContext, CommandModule } from './command.js';
import { UsageError } from './errors.js';

interface InspectOptions {
  readonly url?: string;
  readonly json?: boolean;
}

/** `gongkai inspect`: what the page layer reads from one page. */
const inspect: CommandModule = {
  build(command: Command, context: CliContext): void {
    command
      .description('读一个页面，说出从中看到了什么 / what the page layer reads from one page')
      .argument('<file-or-url>', '页面文件（原始字节）或网址')
      .option('--url <url>', '文件所来自的网址（链接和日期要靠它）')
      .option('--json', '输出 PageFacts（JSON）')
      .addHelpText(
        'after',
        '\n例：\n  gongkai inspect 指南.html --url http://www.example.gov.cn/zfxxgk/zfxxgkzn/\n  gongkai inspect 年报.html --json\n',
      )
      .action(async (target: string, options: InspectOptions) => {
        const { readPage } = await import('../page/read-page.js');
        const page = readPage(await bytesOf(target, context.cwd), { url: addressOf(target, options, context.cwd) });
        if (options.json) context.stdout.write(`${JSON.stringify(page.facts, null, 2)}\n`);
        else {
          const { describePage } = await import('./describe-page.js');
          context.stdout.write(describePage(page satisfies Page));
        }
      });
  },
};

export default inspect;

const bytesOf = async (target: string, cwd: string): Promise<Uint8Array> => {
  if (/^https?:\/\//i.test(target))
    throw new UsageError(`inspect 暂只读文件：${target}`, [
      '先用 gongkai crawl 抓取，或用 curl -o 存成文件，再加 --url',
    ]);
  try {
    return await readFile(resolve(cwd, target));
  } catch (error) {
    throw new UsageError(`读不到文件：${target}（${(error as NodeJS.ErrnoException).code ?? String(error)}）`);
  }
};

const addressOf = (target: string, { url }: InspectOptions, cwd: string): string => {
  if (url === undefined) return /^https?:\/\//i.test(target) ? target : pathToFileURL(resolve(cwd, target)).href;
  if (!/^https?:\/\/[^/]/i.test(url)) throw new UsageError(`--url 要一个完整的 http(s) 网址，得到：${url}`);
  return url;
};
