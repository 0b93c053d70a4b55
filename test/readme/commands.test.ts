/** The README is followed line by line: what it tells its reader to type ends as it says. `same-in-both.test.ts` holds the Chinese one to it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { githubWorkflow } from '../../src/cli/scaffold/ci/github-actions.js';
import { gitlabPipeline } from '../../src/cli/scaffold/ci/gitlab-ci.js';
import { selfSigned } from '../support/certificate.js';
import { findProgram } from '../support/servers/find-program.js';
import { freePort } from '../support/servers/free-port.js';
import { serveMadeUpSites, type MadeUpSites } from './made-up-sites.js';
import { whyNotRun } from './not-run.js';
import { ROOT, readReadme, writtenOf } from './read-readme.js';
import { makeScratchFolder, type Ended, type ScratchFolder } from './scratch-folder.js';
import type { ShellLine } from './shell-lines.js';
import { stepsOf } from './steps.js';

const readme = readReadme('README.md');
let sites: MadeUpSites;
let scratch: ScratchFolder;
let officePort: number;

beforeAll(async () => {
  [sites, officePort] = await Promise.all([serveMadeUpSites(), freePort()]);
  scratch = makeScratchFolder({
    ...sites.env,
    GONGKAI_SERVE_PORT: String(officePort),
    GONGKAI_SERVE_HOST: '127.0.0.1',
  });
  scratch.write('cert.pem', selfSigned.cert);
  scratch.write('key.pem', selfSigned.key);
});
afterAll(async () => {
  scratch.remove();
  await sites.close();
});

describe('README.md', () => {
  for (const step of stepsOf(readme)) {
    if (step.does === 'line') {
      const { command, place, status } = step.line;
      it(`${place}: ${command} ends with ${status}`, () => follow(step.line));
    } else if (step.does === 'file') {
      it(`${step.place}: ${step.file} is what gongkai takes`, () => takeFile(step.file, step.text));
    } else if (step.does === 'python') {
      it.skipIf(findProgram('python3') === undefined)(`${step.place}: the program in Python runs`, async () => {
        scratch.write('check.py', step.text);
        const said = await scratch.run(`cd "$(ls -d reports/*/*/ | head -n 1)" && python3 "$OLDPWD/check.py"`);
        expect(said).toMatchObject({ status: 0 });
      });
    } else if (step.does === 'pipeline') {
      it(`${step.place}: the pipeline is the one that gongkai init writes`, () => {
        expect([githubWorkflow({ lang: 'en' }), gitlabPipeline({ lang: 'en' })]).toContain(step.text);
      });
    }
  }

  it('names files that are there afterwards', () => {
    const named = writtenOf(readme).filter((path) => /^(?:reports\/(?!sample|templates)|office\/|my-)/.test(path));
    expect(named.filter((path) => !path.includes('<') && !existsSync(join(scratch.path, path)))).toEqual([]);
  });
});

async function follow(line: ShellLine): Promise<void> {
  if (whyNotRun(line.command) !== undefined) return checkNotRun(line.command);
  const command = sites.rewrite(line.command);
  if (command.startsWith('curl ')) return askOffice(command);
  const words = wordsInContainer(command) ?? command;
  const ended = /\bgongkai (?:serve|worker)\b/.test(words) ? await runOffice(words) : await scratch.run(words);
  expect(ended, ended.said).toMatchObject({ status: line.status });
}

/** Scripts of npm that are not run must at least be there. */
function checkNotRun(command: string): void {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const [, script] = /^npm (?:run )?(\S+)/.exec(command) ?? [];
  const own = ['ci', 'install', 'i', 'pack'];
  if (script !== undefined && !own.includes(script)) expect(Object.keys(scripts)).toContain(script);
}

/** What `docker run … gongkai …` has the program do, with the folder that it is given. */
function wordsInContainer(command: string): string | undefined {
  const [, options = '', words] = /^docker run (.*?)\bgongkai (?!:)(.*)$/.exec(command) ?? [];
  if (words === undefined) return undefined;
  const container = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
  const named = (word: string): readonly string[] =>
    [...container.matchAll(new RegExp(`^${word} (\\S+)\\s*$`, 'gm'))].map(([, path = '']) => path);
  const work = named('WORKDIR').at(-1) ?? '';
  const inside = [...options.matchAll(/(?:-v|--volume) "?[^":]+:([^": ]+)/g)].map(([, path = '']) => path);
  expect([work, ...named('VOLUME')]).toEqual(expect.arrayContaining(inside));
  return `npx gongkai ${words.replaceAll(`${work}/`, './')}`;
}

/** Begins it on loopback at a free port, and stops it as a service manager does. */
async function runOffice(command: string, meanwhile?: () => Promise<void>): Promise<Ended> {
  const port = String(await freePort());
  const here = command.replace(/--port \d+/, `--port ${port}`).replace('--host 0.0.0.0', '--host 127.0.0.1');
  return scratch.runUntil(/https?:\/\/\S+:\d+|开始工作/, here, meanwhile);
}

/** The address is one of the API, and says that a key which it never gave opens nothing. */
async function askOffice(command: string): Promise<void> {
  const path = /http:\/\/[\w.]+(?::\d+)?(\/\S*?)["']?(?:\s|$)/.exec(command)?.[1] ?? '';
  const documented = await scratch.run('npx gongkai schema openapi');
  expect(Object.keys((JSON.parse(documented.said) as { paths: object }).paths)).toContain(path.replace(/\?.*$/, ''));
  let answered = 0;
  await runOffice('npx gongkai serve --no-schedule', async () => {
    const headers = { authorization: 'Bearer of-nobody' };
    answered = (await fetch(`http://127.0.0.1:${officePort}${path}`, { headers })).status;
  });
  expect(answered).toBe(401);
}

async function takeFile(file: string, text: string): Promise<void> {
  scratch.write(file, sites.rewrite(text));
  const isConfig = file === 'gongkai.yaml';
  const line = isConfig ? 'npx gongkai report latest --format json' : `npx gongkai rules validate ${file}`;
  if (!isConfig && !/^extends:/m.test(text)) return;
  const ended = await scratch.run(line);
  expect(ended, ended.said).toMatchObject({ status: 0 });
  // Else what follows would wait for the night.
  if (isConfig) scratch.write(file, sites.rewrite(text).replace(/^activeHours:.*\n/m, ''));
}
