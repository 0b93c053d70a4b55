import { load } from 'cheerio';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { showRecord } from '../../../src/evidence/archived/show-record.js';
import type { ArchiveMarks } from '../../../src/model/archive.js';
import type { Exchange } from '../../../src/model/snapshot.js';

const URL_OF_PAGE = 'http://www.qinghe.gov.cn/zwgk/zn/index.html';

interface Answer {
  readonly url?: string;
  readonly type?: string;
  readonly body: string | Buffer;
}

/** A snapshot of these answers; the first is `urn:uuid:0`. */
function snapshotOf(answers: readonly Answer[], text?: string) {
  const exchanges = answers.map(({ url = URL_OF_PAGE, type = 'text/html', body }, at): Exchange => ({
    ...{ record: `urn:uuid:${at}`, url, method: 'GET', status: 200, contentType: type, headers: {} },
    ...{ capturedAt: '2025-11-20T02:00:00.000Z', sha256: 'a'.repeat(64), bodyBytes: body.length, elapsedMs: 9 },
    ...{ via: 'fetch', purpose: 'column:guide' },
  }));
  return {
    exchanges,
    body: (record: string) => Buffer.from(answers[Number(record.slice('urn:uuid:'.length))]?.body ?? ''),
    attachment: () => (text === undefined ? undefined : { format: 'pdf' as const, text, grids: [] }),
  };
}

const shown = (body: string | Buffer, marks: Partial<ArchiveMarks> = {}, others: readonly Answer[] = []) => {
  const page = showRecord(snapshotOf([{ body }, ...others]), 'urn:uuid:0', { quotes: [], ...marks });
  if (!page) throw new Error('nothing shown');
  return { ...page, $: load(page.html) };
};

describe('a page as it was archived', () => {
  test('is read in its own charset', () => {
    const page = shown(iconv.encode('<meta charset="gb2312"><p>柳河县政府信息公开指南</p>', 'gb18030'));
    expect(page.$('p').text()).toBe('柳河县政府信息公开指南');
    expect(page.$('meta').attr('charset')).toBe('utf-8');
  });

  test('has what is quoted marked, across the borders of elements', () => {
    const { $, marked } = shown('<ul><li>指南</li></ul><p>更新日期：<b>2024年5月6日</b>发布</p>', {
      quotes: ['更新日期：2024年5月6日'],
    });
    expect(marked).toBe(1);
    expect($('mark').text()).toBe('更新日期：2024年5月6日');
    expect($('#gongkai-place-1').text()).toBe('更新日期：');
    expect($('p').text()).toBe('更新日期：2024年5月6日发布');
  });

  test('has the element marked that evidence names by a selector, and none where several fit', () => {
    const body = '<table><tr><td><img src="a.gif"></td></tr><tr><td><img src="dot.gif"></td></tr></table>';
    const one = shown(body, { selectors: ['tr:nth-child(2) > td > img[src$="dot.gif"]'] });
    expect(one.marked).toBe(1);
    expect(one.$('tr:nth-child(2) img').hasClass('gongkai-place')).toBe(true);
    expect(shown(body, { selectors: ['img'] }).marked).toBe(0);
    expect(shown(body, { selectors: ['td:has(img)'] }).marked).toBe(0);
  });

  test('has the cells marked that a table of figures points at, and opens there', () => {
    const rows = [
      ['一、本年新收', '162', '22'],
      ['二、上年结转', '8', '1'],
      ['（七）总计', '163', '22'],
    ];
    const mark = (row: number) => ({ row, column: 1, as: 'part' as const });
    const table = {
      title: '收到和处理',
      columns: ['自然人', '商业企业'],
      rows: rows.map(([label = '', ...cells]) => ({ label, cells })),
      marks: [mark(0), mark(2)],
    };
    const markup = `<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
    const page = shown(`<p>162</p>${markup}`, { quotes: ['总计：22 22'], tables: [table] });
    expect(page.marked).toBe(2);
    expect(
      page
        .$('td.gongkai-place')
        .map((_, cell) => page.$(cell).text())
        .get(),
    ).toEqual(['22', '22']);
    expect(page.$('#gongkai-place-1').text()).toBe('22');
    expect(page.$('mark')).toHaveLength(0);
  });

  test('covers numbers of persons as every report does', () => {
    const page = shown('<p>申请人身份证号 110101199003074477，电话 13812345678</p>');
    expect(page.html).not.toContain('110101199003074477');
    expect(page.html).not.toContain('13812345678');
    expect(page.$('p').text()).toContain('申请人身份证号');
    const elsewhere = shown(
      '<title>13812345678</title><img alt="电话 13812345678"><select><option>13812345678</select><textarea>13812345678</textarea>',
    );
    expect(elsewhere.html).not.toContain('13812345678');
  });

  test('keeps the look that was kept, and nothing that asks for more', () => {
    const { html, $ } = shown(
      '<link rel="stylesheet" href="/css/a.css"><link rel="stylesheet" href="/css/lost.css"><img src="/logo.png"><img src="http://elsewhere.example/x.png">',
      {},
      [
        {
          url: 'http://www.qinghe.gov.cn/css/a.css',
          type: 'text/css',
          body: '.nav{color:red}</style><script>1</script>',
        },
        { url: 'http://www.qinghe.gov.cn/logo.png', type: 'image/png', body: Buffer.from([137, 80, 78, 71]) },
      ],
    );
    expect($('style').text()).toContain('.nav{color:red}');
    expect($('img').first().attr('src')).toMatch(/^data:image\/png;base64,/);
    expect($('img').last().attr('src')).toBeUndefined();
    expect($('script')).toHaveLength(0);
    expect(html).not.toContain('lost.css');
  });
});

describe('a hostile page', () => {
  const hostile = [
    '<base href="http://evil.example/"><meta http-equiv="refresh" content="0;url=http://evil.example/">',
    '<script>top.location="http://evil.example"</script><body onload="alert(1)">',
    '<a href="javascript:alert(1)" onclick="alert(1)">x</a><a href="http://evil.example/">leave</a>',
    '<form action="http://evil.example/"><input name="password" autofocus formaction="http://evil.example/"></form>',
    '<iframe src="http://evil.example/" srcdoc="<script>1</script>"></iframe><object data="x"></object><embed src="x">',
    '<svg onload="alert(1)"><script>alert(1)</script><use href="http://evil.example/#x"/></svg>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;">',
    '<img src="http://evil.example/pixel.gif" srcset="http://evil.example/2x.gif 2x" onerror="alert(1)">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<video src="http://evil.example/a.mp4" poster="http://evil.example/p.png" autoplay></video>',
    '<p style="background:url(javascript:1)"></style><script>alert(2)</script>" id="gongkai-place-1">words</p>',
  ].join('');

  test('runs nothing, loads nothing and leads nowhere', () => {
    const { $, html } = shown(hostile);
    expect($('script, iframe, object, embed, svg, math, video, base, noscript, link, meta[http-equiv]')).toHaveLength(
      0,
    );
    const attributes = $('*')
      .toArray()
      .flatMap((element) => ('attribs' in element ? Object.entries(element.attribs) : []));
    expect(
      attributes.filter(([name]) => /^on|^(?:srcset|action|formaction|poster|background|ping|srcdoc)$/.test(name)),
    ).toEqual([]);
    expect(attributes.filter(([name, value]) => name === 'href' && value !== '#')).toEqual([]);
    expect(attributes.filter(([name, value]) => name === 'src' && !value.startsWith('data:image/'))).toEqual([]);
    expect(html).not.toMatch(/<script/i);
    expect($('a').text()).toContain('leave');
    expect($('#gongkai-place-1')).toHaveLength(0);
  });

  test('that nests without end, or has a tag without end, is cut and still answered at once', () => {
    const deep = shown('<div>'.repeat(200_000) + '深处');
    expect(deep.isCut).toBe(true);
    const wide = shown(`<p ${Array.from({ length: 60_000 }, (_, at) => `a${at}="1"`).join(' ')}>字</p>`);
    expect(wide).toMatchObject({ form: 'text', isCut: true });
  });
});

test('of a page that is too long only what was looked through for numbers of persons is shown', () => {
  const { isCut, $ } = shown(
    `<p>${'公开目录 '.repeat(40_000)}</p><p>${'公开指南 '.repeat(40_000)}</p><p>13812345678</p>`,
  );
  expect(isCut).toBe(true);
  expect($('p').first().text()).toContain('公开目录');
  expect($('p').last().text()).toBe('');
});

describe('what is no page', () => {
  test('is shown as the text that was read from it, or not at all', () => {
    const pdf = { url: 'http://www.qinghe.gov.cn/a.pdf', type: 'application/pdf', body: '%PDF' };
    const read = showRecord(snapshotOf([pdf], '年度报告\n收到申请 35 件 <b>'), 'urn:uuid:0', {
      quotes: ['收到申请 35 件'],
    });
    expect(read).toMatchObject({ form: 'text', marked: 1 });
    expect(load(read?.html ?? '')('mark').text()).toBe('收到申请 35 件');
    expect(load(read?.html ?? '')('b')).toHaveLength(0);
    expect(showRecord(snapshotOf([pdf]), 'urn:uuid:0', { quotes: [] })).toMatchObject({ form: 'file', marked: 0 });
  });

  test('unknown and damaged records give nothing', () => {
    const snapshot = snapshotOf([{ body: '<p>x</p>' }]);
    expect(showRecord(snapshot, 'urn:uuid:7', { quotes: [] })).toBeUndefined();
    const damaged = {
      ...snapshot,
      body: () => {
        throw new Error('torn');
      },
    };
    expect(showRecord(damaged, 'urn:uuid:0', { quotes: [] })).toBeUndefined();
  });
});
