import { chmodSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assertWritable } from '../../../src/lib/fs/assert-writable.js';
import { makeFolder } from '../../../src/lib/fs/make-folder.js';
import { writeAtomic } from '../../../src/lib/fs/write-atomic.js';

const folder = (): string => mkdtempSync(join(tmpdir(), 'gongkai-fs-'));

describe('writing a file whole', () => {
  it('makes the folders and leaves nothing but the file', async () => {
    const root = folder();
    await writeAtomic(join(root, 'run', 'lingxi', 'report.json'), '{"区":"灵溪"}');
    await writeAtomic(join(root, 'run', 'lingxi', 'report.json'), '{"区":"灵溪区"}');
    expect(readFileSync(join(root, 'run', 'lingxi', 'report.json'), 'utf8')).toBe('{"区":"灵溪区"}');
    expect(readdirSync(join(root, 'run', 'lingxi'))).toEqual(['report.json']);
  });

  it('replaces a link instead of writing through it', async () => {
    const root = folder();
    writeFileSync(join(root, 'elsewhere'), '原文');
    symlinkSync(join(root, 'elsewhere'), join(root, 'report.json'));
    await writeAtomic(join(root, 'report.json'), '新文');
    expect(readFileSync(join(root, 'elsewhere'), 'utf8')).toBe('原文');
  });

  it('throws what the disk says and leaves no part behind', async () => {
    const root = folder();
    await makeFolder(join(root, 'report.json'));
    writeFileSync(join(root, 'report.json', 'keep'), '');
    await expect(writeAtomic(join(root, 'report.json'), '报告')).rejects.toMatchObject({ code: 'EISDIR' });
    expect(readdirSync(root)).toEqual(['report.json']);
  });
});

describe('a folder to write to', () => {
  it('is made once when many want it at the same time', async () => {
    const root = folder();
    const paths = Array.from({ length: 20 }, (_, at) => join(root, 'run', 'sites', `site-${at}`));
    await Promise.all(paths.map(makeFolder));
    expect(readdirSync(join(root, 'run', 'sites'))).toHaveLength(20);
  });

  it.each([
    ['under a file', (root: string) => join(root, 'file', 'out'), 'ENOTDIR'],
    ['that is a file', (root: string) => join(root, 'file'), 'EEXIST'],
  ])('%s is refused with %s', async (_what, pathIn, code) => {
    const root = folder();
    writeFileSync(join(root, 'file'), '');
    await expect(assertWritable(pathIn(root))).rejects.toMatchObject({ code });
  });

  it.runIf(process.platform === 'linux')(
    'in a file system that cannot hold it is refused, not tried for ever',
    async () => {
      await expect(makeFolder('/proc/gongkai/out')).rejects.toMatchObject({ code: 'ENOENT' });
    },
  );

  it.skipIf(process.getuid?.() === 0)('without permission is refused', async () => {
    const root = folder();
    chmodSync(root, 0o500);
    await expect(assertWritable(root)).rejects.toMatchObject({ code: 'EACCES' });
  });

  it('holds nothing after it was tried', async () => {
    const root = folder();
    await assertWritable(join(root, 'a', 'b'));
    expect(readdirSync(join(root, 'a', 'b'))).toEqual([]);
  });
});
