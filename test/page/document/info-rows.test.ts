import { describe, expect, it } from 'vitest';
import { prose, readHtml, sitePage } from '../../support/read-html.js';

const title = '清水县人民政府关于印发冬春农田水利建设实施方案的通知';
const document = (info: string): string =>
  sitePage(`<div class="detail">${info}<h1>${title}</h1><div id="zoom">${prose}</div></div>`, {
    title: `${title}_清水县人民政府`,
    head: `<meta name="ArticleTitle" content="${title}">`,
  });

const wanted = {
  indexNumber: '620521/2024-00123',
  documentNumber: '清政发〔2024〕15号',
  writtenOn: '2024-05-06',
  validity: '有效',
};

describe('the metadata block', () => {
  it.each([
    [
      'a table of label and value cells',
      '<table><tr><td>索引号</td><td>620521/2024-00123</td><td>主题分类</td><td>水利</td></tr><tr><td>发文机关</td><td>清水县人民政府</td><td>成文日期</td><td>2024年5月6日</td></tr><tr><td>发文字号</td><td>清政发〔2024〕15号</td><td>有效性</td><td>有效</td></tr></table>',
    ],
    [
      'cells that hold both',
      '<table><tr><td>索引号：620521/2024-00123</td><td>发布机构：县政府</td></tr><tr><td>文号：清政发〔2024〕15号</td><td>成文日期：2024-05-06</td></tr><tr><td>时效：有效</td><td></td></tr></table>',
    ],
    [
      'paragraphs with a strong label',
      '<p><strong>索引号</strong>：620521/2024-00123</p><p><strong>发文字号</strong>：清政发〔2024〕15号</p><p><strong>成文日期</strong>：2024年05月06日</p><p><strong>有效性</strong>：有效</p>',
    ],
    [
      'list entries with spans',
      '<ul class="xxgk-info"><li><span>索 引 号：</span><span>620521/2024-00123</span></li><li><span>文　　号：</span><span>清政发〔2024〕15号</span></li><li><span>成文日期：</span><span>2024-05-06</span></li><li><span>有 效 性：</span><span>有效</span></li></ul>',
    ],
    [
      'a definition list',
      '<dl><dt>索引号：</dt><dd>620521/2024-00123</dd><dt>发文字号：</dt><dd>清政发〔2024〕15号</dd><dt>成文日期：</dt><dd>2024-05-06</dd><dt>有效性：</dt><dd>有效</dd></dl>',
    ],
    [
      'several on one line',
      '<div>索引号：620521/2024-00123 发文机关：清水县人民政府 成文日期：2024-05-06</div><div>发文字号：清政发〔2024〕15号 | 有效性：有效</div>',
    ],
    [
      'labels in brackets',
      '<div class="xl"><p>【索引号】620521/2024-00123</p><p>【文号】清政发〔2024〕15号</p><p>【成文日期】2024-05-06</p><p>【有效性】有效</p></div>',
    ],
    [
      'boxes for label and value',
      '<div class="row"><div class="k">索引号</div><div class="v">620521/2024-00123</div></div><div class="row"><div class="k">发文字号</div><div class="v">清政发〔2024〕15号</div></div><div class="row"><div class="k">成文日期</div><div class="v">2024-05-06</div></div><div class="row"><div class="k">时效性</div><div class="v">有效</div></div>',
    ],
    [
      'lines of labels that only their style sets apart',
      '<div class="xl-head"><div><span class="n">索 引 号</span><span class="v">620521/2024-00123</span></div><div><span class="n">信息名称</span><span class="v">冬春农田水利建设实施方案</span></div><div><span class="n">公文格式</span><span class="v">通知</span></div><div><span class="n">文　　号</span><span class="v">清政发〔2024〕15号</span></div><div><span class="n">生成日期</span><span class="v">2024年5月6日</span></div><div><span class="n">时　　效</span><span class="v">有效</span></div></div>',
    ],
    [
      'a row of labels above a row of values',
      '<table border="1"><tr><th>索引号</th><th>发文机关</th><th>发文字号</th><th>成文日期</th><th>有效性</th></tr><tr><td>620521/2024-00123</td><td>清水县人民政府</td><td>清政发〔2024〕15号</td><td>2024-05-06</td><td>有效</td></tr></table>',
    ],
  ])('reads %s', (_, info) => {
    expect(readHtml(document(info)).facts).toMatchObject(wanted);
  });

  it('of lines whose labels only their style sets apart a label alone has no value', () => {
    const page = readHtml(
      document(
        '<div><p><b>索引号</b></p><p><b>发文机关</b><span>清水县人民政府</span></p><p><b>发文字号</b><span>清政发〔2024〕15号</span></p><p><b>成文日期</b><span>2024-05-06</span></p><p><b>有效性</b><span>有效</span></p></div>',
      ),
    );
    expect(page.facts).toMatchObject({ documentNumber: '清政发〔2024〕15号', validity: '有效' });
    expect(page.facts).not.toHaveProperty('indexNumber');
  });

  it('takes a line of running text that begins with a label for no row', () => {
    const page = readHtml(
      document('<p>有效期内的证书可以换发。</p><p>标题和附件应当一并报送。</p><p>发布日期以公报为准。</p>'),
    );
    expect(page.infoRows).toEqual([]);
  });

  it('a blank last cell, and a blank last label above the heading, have no value', () => {
    const table = readHtml(
      document(
        '<table><tr><td>索引号：</td><td>620521/2024-00123</td></tr><tr><td>文号：</td><td></td></tr></table><p>水利局</p>',
      ),
    );
    const lines = readHtml(document('<p>索引号：620521/2024-00123</p><p>成文日期：2024-05-06</p><p>有效性：</p>'));
    expect(table.infoRows).toContainEqual({ label: '文号', value: '' });
    expect(lines.infoRows).toContainEqual({ label: '有效性', value: '' });
  });

  it('是否有效 is answered by 是 and 否', () => {
    const answered = (answer: string) =>
      readHtml(document(`<p>索引号：620521/2024-00123</p><p>是否有效：${answer}</p>`)).facts.validity;
    expect([answered('是'), answered('否')]).toEqual(['有效', '失效']);
  });

  it('leaves out what is empty or 无, without taking the next label for a value', () => {
    const page = readHtml(
      document(
        '<table><tr><td>索引号</td><td>620521/2024-00123</td></tr><tr><td>文号</td><td></td><td>主题词</td><td>水利</td></tr><tr><td>有效性</td><td>无</td><td>成文日期</td><td></td></tr></table>',
      ),
    );
    expect(page.facts.indexNumber).toBe('620521/2024-00123');
    expect(page.facts).not.toHaveProperty('documentNumber');
    expect(page.facts).not.toHaveProperty('validity');
    expect(page.facts).not.toHaveProperty('writtenOn');
    expect(page.infoRows).toEqual([
      { label: '索引号', value: '620521/2024-00123' },
      { label: '文号', value: '' },
      { label: '主题词', value: '水利' },
      { label: '有效性', value: '', isNone: true },
      { label: '成文日期', value: '' },
    ]);
  });

  it('tells 成文日期 from 发布日期', () => {
    const { facts } = readHtml(
      document(
        '<table><tr><td>索引号</td><td>620521/2024-00123</td></tr><tr><td>成文日期</td><td>2024-05-06</td><td>发布日期</td><td>2024-05-10</td></tr></table>',
      ),
    );
    expect(facts).toMatchObject({ writtenOn: '2024-05-06', publishedOn: '2024-05-10', publishedOnFrom: 'visible' });
  });

  it('reads a document number from the line above the text', () => {
    const html = sitePage(
      `<div class="detail"><h1>${title}</h1><p>发布时间：2024-05-10</p><div id="zoom"><p style="text-align:center">清政发〔2024〕15号</p>${prose}</div></div>`,
      { title: `${title}_清水县人民政府` },
    );
    expect(readHtml(html).facts.documentNumber).toBe('清政发〔2024〕15号');
  });

  it('does not read a number that the text only cites', () => {
    const html = sitePage(
      `<div class="detail"><h1>${title}</h1><div id="zoom"><p>根据《关于加强公开工作的通知》（清政办发〔2023〕8号）要求，结合本县实际制定方案。</p>${prose}</div></div>`,
    );
    expect(readHtml(html).facts.documentNumber).toBeUndefined();
  });
});
