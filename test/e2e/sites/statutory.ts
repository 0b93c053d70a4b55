/** Single columns of statutory disclosure: the body's profile, budgets, catalogues by field, pages of units. Built for 2025-11-18. */
import type { SiteSpec } from '../../support/site-builder/index.js';
import { cant, either, fail, pass, undecided } from '../expected.js';
import type { Truth } from '../expected.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';

const columns = (
  id: string,
  about: string,
  spec: Omit<SiteSpec, 'id'>,
  rule: string,
  differs: Truth = {},
  options: Partial<SiteCase> = {},
): SiteCase => siteCase(about, { id: `column-${id}`, ...spec }, differs, { only: [rule], ...options });

const UNITS = ['临溪区教育局', '临溪区民政局', '柳林镇人民政府'];
const roster = { entry: { units: UNITS.map((name) => ({ name })) } };

export const statutorySites: readonly SiteCase[] = [
  columns(
    'profile-table',
    '机构职能写在一张表里',
    { kind: 'district', style: 'trs', profile: { form: 'table' } },
    'agency-profile',
  ),
  columns(
    'profile-without-head',
    '机构职能没有办公时间和负责人姓名（指南里有办公时间）',
    { kind: 'district', style: 'lonsun', profile: { without: ['办公时间', '负责人姓名'] } },
    'agency-profile',
    { 'agency-profile': fail({ missing: ['办公时间', '负责人姓名'] }) },
  ),
  columns(
    'profile-without-phone',
    '部门机构职能没有联系方式（页脚有电话）',
    { kind: 'department', style: 'vsb', profile: { without: ['联系方式'] } },
    'agency-profile',
    { 'agency-profile': fail({ missing: ['联系方式'] }) },
  ),
  columns(
    'profile-picture',
    '机构职能各页都是图片',
    { kind: 'township', style: 'jinan', profile: { form: 'picture' } },
    'agency-profile',
    { 'agency-profile': cant('unreadable') },
  ),
  columns(
    'budget-old',
    '只有往年的预算和决算',
    {
      kind: 'district',
      style: 'trs',
      budget: {
        titles: [
          ['临溪区2024年政府预算公开', '2024-02-21'],
          ['临溪区2023年度政府决算公开', '2024-09-10'],
        ],
      },
    },
    'budget-current',
    { 'budget-current': fail({ missing: [/2025/, /2024/] }) },
  ),
  columns(
    'budget-without-accounts',
    '部门有 2025 年预算，没有 2024 年决算',
    {
      kind: 'department',
      style: 'ucap',
      budget: {
        titles: [
          ['临溪区教育局2025年部门预算公开', '2025-02-21'],
          ['临溪区教育局2023年度部门决算公开', '2024-09-10'],
        ],
      },
    },
    'budget-current',
    { 'budget-current': fail({ missing: [/2024/] }) },
  ),
  columns(
    'budget-in-march',
    '2025-03-20 查：上年预算、前年决算就够了',
    {
      kind: 'district',
      style: 'hanweb',
      today: '2025-03-20',
      budget: {
        titles: [
          ['临溪区2024年政府预算公开', '2024-02-21'],
          ['临溪区2023年度政府决算公开', '2024-09-10'],
        ],
      },
    },
    'budget-current',
  ),
  columns(
    'budget-of-units',
    '预决算栏目里只有部门的，没有区级的',
    {
      kind: 'district',
      style: 'trs',
      budget: {
        titles: [
          ['临溪区教育局2025年部门预算公开', '2025-02-21'],
          ['临溪区民政局2024年度部门决算公开', '2025-09-10'],
        ],
      },
    },
    'budget-current',
    { 'budget-current': fail() },
  ),
  columns(
    'fields-table',
    '26 个领域的目录在一张表里逐项链接',
    { kind: 'district', style: 'ucap', grassroots: { form: 'table' } },
    'grassroots-catalogue',
  ),
  columns(
    'fields-twenty',
    '20 个领域有目录：刚够',
    { kind: 'district', style: 'trs', grassroots: { fields: 20 } },
    'grassroots-catalogue',
  ),
  columns(
    'fields-nineteen',
    '19 个领域有目录',
    { kind: 'district', style: 'lonsun', grassroots: { fields: 19 } },
    'grassroots-catalogue',
    { 'grassroots-catalogue': fail() },
  ),
  columns(
    'fields-absent',
    '没有基层政务公开标准目录',
    { kind: 'district', style: 'hanweb', without: ['grassroots'] },
    'grassroots-catalogue',
    { 'grassroots-catalogue': fail() },
  ),
  columns(
    'fields-picture',
    '26 个领域画在一张图上',
    { kind: 'district', style: 'trs', grassroots: { form: 'picture' } },
    'grassroots-catalogue',
    { 'grassroots-catalogue': undecided },
  ),
  columns(
    'units',
    '名录里三个单位都有公开页面',
    {
      kind: 'district',
      style: 'trs',
      unitPages: [{ shown: '区教育局' }, { shown: '区民政局' }, { shown: '柳林镇人民政府' }],
    },
    'unit-pages',
    { 'unit-pages': pass() },
    roster,
  ),
  columns(
    'units-missing',
    '民政局没有公开页面',
    { kind: 'district', style: 'lonsun', unitPages: [{ shown: '区教育局' }, { shown: '柳林镇人民政府' }] },
    'unit-pages',
    { 'unit-pages': fail({ missing: [/民政局/] }) },
    roster,
  ),
  columns(
    'units-gone',
    '民政局的公开页面打不开',
    {
      kind: 'district',
      style: 'ucap',
      unitPages: [{ shown: '临溪区教育局' }, { shown: '临溪区民政局', state: 'gone' }, { shown: '柳林镇人民政府' }],
    },
    'unit-pages',
    // A link is no page; one that was not asked may be left open.
    { 'unit-pages': either(fail({ missing: [/民政局/] }), undecided) },
    roster,
  ),
];
