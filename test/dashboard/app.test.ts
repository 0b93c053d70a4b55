import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signedIn, openTestOffice, visitor, type TestOffice } from '../support/office.js';

describe('框架', () => {
  let office: TestOffice;
  beforeEach(async () => {
    office = await openTestOffice();
  });
  afterEach(() => office.drop());

  it('一个不存在的地址是一页没有找到，带着全部安全头', async () => {
    const viewer = await signedIn(office, 'viewer');
    const response = await viewer.get('/没有这一页');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('没有找到');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(office.faults).toEqual([]);
  });
  it('别的主机名不予回答：防 DNS 重绑定', async () => {
    const response = await visitor(office.app).get('/sign-in', { host: 'rebind.attacker.example' });
    expect(response.status).toBe(421);
  });
});
