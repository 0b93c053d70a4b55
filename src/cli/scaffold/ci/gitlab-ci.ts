/** The pipeline for GitLab CI. Long because it is the text of a file. */
import { speaker } from '../../language.js';
import { auditWords, indented, PACKAGE_VARIABLE, type CiWishes } from './ci-wishes.js';

/** `.gitlab-ci.yml`: audits on merge requests and on the default branch (schedules, by hand); ends with the audit's own status. */
export const gitlabPipeline = (wishes: CiWishes): string => {
  const say = speaker(wishes.lang);
  const audit = [
    'set --',
    'if [ -f gongkai-baseline/run.json ]; then set -- --baseline gongkai-baseline; fi',
    'status=0',
    `gongkai audit ${auditWords(wishes, 'html,md,junit,gitlab')} "$@" || status=$?`,
    `# ${say('基准只在合格时更新：变差的一直报到改好，或手动运行时把 ACCEPT_BASELINE 选成 true。', 'The baseline moves on success only: what got worse is told until it is mended, or accepted (ACCEPT_BASELINE).')}`,
    'if [ $status = 0 ] || { [ $status = 1 ] && [ "$ACCEPT_BASELINE" = true ]; }; then',
    '  rm -rf gongkai-baseline',
    '  mkdir gongkai-baseline',
    '  (cd gongkai-reports/ci && cp --parents run.json ./*/report.json ../../gongkai-baseline)',
    'fi',
    'case $status in',
    `  1) echo '${say('有网站没有达到所定的界限，或比基准变差，见附件里的报告', 'a threshold was missed, or something got worse: see the reports')}' ;;`,
    `  3) echo '${say('有网站未能判定，不是不合格：上面写明了原因和办法', 'a site could not be judged, which is no fault of it: why is said above')}' ;;`,
    'esac',
    'exit $status',
  ];
  return `# ${say('政务公开检查：合并请求，以及默认分支的推送、定时和手动流水线，检查网站并存报告。', 'Audits the site on merge requests and on the default branch (pushes, schedules, by hand); keeps the reports.')}
# ${say('查哪些网站、按什么规则、到什么程度算不过（failOn、failUnder），写在 gongkai.yaml 里。', 'Which sites, which rules and what fails (failOn, failUnder) stand in gongkai.yaml.')}
#
# ${say('先在 Settings → CI/CD → Variables 里设（口令之类勾选 Masked）：', 'First, in Settings → CI/CD → Variables (passwords masked):')}
#   ${PACKAGE_VARIABLE}  ${say('gongkai 从哪里装：.tgz 的网址或路径（./vendor/gongkai.tgz），或 git 地址', 'where gongkai comes from: a .tgz (address, or ./vendor/gongkai.tgz) or a git address')}
#   GONGKAI_AUTH     ${say('网站要登录口令的：用户名:密码（不要的不设；还可设 GONGKAI_COOKIES、GONGKAI_HEADERS）', 'user:password, if the site wants it (so too GONGKAI_COOKIES, GONGKAI_HEADERS)')}
variables:
  ACCEPT_BASELINE:
    value: 'false'
    options: ['false', 'true']
    description: ${say('选 true：有问题也把这次结果当作今后比较的基准', 'Take this result as the baseline, faults and all')}

gongkai:
  stage: test
  image: node:22-trixie-slim
  timeout: 1 hour
  interruptible: true
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
      variables:
        BASELINE_POLICY: pull
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
      variables:
        BASELINE_POLICY: pull-push
  # ${say('第一次没有基准，只按 failOn、failUnder 判。想随代码存基准的，删去 cache 一段，把 gongkai-baseline/ 提交进仓库。', 'The first run has no baseline and goes by failOn and failUnder alone. To keep it in the repository, drop cache and commit gongkai-baseline/.')}
  cache:
    key: gongkai-baseline
    paths:
      - gongkai-baseline/
    policy: $BASELINE_POLICY
    unprotect: true
    when: always
  before_script:
    - apt-get update
    - apt-get install --yes --no-install-recommends ca-certificates chromium fonts-noto-cjk git
    - npm install --global "\${${PACKAGE_VARIABLE}:?${say('请先设这个变量，见文件开头', 'set this variable first, see the top of this file')}}"
    - gongkai doctor${wishes.lang === 'en' ? ' --lang en' : ''}
  script:
    - |
${indented(audit, 6)}
  allow_failure:
    exit_codes: 3 # ${say('未能判定：流水线标为警告，不拦住合并', 'could not be judged: a warning, which stops no merge')}
  artifacts:
    when: always
    expire_in: 30 days
    paths:
      - gongkai-reports/ci/
    reports:
      junit: gongkai-reports/ci/junit.xml
      codequality: gongkai-reports/ci/gl-code-quality-report.json
`;
};
