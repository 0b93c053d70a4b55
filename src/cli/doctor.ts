import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CommandModule } from './command.js';
import { addHelpPage, type HelpPage } from './command-help.js';
import { examineBrowser } from './doctor/examine-browser.js';
import { examineClock } from './doctor/examine-clock.js';
import { examineDns, examineIpv6 } from './doctor/examine-network.js';
import { examineNode } from './doctor/examine-node.js';
import { examineOutFolder } from './doctor/examine-out-folder.js';
import { examineRules } from './doctor/examine-rules.js';
import type { Condition, Examination, Patient } from './doctor/examination.js';
import { EXIT } from './errors.js';
import { speaker } from './language.js';
import { rulesFolder } from './load-profiles.js';
import { anyText, nameServer } from './option-values.js';

const MARKS: Record<Condition, string> = { ok: '✓', limited: '!', fault: '✗' };
const PACKAGE_FOLDER = fileURLToPath(new URL('../..', import.meta.url));

/** `gongkai doctor`: what the program stands on, line by line, and what to do where it does not hold. 0 if audits can run. */
const doctor: CommandModule = {
  build(command, context) {
    const { lang, env, cwd, version, stdout } = context;
    const say = speaker(lang);
    addHelpPage(command, HELP, say)
      .option(
        say('--out <目录>', '--out <folder>'),
        say('要写报告的目录（默认：reports/）', 'folder for reports (default: reports/)'),
        (text) => anyText(text, '--out', say),
      )
      .option(
        say('--dns <地址[:端口]>', '--dns <address[:port]>'),
        say('要用的域名服务器（默认：本机的）', "name server (default: the system's)"),
        (text) => nameServer(text, '--dns', say),
      )
      .option('--json', say('输出 JSON', 'print JSON'))
      .action(async (options: { out?: string; dns?: string; json?: boolean }) => {
        const outFolder = resolve(cwd, options.out ?? 'reports');
        const resolver = options.dns === undefined ? {} : { resolver: options.dns };
        const examinations = await examine({ say, lang, env, outFolder, ...resolver });
        const isUsable = examinations.every(({ condition }) => condition !== 'fault');
        if (options.json) {
          stdout.write(`${JSON.stringify({ version, usable: isUsable, examinations }, null, 2)}\n`);
        } else {
          for (const examination of examinations) stdout.write(`${inWords(examination, lang)}\n`);
          stdout.write(`${verdict(examinations, say)}\n`);
        }
        context.finish(isUsable ? EXIT.ok : EXIT.usage);
      });
  },
};
export default doctor;

const HELP: HelpPage = {
  about: {
    zh: '每行一项：能不能用，不能用时怎么办。没有浏览器、没有 IPv6 也能检查，只是有些规则判不了。',
    en: 'A line each: whether it works, and what to do if not. Without a browser or IPv6 sites can still be audited, but some rules stay undecided.',
  },
  examples: [
    { line: 'doctor', note: { zh: '看看本机缺什么', en: 'what this machine lacks' } },
    { line: 'doctor --out /srv/reports --json', note: { zh: '给脚本用', en: 'for scripts' } },
  ],
  statuses: [
    [0, { zh: '可以检查网站', en: 'sites can be audited' }],
    [2, { zh: '有必须先解决的', en: 'something must be mended first' }],
  ],
  seeAlso: ['demo', 'audit'],
};

async function examine(patient: Patient): Promise<readonly Examination[]> {
  const witnesses = ['package.json', 'dist/main.js', 'rules'].map((path) => join(PACKAGE_FOLDER, path));
  return [
    examineNode(patient),
    examineRules(patient, rulesFolder),
    examineOutFolder(patient),
    examineClock(patient, new Date(), witnesses),
    ...(await examineBrowser(patient)),
    await examineIpv6(patient),
    await examineDns(patient),
  ];
}

function inWords({ condition, message, remedy }: Examination, lang: 'zh' | 'en'): string {
  const line = `${MARKS[condition]} ${message}`;
  return remedy === undefined ? line : `${line}\n    ${lang === 'zh' ? '→ ' : '-> '}${remedy}`;
}

function verdict(examinations: readonly Examination[], say: Patient['say']): string {
  const faults = examinations.filter(({ condition }) => condition === 'fault').length;
  const limits = examinations.filter(({ condition }) => condition === 'limited').length;
  if (faults > 0)
    return say(`有 ${faults} 处必须先解决，才能检查网站。`, `${faults} to be mended before anything can be audited.`);
  if (limits > 0) return say(`可以检查网站；${limits} 处受限，见上。`, `Audits can run; ${limits} limited, see above.`);
  return say('一切就绪，可以检查网站。', 'All is well: audits can run.');
}
