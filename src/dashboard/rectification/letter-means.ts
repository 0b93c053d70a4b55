import type { LetterMeans } from '../../rectification/letters.js';
import { neutralise } from '../../report/neutralise.js';
import { noticeItems } from '../../report/notice/rectification.js';
import { writeRectification } from '../../report/notice/write-notices.js';
import type { Office } from '../office.js';
import { effectiveReport } from '../sites/effective-report.js';

/** Reports as they count, with evaluators' decisions, and letters for notices, in Chinese whatever the page is in: letters go to Chinese offices. */
export const letterMeans = (office: Pick<Office, 'blobs' | 'profile' | 'store' | 'templates'>): LetterMeans => ({
  readReport: async (run, site) => {
    const report = await effectiveReport(office, { run, site });
    return report && neutralise(report);
  },
  describe: (report, only) => noticeItems(report, only, 'zh'),
  render: async (report, only, { number, recipient, ...wishes }) => {
    const own = { only, ...(number !== undefined && { number }), ...(recipient !== undefined && { recipient }) };
    const notice = { ...wishes, sites: { [report.site.id]: own }, template: office.templates };
    const [written] = await writeRectification(report, { lang: 'zh', notice });
    if (!(written?.content instanceof Uint8Array)) throw new Error('the letter has no content');
    return written.content;
  },
});
