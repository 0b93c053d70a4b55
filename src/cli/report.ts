import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunSummary } from '../model/run.js';
import type { CommandModule } from './command.js';
import { readSettings } from './command-settings.js';
import { systemCause } from './describe-error.js';
import { UsageError } from './errors.js';
import { findReports } from './find-reports.js';
import { speaker } from './language.js';
import { readFormats, writeRunFormats, writeSiteFormats } from './report-formats.js';
import { addSettings } from './settings.js';

/** `gongkai report RUN`: writes the other formats again from `report.json`, which stays as it is. */
const report: CommandModule = {
  build(command, context) {
    const say = speaker(context.lang);
    command.argument(
      '<run>',
      say(
        '检查编号，或检查目录、网站目录、report.json 的路径',
        'a run id, or the path of a run, a site or a report.json',
      ),
    );
    addSettings(command, 'report', say);
    command
      .addHelpText('after', `\n${say('例：', 'Examples:')}\n  gongkai report 20260714-153000 --format html --lang en`)
      .action(async (reference: string) => {
        const asked = await readSettings(command, context);
        const formats = readFormats(asked.settings.format, asked.say);
        const { runFolder, reports } = findReports(reference, { out: asked.settings.out, cwd: context.cwd }, asked.say);
        try {
          for (const { folder, read } of reports) {
            await writeSiteFormats(folder, read(), formats, asked.lang);
            context.stdout.write(`${folder}\n`);
          }
          const runPath = join(runFolder, 'run.json');
          if (existsSync(runPath)) {
            const run = JSON.parse(readFileSync(runPath, 'utf8')) as RunSummary;
            await writeRunFormats(runFolder, run, formats, asked.lang);
          }
        } catch (error) {
          const cause = systemCause(error, asked.say);
          if (cause === undefined) throw error;
          throw new UsageError(asked.say(`写不了 ${runFolder}：${cause}`, `cannot write to ${runFolder}: ${cause}`));
        }
      });
  },
};
export default report;
