import { Ajv } from 'ajv';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importRuns } from '../../../src/cli/office/import/import-runs.js';
import { profileReader } from '../../../src/cli/office/open-office.js';
import { API_BASE } from '../../../src/dashboard/api/as-route.js';
import { ENDPOINTS } from '../../../src/dashboard/api/endpoints.js';
import { openapi, pathOf } from '../../../src/dashboard/api/openapi.js';
import { ProblemSchema } from '../../../src/dashboard/api/shapes.js';
import { isDay } from '../../../src/lib/date/day.js';
import { diskBlobs } from '../../../src/store/blobs/disk-blobs.js';
import { asking, type Caller } from '../../support/api-caller.js';
import { openTestOffice, signedIn, visitor, type TestOffice } from '../../support/office.js';

let office: TestOffice;
let admin: Caller;
const ids: Record<string, string> = {};

const ajv = new Ajv({
  strict: false,
  formats: { date: isDay, 'date-time': (text: string) => !Number.isNaN(Date.parse(text)) },
});
const fits = (schema: object, value: unknown, where: string): void => {
  const validate = ajv.compile(schema);
  expect(validate(value) ? [] : validate.errors, where).toEqual([]);
};

beforeAll(async () => {
  office = await openTestOffice();
  const { store } = office;
  const blobs = diskBlobs(store.folder);
  Object.assign(office.office, { profile: profileReader(blobs) });
  await importRuns({ store, blobs, now: office.office.now, version: '0.0.0' }, ['reports/sample']);
  admin = await asking(office, 'admin');
  const { db } = store;
  const [finding, item] = await Promise.all([
    db
      .selectFrom('findings')
      .select('id')
      .where('site', '=', 'qinghe')
      .where('kind', '=', 'fault')
      .where('level', '=', 'deduction')
      .executeTakeFirstOrThrow(),
    db.selectFrom('review_items').select('id').executeTakeFirst(),
  ]);
  Object.assign(ids, {
    site: 'qinghe',
    run: 'sample',
    finding: finding.id,
    item: item?.id ?? '',
    rule: 'annual-report-arithmetic',
  });
});
afterAll(() => office.drop());

const filled = (path: string): string => path.replace(/:([a-z]+)/g, (_, name: string) => ids[name] ?? `no-${name}`);

describe('接口说明', () => {
  it('是合格的 OpenAPI 3.1，每个地址都在里面，样例都符合自己的说明', async () => {
    const document = openapi('1.2.3');
    const lint = async (source: unknown) =>
      lintFromString({ source: JSON.stringify(source), config: await createConfig({ extends: ['recommended'] }) });
    expect((await lint(document)).map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
    expect(await lint({ ...document, paths: { '/x': { get: {} } } })).not.toEqual([]);
    const { paths } = document as { paths: Record<string, Record<string, unknown>> };
    for (const row of ENDPOINTS) {
      expect(paths[pathOf(row)], row.path).toHaveProperty(row.method.toLowerCase());
      if (row.body === undefined) continue;
      expect(row.example, `${row.path} has no example`).toBeDefined();
      fits(row.body, row.example, row.path);
    }
    expect(Object.values(paths).flatMap((one) => Object.keys(one))).toHaveLength(ENDPOINTS.length);
  });

  it('登录后能读到，网页上也有一份', async () => {
    expect(await (await admin.get('/api/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' });
    const page = await signedIn(office, 'viewer');
    expect(await (await page.get('/api')).text()).toContain('/api/v1/findings');
    expect((await visitor(office.app).get('/api/openapi.json')).status).toBe(401);
  });
});

describe('读', () => {
  it('每个地址的回答都符合自己的说明', async () => {
    const seen: string[] = [];
    for (const row of ENDPOINTS.filter(({ method }) => method === 'GET')) {
      const path = `${API_BASE}${filled(row.path)}`;
      const answer = await admin.get(path);
      const body: unknown = await answer.json();
      if (answer.status === 200 && row.answer) {
        seen.push(row.path);
        fits(row.answer, body, path);
      } else {
        expect([404], `${path} ${JSON.stringify(body)}`).toContain(answer.status);
        fits(ProblemSchema, body, path);
      }
    }
    expect(office.faults).toEqual([]);
  });
});
