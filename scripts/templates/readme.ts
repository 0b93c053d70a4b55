/** `reports/templates/README.md`: how an office makes a template of its own, with every tag. */
import { TAGS } from '../../src/report/notice/prepare-template.js';
import type { Tag } from '../../src/report/notice/tags.js';

/** The page for offices, in Chinese; the tables come from the tags that the program knows. */
export const templatesReadme = (): string =>
  [
    HOW,
    '## 整改通知书（rectification.docx）的标签',
    '',
    ...tables(TAGS.rectification),
    '## 通报（bulletin.docx）的标签',
    '',
    ...tables(TAGS.bulletin),
  ].join('\n');

const HOW = `# 整改通知书、通报的模板

\`gongkai audit … --format docx\` 为每个网站写一份整改通知书（\`rectification.docx\`），为整次检查写一份通报（\`bulletin.docx\`）。
两份都由这里的 Word 模板填成；\`-en\` 是 \`--lang en\` 用的英文模板。单位可以用自己的模板：

\`\`\`
gongkai audit --sites 名单.yaml --format html,docx --template 我的模板.docx --due-in 15
gongkai report 检查编号 --format docx --template 模板目录/ --due-on 2026-03-31
\`\`\`

\`--template\` 可以是一个文件，也可以是一个目录，目录里放 \`rectification.docx\`（或 \`整改通知书.docx\`）、\`bulletin.docx\`（或 \`通报.docx\`），
少一个的用这里的。最省事的做法是把这里的模板复制一份，用 Word 或 WPS 改字体、抬头、措辞，标签原样留着。

发文机关、文号、联系人写在配置文件 \`gongkai.yaml\` 里，没有写的在文书里留空白，打印后手填：

\`\`\`yaml
notice:
  issuer: 湖畔市人民政府办公室        # 发文机关
  contact: 王敏                        # 联系人
  phone: "0990-5556100"                # 联系电话，用引号括起来
  replyTo: gongkai@hupan.example       # 反馈报送到哪里
  number: 湖政办函〔2026〕（  ）号     # 各份通知书的文号
  issuedOn: 2026-03-10                 # 发文日期
  dueIn: 15                            # 整改期限：发文日期后第 15 个工作日；或者 dueOn: 2026-03-31
  sites:                               # 某个网站的那一份
    hupan: { number: 湖政办函〔2026〕12号, recipient: 湖畔区人民政府 }
  bulletin: { number: 湖政办字〔2026〕3号, recipient: 各区县人民政府，市政府各部门 }
\`\`\`

工作日按国务院公布的放假安排推算；还没有公布的年份算不出来，会提示改用 \`--due-on\`。

## 标签怎样写

- \`{文号}\` 换成文号。花括号用半角。
- \`{#有问题} … {/有问题}\`：有问题时才出现的一段；\`{^有问题} … {/有问题}\`：没有问题时才出现。\`{/}\` 可以代替 \`{/有问题}\`。
- \`{#问题清单} … {/问题清单}\`：问题清单有几行就重复几次，里面用这一行的标签。独占一段的开头和结尾标签，填写后整段消失。
- 要在表格里一行一行地重复，把开头标签写在这一行的第一格，结尾标签写在最后一格。
- 英文名和中文名意思一样：\`{documentNumber}\` 就是 \`{文号}\`。
- 网站上的文字原样填入，里面的花括号不起作用。

写错的标签在检查开始以前就会指出来（退出状态 2，什么也不检查）：

\`\`\`
模板不能用：
  我的模板.docx 没有 {文好} 这个标签，是不是 {文号}？
  我的模板.docx {#问题清单} 没有结束，缺少 {/问题清单}
\`\`\`

带宏的、嵌有对象的、打开时要到别处去取内容的、特别大的模板不能用，也会说明原因。

只有确定没有通过的写作问题；待核实的单独列出，请对方核实，不算问题；已经批准暂缓（豁免）的不要求整改。
`;

const sign = (tag: Tag): string => (tag.isChoice === true || tag.each !== undefined ? '#' : '');

function tables(tags: readonly Tag[], path = '', told = new Map<readonly Tag[], string>()): string[] {
  const rows = tags.map(
    (tag) => `| \`{${sign(tag)}${tag.zh}}\` | \`${tag.en}\` | ${kindOf(tag)} | ${tag.what} | ${tag.example ?? ''} |`,
  );
  const lists = tags.flatMap(({ zh, each }) =>
    each === undefined ? [] : [{ place: `${path}\`{#${zh}}\` 里面`, each }],
  );
  return [
    '| 标签 | 英文名 | 是什么 | 说明 | 例 |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    ...lists.flatMap(({ place, each }) => {
      const same = told.get(each);
      if (same !== undefined) return [`### ${place}`, '', `同${same}。`, ''];
      told.set(each, place);
      return [`### ${place}`, '', ...tables(each, `${place}的 `, told)];
    }),
  ];
}

const kindOf = ({ isChoice, each }: Tag): string =>
  isChoice === true ? '有或没有' : each === undefined ? '文字' : '重复';
