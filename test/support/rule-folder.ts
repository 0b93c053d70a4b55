import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Type } from '@sinclair/typebox';
import { onTestFinished } from 'vitest';
import type { Catalog } from '../../src/model/check.js';
import { defineCheck, Duration, passed } from '../../src/model/check.js';
import type { Profile } from '../../src/model/profile.js';
import { loadProfile } from '../../src/profile/load-profile.js';
import { ProfileError, type Problem } from '../../src/profile/profile-error.js';

/** A rules folder on disk for one test: file name → content. */
export function ruleFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-rules-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** Checks that take params: one freshness, one list of columns, one of days. */
const checks: Catalog = new Map(
  [
    defineCheck({
      id: 'guide/updated-fresh',
      title: '指南是否及时更新',
      needs: ['column:guide'],
      params: Type.Object(
        {
          maxAge: Duration,
          labels: Type.Array(Type.String(), { default: ['更新日期'] }),
        },
        { additionalProperties: false },
      ),
      messages: {},
      *targets() {},
      judge: () => passed(),
    }),
    defineCheck({
      id: 'guide/published',
      title: '是否按时公布',
      needs: [],
      params: Type.Object(
        {
          publishedBy: Type.Optional(Type.String({ format: 'date' })),
          period: Type.Optional(
            Type.Object({ from: Type.String({ format: 'date' }), to: Type.String({ format: 'date' }) }),
          ),
        },
        { additionalProperties: false },
      ),
      messages: {},
      *targets() {},
      judge: () => passed(),
    }),
    defineCheck({
      id: 'statutory/categories',
      title: '类别是否齐全',
      needs: [],
      params: Type.Object(
        {
          columns: Type.Array(Type.String({ format: 'column' })),
          names: Type.Optional(Type.Array(Type.String({ format: 're2' }))),
        },
        { additionalProperties: false },
      ),
      messages: {},
      *targets() {},
      judge: () => passed(),
    }),
  ].map((check) => [check.id, check]),
);

/** A small rule set that is fine; tests change one thing of it. */
export const WILLOW = `id: willow
title: 柳湾区评测方案
version: 1.0.0
scoring: { base: 100, passMark: 60, bonusAbove: 80, bonusCap: 30 }
sources:
  notice: { title: 柳湾区公开工作通知, number: 柳政办〔2024〕1号, issuedOn: 2024-06-30 }
columns:
  platform: { name: 政府信息公开 }
  guide: { name: 政府信息公开指南, aliases: [公开指南], under: platform }
sections:
  - { id: guide, title: 公开指南, outOf: 5 }
rules:
  guide-fresh:
    title: 指南更新及时
    section: guide
    level: deduction
    points: 3
    check: guide/updated-fresh
    params: { maxAge: P2Y }
    source: { document: notice, clause: 第三条 }
  guide-contact:
    title: 指南写明电话
    section: guide
    level: deduction
    points: 2
    check: pending
    source: { document: notice }
`;

export const load = (folder: string, reference = 'willow'): Profile =>
  loadProfile(reference, { rulesFolder: folder, checks });

/** The problems of a rule set, with file names cut to those in the folder. */
export function problemsOf(folder: string, reference = 'willow'): readonly Problem[] {
  try {
    load(folder, reference);
    return [];
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error;
    return error.problems.map((problem) => ({
      ...problem,
      file: problem.file.slice(problem.file.indexOf(folder) < 0 ? 0 : folder.length + 1),
    }));
  }
}

/** `line:col message (hint)` of each problem of the willow rule set after a change. */
export function complaints(
  content: string | Uint8Array,
  others: Readonly<Record<string, string>> = {},
): readonly string[] {
  return problemsOf(ruleFolder({ 'willow.yaml': content, ...others })).map(
    ({ line, column, message, hint }) => `${line}:${column} ${message}${hint === undefined ? '' : ` (${hint})`}`,
  );
}
