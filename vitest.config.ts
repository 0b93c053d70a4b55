import { availableParallelism } from 'node:os';
import { BaseSequencer } from 'vitest/node';
import { defineConfig } from 'vitest/config';

/** Whole audits take minutes: begun last, one of them would keep a single worker busy long after the others are done. */
class LongestFirst extends BaseSequencer {
  override async sort(files: Parameters<BaseSequencer['sort']>[0]): ReturnType<BaseSequencer['sort']> {
    const rank = ({ moduleId }: { moduleId: string }): number => {
      const first = LONGEST.findIndex((part) => moduleId.includes(part));
      return first < 0 ? LONGEST.length : first;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
const LONGEST = ['test/e2e/audit-sites', 'test/e2e/replay', 'test/e2e/', 'test/cli/', 'test/crawl/'];

/** Pure code: its tests share one process, which spares them importing the same modules a hundred times. */
const PURE =
  'test/{checks,evaluate,locate,model,page,plan,profile,report,scoring,site,lib/{charset,date,pattern,text,url}}/**/*.test.{ts,tsx}';

/** Rooms of the office: each test opens a store of its own; what costs is importing the pages again for every file. */
const OFFICE = 'test/{access,availability,dashboard,history,rectification,review}/**/*.test.{ts,tsx}';

/** What runs much of the program in the test's own process: each file would import it all and warm it up again. */
const WARM =
  'test/{cli,crawl,demo,evidence,examples,library,notify,proof,rules,schedule,snapshot,store}/**/*.test.{ts,tsx}';

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'pure', include: [PURE], isolate: false } },
      { extends: true, test: { name: 'office', include: [OFFICE], isolate: false } },
      { extends: true, test: { name: 'warm', include: [WARM], isolate: false } },
      {
        extends: true,
        test: { name: 'whole', include: ['test/**/*.test.{ts,tsx}'], exclude: [PURE, OFFICE, WARM, 'test/browser/**'] },
      },
    ],
    // Only against hanging: whole audits share the cores with each other, and a busy machine is no fault of the code.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    // The pages are the tests' own: they may be shown where this machine allows an ordinary user no sandbox (containers).
    env: { GONGKAI_BROWSER_SANDBOX: process.env['GONGKAI_BROWSER_SANDBOX'] ?? 'auto' },
    // By default one core less: but audits wait for processes of their own.
    maxWorkers: Math.max(2, availableParallelism()),
    sequence: { sequencer: LongestFirst },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,tsx}'],
      reporter: ['text-summary', 'json-summary'],
      reportsDirectory: 'coverage',
    },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
});
