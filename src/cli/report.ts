import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditReport } from '../model/report.js';
import type { RunSite, RunSummary } from '../model/run.js';
import type { CommandModule } from './command.js';
import { readSettings } from './command-settings.js';
import { systemCause } from './describe-error.js';
import { describeUnwritten } from './describe-unwritten.js';
import { UsageError } from './errors.js';
import { findReports, readReport } from './find-reports.js';
import { openFormatMeans, siteFiles } from './format-means.js';
import { speaker } from './language.js';
import { readFormats } from './read-formats.js';
import { readNotice } from './read-notice.js';
import { writeRunFormats, writeSiteFormats, type Unwritten } from './report-formats.js';
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
        const means = openFormatMeans(asked.settings, asked.lang, await readNotice(asked, formats, context.cwd));
        const { options } = means;
        const { runFolder, reports } = findReports(reference, { out: asked.settings.out, cwd: context.cwd }, asked.say);
        const unwritten: Unwritten[] = [];
        try {
          for (const { folder, read } of reports) {
            unwritten.push(
              ...(await writeSiteFormats(
                siteFiles(folder, join(folder, 'snapshot.warc.gz'), means),
                read(),
                formats,
                options,
              )),
            );
            context.stdout.write(`${folder}\n`);
          }
          const runPath = join(runFolder, 'run.json');
          if (existsSync(runPath)) {
            const run = JSON.parse(readFileSync(runPath, 'utf8')) as RunSummary;
            const readSite = ({ report: path }: RunSite): AuditReport => readReport(join(runFolder, path), asked.say);
            unwritten.push(...(await writeRunFormats(runFolder, run, formats, options, readSite)));
          }
        } catch (error) {
          const cause = systemCause(error, asked.say);
          if (cause === undefined) throw error;
          throw new UsageError(asked.say(`写不了 ${runFolder}：${cause}`, `cannot write to ${runFolder}: ${cause}`));
        } finally {
          await means.close();
        }
        for (const { error } of unwritten) if (error !== undefined) throw error;
        const missing = describeUnwritten(unwritten, asked.say);
        if (missing.length > 0) throw new UsageError([...new Set(missing)].join(asked.say('；', '; ')));
      });
  },
};
export default report;
