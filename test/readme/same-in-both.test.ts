/** README.md and README.zh-CN.md say the same, each in its language: sections, lines to type, files, pictures; and what they point at is there. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { githubWorkflow } from '../../src/cli/scaffold/ci/github-actions.js';
import { gitlabPipeline } from '../../src/cli/scaffold/ci/gitlab-ci.js';
import { ROOT, readReadme, type Readme } from './read-readme.js';
import { sameInBoth, shellLines } from './shell-lines.js';
import { stepsOf } from './steps.js';

const english = readReadme('README.md');
const chinese = readReadme('README.zh-CN.md');

describe('the two READMEs', () => {
  it('have the same sections in the same order', () => {
    const outline = ({ headings }: Readme): readonly number[] => headings.map(({ level }) => level);
    expect(outline(chinese)).toEqual(outline(english));
  });

  it('have their readers type the same lines, with the same ends', () => {
    expect(shellLines(chinese).map(sameInBoth)).toEqual(shellLines(english).map(sameInBoth));
  });

  it('have their readers write the same files, but for what people call things', () => {
    const files = (readme: Readme): unknown =>
      stepsOf(readme).flatMap((step) =>
        step.does === 'file' ? [[step.file, step.file.endsWith('.csv') ? '' : inNobodysWords(parse(step.text))]] : [],
      );
    expect(files(chinese)).toEqual(files(english));
  });

  it('show the same examples and programs', () => {
    const programs = (readme: Readme): readonly string[] =>
      stepsOf(readme).flatMap((step) => (step.does === 'example' || step.does === 'python' ? [step.text] : []));
    expect(programs(chinese).map(withoutComments)).toEqual(programs(english).map(withoutComments));
  });

  it('point at each other', () => {
    expect(english.links).toContain('README.zh-CN.md');
    expect(chinese.links).toContain('README.md');
  });
});

describe('README.zh-CN.md', () => {
  it('shows the pipelines that gongkai init writes in Chinese', () => {
    const written = [githubWorkflow({ lang: 'zh' }), gitlabPipeline({ lang: 'zh' })];
    const shown = stepsOf(chinese).flatMap((step) => (step.does === 'pipeline' ? [step.text] : []));
    const inEnglish = stepsOf(english).filter(({ does }) => does === 'pipeline');
    expect(shown.filter((text) => !written.includes(text))).toEqual([]);
    expect(shown).toHaveLength(inEnglish.length);
  });
});

describe.each([english, chinese])('$name', (readme) => {
  it('links to what is there', () => {
    const lost = [...readme.links, ...readme.pictures].filter((link) => !/^(?:https?:|mailto:)/.test(link));
    expect(lost.filter((link) => !leadsSomewhere(readme, link))).toEqual([]);
  });

  it('shows examples of the library that are run as tests', () => {
    const folder = `${ROOT}test/library/examples/`;
    const examples = readdirSync(folder).map((file) => readFileSync(folder + file, 'utf8'));
    const shown = stepsOf(readme).flatMap((step) => (step.does === 'example' ? [step.text] : []));
    expect(shown.filter((text) => !examples.includes(text))).toEqual([]);
    expect(shown.length).toBeGreaterThan(0);
  });

  it('names paths of the repository that are there', () => {
    const paths = readme.spans.filter((span) =>
      /^(?:src|test|rules|schema|scripts|reports\/(?:sample|templates))\/[\w./-]*$/.test(span),
    );
    expect(paths.filter((path) => !existsSync(`${ROOT}${path}`))).toEqual([]);
  });
});

function leadsSomewhere({ headings }: Readme, link: string): boolean {
  const [path = '', anchor] = decodeURI(link).split('#');
  if (path !== '') return existsSync(`${ROOT}${path}`);
  return headings.some((heading) => heading.anchor === anchor);
}

/** Names, titles and reasons are everybody's own; so is what a site calls its columns. */
const WORDS = [
  'name',
  'title',
  'justification',
  'approvedBy',
  'issuer',
  'contact',
  'remedy',
  'quote',
  'aliases+',
  'labels',
];

const inNobodysWords = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inNobodysWords);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, WORDS.includes(key) ? '…' : inNobodysWords(one)]),
  );
};

const withoutComments = (text: string): string => text.replace(/\s*(?:\/\/|#).*$/gm, '');
