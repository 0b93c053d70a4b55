import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { whyInstall } from '../../scripts/setup/install-packages.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gongkai-packages-'));
  mkdirSync(join(root, 'node_modules'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const write = (file: string, packages: object) => writeFileSync(join(root, file), JSON.stringify({ packages }));
const wanted = {
  '': { name: 'gongkai' },
  'node_modules/yaml': { version: '2.9.1', integrity: 'sha512-yaml' },
  'node_modules/fsevents': { version: '2.3.3', optional: true },
};

describe('packages are installed', () => {
  it('when node_modules is missing or its installation was broken off', () => {
    write('package-lock.json', wanted);
    expect(whyInstall(root)).toBe('node_modules is missing or incomplete');
  });

  it('when one is missing', () => {
    write('package-lock.json', wanted);
    write('node_modules/.package-lock.json', {});
    expect(whyInstall(root)).toBe('yaml is missing');
  });

  it('when one has another version', () => {
    write('package-lock.json', wanted);
    write('node_modules/.package-lock.json', { 'node_modules/yaml': { version: '2.8.0' } });
    expect(whyInstall(root)).toBe('yaml is 2.8.0, not 2.9.1');
  });

  it('not when all are there but for those of other platforms', () => {
    write('package-lock.json', wanted);
    write('node_modules/.package-lock.json', { 'node_modules/yaml': { version: '2.9.1', integrity: 'sha512-yaml' } });
    expect(whyInstall(root)).toBeUndefined();
  });
});

it('without a lockfile nothing can be installed', () => {
  expect(() => whyInstall(root)).toThrow('package-lock.json is missing');
});
