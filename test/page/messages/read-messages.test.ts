import { describe, expect, test } from 'vitest';
import { readHtml, sitePage } from '../../support/read-html.js';

const read = (body: string, title = '区长信箱') => readHtml(sitePage(`<h1>${title}</h1>${body}`)).messages ?? [];
const told = (body: string, title?: string) =>
  read(body, title).map(({ title: name, askedOn, answeredOn, on, state }) =>
    [name, askedOn ?? '', answeredOn ?? '', on ?? '', state].join(' | '),
  );

const letters = [
  ['路灯不亮', '2025-03-01', '2025-03-04', '已回复'],
  ['公交改线', '2025-05-06', '', '办理中'],
] as const;
const link = (title: string): string => `<a href="/xj/${encodeURIComponent(title)}.html">${title}</a>`;
const expected = ['路灯不亮 | 2025-03-01 | 2025-03-04 |  | answered', '公交改线 | 2025-05-06 |  |  | waiting'];

describe('a list of letters', () => {
  test('in a table with a head', () => {
    const rows = letters.map(
      ([title, asked, replied, state], at) =>
        `<tr><td>${at + 1}</td><td>${link(title)}</td><td>${asked}</td><td>${replied}</td><td>${state}</td></tr>`,
    );
    const head = ['编号', '信件标题', '来信时间', '答复时间', '办理状态'].map((name) => `<th>${name}</th>`).join('');
    expect(told(`<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`)).toEqual(expected);
    expect(told(`<table><tr>${head.replaceAll('th>', 'td>')}</tr>${rows.join('')}</table>`)).toEqual(expected);
  });

  test('in lines under a line of names', () => {
    const head = '<li class="th"><span>留言主题</span><span>留言时间</span><span>回复时间</span><span>状态</span></li>';
    const rows = letters.map(
      ([title, asked, replied, state]) =>
        `<li><span>${link(title)}</span><span>${asked} 09:12</span><span>${replied}</span><span>[${state}]</span></li>`,
    );
    expect(told(`<ul>${head}${rows.join('')}</ul>`)).toEqual(expected);
  });

  test('in blocks that say their days with words', () => {
    const blocks = letters.map(
      ([title, asked, replied, state]) =>
        `<div class="item"><h4>${link(title)}</h4><p>来信时间：${asked}${replied ? ` 回复时间：${replied}` : ''}</p><span class="tag">${state}</span></div>`,
    );
    expect(told(`<div class="list">${blocks.join('')}</div>`)).toEqual(expected);
  });

  test('with a day that nothing names, and a picture for the state', () => {
    const rows = letters.map(
      ([title, asked, , state]) =>
        `<li>${link(`关于${title}的咨询及处理`)}<img alt="${state}" src="/i.png"><em>${asked}</em></li>`,
    );
    expect(told(`<ul>${rows.join('')}</ul>`)).toEqual([
      '关于路灯不亮的咨询及处理 |  |  | 2025-03-01 | answered',
      '关于公交改线的咨询及处理 |  |  | 2025-05-06 | waiting',
    ]);
  });

  test('with rows of few words', () => {
    const rows = letters.map(([title, asked, , state]) => `<li>${link(title)}<i>${state}</i><em>${asked}</em></li>`);
    expect(told(`<ul>${rows.join('')}</ul>`)).toEqual([
      '路灯不亮 |  |  | 2025-03-01 | answered',
      '公交改线 |  |  | 2025-05-06 | waiting',
    ]);
  });

  test.each([
    ['逾期未回复', 'waiting'],
    ['已签收', 'waiting'],
    ['待评价', 'answered'],
    ['部门已回复', 'answered'],
    ['未评价', 'unknown'],
  ])('with the state %s', (word, state) => {
    const head = '<tr><th>标题</th><th>来信时间</th><th>办理状态</th></tr>';
    expect(told(`<table>${head}<tr><td>路灯不亮</td><td>2025-03-01</td><td>${word}</td></tr></table>`)).toEqual([
      `路灯不亮 | 2025-03-01 |  |  | ${state}`,
    ]);
  });

  test('that asks whether it was answered', () => {
    const rows = letters.map(
      ([title, asked, replied]) =>
        `<tr><td>${title}</td><td>${asked}</td><td>${replied === '' ? '否' : '是'}</td></tr>`,
    );
    const head = '<tr><th>标题</th><th>提交时间</th><th>是否回复</th></tr>';
    expect(told(`<table>${head}${rows.join('')}</table>`).map((one) => one.split(' | ').at(-1))).toEqual([
      'answered',
      'waiting',
    ]);
  });

  test('whose tabs and counts name states has no more rows for them', () => {
    const tabs =
      '<ul><li><a href="?s=1">已回复</a></li><li><a href="?s=0">待回复</a></li></ul><p>已回复 12 件 更新至 2025-05-01</p>';
    expect(told(tabs)).toEqual([]);
  });
});

describe('a page of one letter', () => {
  const question =
    '<p>来信人：王**</p><p>来信时间：2025-03-01</p><p>来信内容</p><p>小区门前路灯不亮，晚上出行不便。</p>';

  test.each([
    [
      'answered',
      '<h4>答复内容</h4><p>您好，维修人员已于次日修复。</p><p>答复单位：区城管局 答复时间：2025-03-04</p>',
      '2025-03-04 |  | answered',
    ],
    ['answered without a day', '<p>回复：您好，维修人员已于次日修复，感谢您的关心。</p>', ' |  | answered'],
    ['waiting, by its state', '<p>办理状态：待回复</p>', ' |  | waiting'],
    ['waiting, by what stands for the answer', '<p>回复内容：暂无回复</p>', ' |  | waiting'],
    ['in work', '<p>办理情况：正在办理</p><p>办理状态：办理中</p>', ' |  | waiting'],
    ['not taken', '<p>办理状态：不予受理</p>', ' |  | void'],
    ['open: nothing is said of an answer', '', ' |  | unknown'],
    ['open: the place of the answer is empty', '<p>回复内容：</p><p>回复单位：</p>', ' |  | unknown'],
  ])('%s', (_, answer, end) => {
    expect(told(question + answer, '咨询路灯')).toEqual([`咨询路灯 | 2025-03-01 | ${end}`]);
  });

  test('in a table of labels', () => {
    const rows = [
      ['标题', '咨询路灯'],
      ['留言时间', '2025年3月1日'],
      ['留言内容', '路灯不亮'],
      ['办理状态', '已办结'],
      ['答复时间', '2025年3月4日'],
    ].map(([label, value]) => `<tr><td>${label}</td><td>${value}</td></tr>`);
    expect(told(`<table>${rows.join('')}</table>`, '咨询路灯')).toEqual([
      expect.stringContaining(' | 2025-03-01 | 2025-03-04 |  | answered'),
    ]);
  });
});

test('a row of labels and values is no row of a list: the answer below it counts', () => {
  const rows = [
    ['来信时间', '2025-03-01', '办理状态', '已回复'],
    ['回复单位', '区住建局', '回复时间', '2025-07-15'],
  ].map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  expect(told(`<table>${rows.join('')}</table>`, '咨询路灯')).toEqual([
    expect.stringContaining(' | 2025-03-01 | 2025-07-15 |  | answered'),
  ]);
});

test('letters printed in full one below the other are told apart', () => {
  const one = (asked: string, answer: string): string =>
    `<div><p>留言时间：${asked}</p><p>留言内容：路灯不亮</p>${answer}</div>`;
  const body =
    one('2025-03-01', '<p>答复时间：2025-03-04</p><p>答复内容：您好，已经修复。</p>') +
    one('2025-05-06', '<p>答复内容：尚未答复</p>');
  expect(told(body).map((line) => line.replace(/^[^|]*/, ''))).toEqual([
    '| 2025-03-01 | 2025-03-04 |  | answered',
    '| 2025-05-06 |  |  | waiting',
  ]);
});

test('a page without letters has none', () => {
  expect(
    readHtml(sitePage('<h1>通知</h1><p>受理时间：周一至周五。办理状态可在大厅查询。</p>')).messages,
  ).toBeUndefined();
});
