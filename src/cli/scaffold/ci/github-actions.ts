/** The workflow for GitHub Actions. Long because it is the text of a file. */
import { speaker } from '../../language.js';
import { auditWords, indented, PACKAGE_VARIABLE, type CiWishes } from './ci-wishes.js';

/** `.github/workflows/gongkai.yml`: audits on pull requests, each working morning and by hand; ends with the audit's own status. */
export const githubWorkflow = (wishes: CiWishes): string => {
  const say = speaker(wishes.lang);
  const missed = say(
    '有网站没有达到所定的界限，或比基准变差，见摘要',
    'a threshold was missed, or something got worse: see the summary',
  );
  const unjudged = say(
    '有网站未能判定，不是不合格：摘要里写明原因和办法',
    'a site could not be judged, which is no fault of it: the summary says why',
  );
  const audit = [
    'set --',
    'if [ -f gongkai-baseline/run.json ]; then set -- --baseline gongkai-baseline; fi',
    'status=0',
    `gongkai audit ${auditWords(wishes, 'html,md,junit,sarif,github')} "$@" || status=$?`,
    'echo "status=$status" >> "$GITHUB_OUTPUT"',
    'if [ -f gongkai-reports/ci/summary.md ]; then cat gongkai-reports/ci/summary.md >> "$GITHUB_STEP_SUMMARY"; fi',
    'case $status in',
    `  1) echo '::error::${missed}' ;;`,
    `  3) echo '::error::${unjudged}' ;;`,
    'esac',
    'exit $status',
  ];
  return `# ${say('政务公开检查：拉取请求、工作日清晨和手动运行时检查网站，报告存为附件。', 'Audits the site on pull requests, each working morning and by hand; the reports become an artifact.')}
# ${say('查哪些网站、按什么规则、到什么程度算不过（failOn、failUnder），写在 gongkai.yaml 里。', 'Which sites, which rules and what fails (failOn, failUnder) stand in gongkai.yaml.')}
#
# ${say('先在 Settings → Secrets and variables → Actions 里设：', 'First, in Settings → Secrets and variables → Actions:')}
#   ${say('变量', 'variable')} ${PACKAGE_VARIABLE}  ${say('gongkai 从哪里装：.tgz 的网址或路径（./vendor/gongkai.tgz），或 git 地址', 'where gongkai comes from: a .tgz (address, or ./vendor/gongkai.tgz) or a git address')}
#   ${say('密钥', 'secret')} GONGKAI_AUTH  ${say('网站要登录口令的：用户名:密码（不要的不设；还可设 GONGKAI_COOKIES、GONGKAI_HEADERS）', 'user:password, if the site wants it (so too GONGKAI_COOKIES, GONGKAI_HEADERS)')}
name: ${say('政务公开检查', 'gongkai')}

on:
  pull_request:
  schedule:
    - cron: '30 22 * * 0-4' # ${say('北京时间周一至周五 06:30', 'Monday to Friday, 06:30 in Beijing')}
  workflow_dispatch:
    inputs:
      accept:
        description: ${say('有问题也把这次结果当作今后比较的基准', 'Take this result as the baseline, faults and all')}
        type: boolean
        default: false

permissions: {}

concurrency:
  group: gongkai-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

jobs:
  gongkai:
    name: ${say('检查网站', 'audit')}
    # ${say('从复刻仓库来的请求拿不到密钥，看不了预发布网站。', 'A pull request from a fork gets no secrets.')}
    if: github.event_name != 'pull_request' || github.event.pull_request.head.repo.full_name == github.repository
    runs-on: ubuntu-latest # ${say('内网的网站要用自己的执行机：[self-hosted, linux]', 'a site of an intranet wants a runner of its own: [self-hosted, linux]')}
    timeout-minutes: 60
    permissions:
      contents: read
      actions: read # ${say('和下一行一样，只为“代码扫描”一步', 'like the next line for the code scanning step only')}
      security-events: write
    steps:
      - uses: actions/checkout@v6
        with:
          persist-credentials: false

      - uses: actions/setup-node@v6
        with:
          node-version: 22
          package-manager-cache: false

      - name: ${say('安装 gongkai 和中文字体', 'Install gongkai and a Chinese font')}
        env:
          ${PACKAGE_VARIABLE}: \${{ vars.${PACKAGE_VARIABLE} }}
        run: |
          npm install --global "\${${PACKAGE_VARIABLE}:?${say('请先设这个变量，见文件开头', 'set this variable first, see the top of this file')}}"
          if [ -z "$(fc-list :lang=zh)" ]; then
            sudo apt-get update
            sudo apt-get install --yes --no-install-recommends fonts-noto-cjk
          fi
          gongkai doctor${wishes.lang === 'en' ? ' --lang en' : ''}

      # ${say('第一次没有基准，只按 failOn、failUnder 判。想随代码存基准的，删去取、存两步，把 gongkai-baseline/ 提交进仓库。', 'The first run has no baseline and goes by failOn and failUnder alone. To keep it in the repository, drop the two cache steps and commit gongkai-baseline/.')}
      - name: ${say('取基准', 'Fetch the baseline')}
        uses: actions/cache/restore@v5
        with:
          path: gongkai-baseline
          key: gongkai-baseline-\${{ github.run_id }}-\${{ github.run_attempt }}
          restore-keys: gongkai-baseline-

      - name: ${say('检查', 'Audit')}
        id: audit
        env:
          GONGKAI_AUTH: \${{ secrets.GONGKAI_AUTH }}
          GONGKAI_COOKIES: \${{ secrets.GONGKAI_COOKIES }}
          GONGKAI_HEADERS: \${{ secrets.GONGKAI_HEADERS }}
        run: |
${indented(audit, 10)}

      - name: ${say('存报告', 'Keep the reports')}
        if: always()
        uses: actions/upload-artifact@v6
        with:
          name: gongkai-reports
          path: gongkai-reports/ci
          retention-days: 30

      - name: ${say('送代码扫描', 'Code scanning')}
        if: always() && hashFiles('gongkai-reports/ci/gongkai.sarif') != ''
        continue-on-error: true # ${say('没有开通代码扫描的仓库不因此算错', 'not every repository has it')}
        uses: github/codeql-action/upload-sarif@v4
        with:
          sarif_file: gongkai-reports/ci/gongkai.sarif
          category: gongkai

      # ${say('基准只在合格时更新：变差的一直报到改好，或手动运行时选“当作基准”。', 'It moves on success only: what got worse is told until it is mended, or accepted by hand.')}
      - name: ${say('更新基准', 'Renew the baseline')}
        id: baseline
        if: >-
          github.event_name != 'pull_request' && !cancelled() &&
          (steps.audit.outputs.status == '0' || (inputs.accept && steps.audit.outputs.status == '1'))
        run: |
          rm -rf gongkai-baseline
          mkdir gongkai-baseline
          cd gongkai-reports/ci
          cp --parents run.json ./*/report.json ../../gongkai-baseline

      - name: ${say('存基准', 'Keep the baseline')}
        if: steps.baseline.outcome == 'success' && !cancelled()
        uses: actions/cache/save@v5
        with:
          path: gongkai-baseline
          key: gongkai-baseline-\${{ github.run_id }}-\${{ github.run_attempt }}
`;
};
