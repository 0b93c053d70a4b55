import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';
import { holdBrowser, releaseBrowser, useBrowser } from '../../crawl/browser/browser.js';
import { drawsChinese } from '../../lib/browser/draws-chinese.js';
import { findBrowser, type FoundBrowser } from '../../lib/browser/find-browser.js';
import { isSuperuser } from '../../lib/browser/launch-flags.js';
import { SandboxUnavailable, isSandboxed } from '../../lib/browser/start-browser.js';
import { printable } from '../text/printable.js';
import type { Examination, Patient } from './examination.js';
import { browserRemedy, type Installation } from './installation.js';

type Told = Pick<Patient, 'say' | 'env'> & { readonly installation?: Installation };

const LIST_WITHIN_MS = 3_000;

/** Starts the browser that audits would use, draws Chinese with it, and answers for both. */
export async function examineBrowser(patient: Told): Promise<readonly Examination[]> {
  const { say, env, installation = 'repository' } = patient;
  const found = await findBrowser(env);
  if ('why' in found) {
    return [
      {
        id: 'browser',
        condition: 'limited',
        message: say(
          `没有可用的浏览器（${whyInChinese(found)}）：靠脚本显示的页面将记为“未检测”（no-browser），没有截图和 PDF`,
          `no browser (${found.why}): what only scripts show will be untested (no-browser), no pictures, no PDF`,
        ),
        remedy: browserRemedy(installation, say),
      },
      await fontsUnknown(patient),
    ];
  }
  const name = found.version === undefined ? found.path : `${found.path} ${found.version}`;
  const begunAt = performance.now();
  try {
    const { isLegible, hasSandbox } = await tryOut(found.path);
    const elapsedMs = Math.round(performance.now() - begunAt);
    const seconds = (elapsedMs / 1000).toFixed(1);
    const bare = hasSandbox ? '' : whyBare(say);
    return [
      {
        id: 'browser',
        condition: 'ok',
        message: say(`能启动：${name}（${seconds} 秒${bare}）`, `starts: ${name} (${seconds} s${bare})`),
        data: { ...found, elapsedMs, sandbox: hasSandbox, user: userName() },
      },
      fonts(say, isLegible),
    ];
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const why =
      error instanceof SandboxUnavailable
        ? say('只有不用沙箱才能启动', 'it starts only without its sandbox')
        : firstLine(text);
    return [
      {
        id: 'browser',
        condition: 'limited',
        message: say(`启动不了：${name}：${why}`, `does not start: ${name}: ${why}`),
        remedy:
          error instanceof SandboxUnavailable
            ? sandboxRemedy(say)
            : (launchRemedy(text, say) ?? browserRemedy(installation, say)),
        data: { ...found, sandbox: false, user: userName() },
      },
      await fontsUnknown(patient),
    ];
  }
}

function whyBare(say: Patient['say']): string {
  return isSuperuser()
    ? say('；以 root 运行，浏览器不用沙箱，换普通用户更安全', '; as root it has no sandbox, an ordinary user is safer')
    : say(
        '；本机不让它建沙箱，按 GONGKAI_BROWSER_SANDBOX=auto 不用沙箱运行，只宜在容器里这样',
        '; this machine allows it no sandbox, so GONGKAI_BROWSER_SANDBOX=auto runs it without, as is fit for containers only',
      );
}

function sandboxRemedy(say: Patient['say']): string {
  return say(
    '容器里：设环境变量 GONGKAI_BROWSER_SANDBOX=auto，由容器隔离；别处：请管理员放开用户命名空间（Ubuntu：sysctl kernel.apparmor_restrict_unprivileged_userns=0）',
    'in a container set GONGKAI_BROWSER_SANDBOX=auto, the container being the wall; elsewhere have user namespaces allowed (Ubuntu: sysctl kernel.apparmor_restrict_unprivileged_userns=0)',
  );
}

/** What a browser says when it ends at once, and what helps; undefined for what nobody knows. */
export function launchRemedy(text: string, say: Patient['say']): string | undefined {
  const library = /error while loading shared libraries: (\S+?):/.exec(text)?.[1];
  if (library !== undefined)
    return say(
      `缺少系统库 ${library}：从系统的软件源安装浏览器（Debian：apt install chromium），所需的库会一并装上`,
      `the system lacks ${library}: install the browser from the system's packages (Debian: apt install chromium), which brings its libraries`,
    );
  if (/No usable sandbox|sandbox_host_linux|setuid sandbox/i.test(text)) return sandboxRemedy(say);
  return undefined;
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
  if (isLegible)
    return {
      id: 'fonts',
      condition: 'ok',
      message: say('汉字能正常显示（已用浏览器画出来比对）', 'Chinese is legible (drawn by the browser and compared)'),
    };
  return {
    id: 'fonts',
    condition: 'limited',
    message: say(
      '缺少中文字体：截图和 PDF 里的汉字会是空白或方框，所以不出截图和 PDF',
      'no Chinese font: characters would be blank or boxes, so no pictures and no PDF are made',
    ),
    remedy: say(
      '安装 fonts-noto-cjk 一类的字体（Debian：apt install fonts-noto-cjk）',
      'install fonts such as fonts-noto-cjk (Debian: apt install fonts-noto-cjk)',
    ),
  };
}

/** Without a browser nobody sees what is drawn; what fontconfig lists is said with that in mind. */
async function fontsUnknown({ say, env }: Told): Promise<Examination> {
  const families = await listedFonts(env);
  if (families === 0) return fonts(say, false);
  const listed = families === undefined ? '' : say(`（fc-list 列出 ${families} 种）`, ` (fc-list names ${families})`);
  return {
    id: 'fonts',
    condition: 'limited',
    message: say(
      `没有浏览器，看不出汉字能否正常显示${listed}`,
      `without a browser nothing shows whether Chinese is legible${listed}`,
    ),
    ...(families !== undefined && { data: { families } }),
  };
}

/** How many families for Chinese fontconfig knows; undefined where it is not installed. */
async function listedFonts(env: NodeJS.ProcessEnv): Promise<number | undefined> {
  return new Promise((resolve) => {
    execFile('fc-list', [':lang=zh', 'family'], { env, timeout: LIST_WITHIN_MS }, (error, stdout) => {
      resolve(error === null ? new Set(stdout.split('\n').filter((line) => line.trim() !== '')).size : undefined);
    });
  });
}

/** The library's first line says only that the program ended; why stands below. */
function firstLine(text: string): string {
  const lines = text.split('\n').map((line) => printable(line).trim());
  return (
    lines.find((line) => /error while loading|No usable sandbox|FATAL|Failed to/i.test(line)) ??
    lines.find((line) => line !== '') ??
    ''
  ).slice(0, 300);
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '');
  }
}

/** With the crawler's own way of starting it: what works here works there. */
async function tryOut(path: string): Promise<{ readonly isLegible: boolean; readonly hasSandbox: boolean }> {
  holdBrowser();
  try {
    const browser = await useBrowser(path);
    return { isLegible: await drawsChinese(await browser.newPage()), hasSandbox: isSandboxed(browser) };
  } finally {
    await releaseBrowser();
  }
}
