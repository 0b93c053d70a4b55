/** Lines of the READMEs that a test cannot run, each with the reason. Whatever is neither here nor a line for `npx gongkai` fails. */
export interface NotRun {
  readonly pattern: RegExp;
  readonly why: string;
}

export const NOT_RUN: readonly NotRun[] = [
  { pattern: /^npm (?:start|test|run [a-z:-]+)(?: -- .+)?$/, why: 'is this test, or builds what this test runs' },
  { pattern: /^npm (?:ci|install)$/, why: 'set-up does it' },
  { pattern: /^npm pack$/, why: 'test/package installs what it makes' },
  {
    pattern: /^npm (?:install|i) (?:-g |--save-dev |-D )?\S+$/,
    why: 'wants a registry; test/package installs what is packed',
  },
  { pattern: /^git clone \S+(?: \S+)?$/, why: 'wants the repository’s host' },
  { pattern: /^(?:sudo )?apt(?:-get)? (?:update|install .+)$/, why: 'changes the machine' },
  { pattern: /^npx playwright install(?: --with-deps)? chromium$/, why: 'fetches a browser' },
  { pattern: /^cd \S+$/, why: 'goes into the folder where all that follows is run' },
  {
    pattern: /^docker (?:build|compose) /,
    why: 'there is no engine; test/scripts holds the Dockerfile to the repository',
  },
];

export const whyNotRun = (command: string): string | undefined =>
  NOT_RUN.find(({ pattern }) => pattern.test(command))?.why;
