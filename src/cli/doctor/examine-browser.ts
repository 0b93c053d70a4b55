import { drawsChinese } from '../../lib/browser/draws-chinese.js';
import { findBrowser } from '../../lib/browser/find-browser.js';
import type { FoundBrowser } from '../../lib/browser/find-browser.js';
import { holdBrowser, releaseBrowser, useBrowser } from '../../crawl/browser/browser.js';
import type { Examination, Patient } from './examination.js';

/** Starts the browser that audits would use, draws Chinese with it, and answers for both. */
export async function examineBrowser({ say, env }: Pick<Patient, 'say' | 'env'>): Promise<readonly Examination[]> {
  const found = await findBrowser(env);
  const remedy = say(
    '运行 npm run setup，或安装 Chrome / Chromium，或用环境变量 GONGKAI_BROWSER 指定它的路径',
    'run npm run setup, install Chrome or Chromium, or name its path in GONGKAI_BROWSER',
  );
  if ('why' in found) {
    return [
      {
        id: 'browser',
        condition: 'limited',
        message: say(
          `没有可用的浏览器（${whyInChinese(found)}）：靠脚本显示的页面将记为“未检查”（no-browser）`,
          `no browser (${found.why}): what only scripts show will be untested (no-browser)`,
        ),
        remedy,
      },
      fontsUnknown(say),
    ];
  }
  const name = found.version === undefined ? found.path : `${found.path} ${found.version}`;
  try {
    const isLegible = await drawChinese(found.path);
    return [
      {
        id: 'browser',
        condition: 'ok',
        message: say(`浏览器能启动：${name}`, `the browser starts: ${name}`),
        data: found,
      },
      fonts(say, isLegible),
    ];
  } catch (error) {
    const [line = ''] = String(error instanceof Error ? error.message : error).split('\n');
    return [
      {
        id: 'browser',
        condition: 'limited',
        message: say(`浏览器启动不了：${name}：${line}`, `the browser does not start: ${name}: ${line}`),
        remedy,
        data: found,
      },
      fontsUnknown(say),
    ];
  }
}

function whyInChinese({ reason, tried }: Extract<FoundBrowser, { why: string }>): string {
  const programs = tried.join('、');
  const sentences = {
    'none-installed': '未安装 Chrome 或 Chromium',
    'none-runs': `${programs} 运行不了`,
    'setting-is-no-program': `GONGKAI_BROWSER 所指的 ${programs} 不是程序`,
    'setting-does-not-run': `GONGKAI_BROWSER 所指的 ${programs} 运行不了`,
  };
  return sentences[reason];
}

function fonts(say: Patient['say'], isLegible: boolean): Examination {
  if (isLegible) return { id: 'fonts', condition: 'ok', message: say('汉字能正常显示', 'Chinese is legible') };
  return {
    id: 'fonts',
    condition: 'limited',
    message: say(
      '缺少中文字体：截图里的汉字是空白或方框',
      'no Chinese font: characters on screenshots are blank or boxes',
    ),
    remedy: say('安装 fonts-noto-cjk 一类的字体', 'install fonts such as fonts-noto-cjk'),
  };
}

function fontsUnknown(say: Patient['say']): Examination {
  return {
    id: 'fonts',
    condition: 'limited',
    message: say('没有浏览器，看不出有无中文字体', 'without a browser nothing tells whether there is a Chinese font'),
  };
}

/** With the crawler's own way of starting it: what works here works there. */
async function drawChinese(path: string): Promise<boolean> {
  holdBrowser();
  try {
    return await drawsChinese(await (await useBrowser(path)).newPage());
  } finally {
    await releaseBrowser();
  }
}
