import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CliContext } from './command.js';
import { readConfig, type Config } from './config.js';
import { speaker, type Language, type Say } from './language.js';
import { openLog } from './log.js';
import { createProgress, type Progress } from './progress.js';
import type { Settings } from './settings.js';

/** What a command works with: flags as given, config, and both merged (flags win). */
export interface CommandSettings {
  readonly flags: Settings;
  readonly config: Config;
  readonly settings: Settings & { readonly out: string };
  readonly lang: Language;
  readonly say: Say;
}

/** Reads the config and merges the flags that were really given over it. */
export const readSettings = async (command: Command, context: CliContext): Promise<CommandSettings> => {
  const given = Object.entries(command.optsWithGlobals()).filter(
    ([key]) => command.getOptionValueSourceWithGlobals(key) === 'cli',
  );
  const flags = Object.fromEntries(given) as Settings;
  const config = await readConfig(flags.config, context.cwd, speaker(context.lang));
  const settings = { out: 'reports', ...config.settings, ...flags };
  const lang = flags.lang ?? (context.lang === 'en' ? 'en' : (config.settings.lang ?? 'zh'));
  return { flags, config, settings, lang, say: speaker(lang) };
};

/** Progress as asked: a live line in a terminal, plain lines elsewhere, notes alone, or nothing. */
export const openProgress = (context: CliContext, { settings, say }: CommandSettings, sites: number): Progress => {
  const { stderr } = context;
  const isTerminal = 'isTTY' in stderr && stderr.isTTY === true && settings.verbose !== true;
  const mode = settings.quiet ? 'silent' : settings.progress === false ? 'notes' : isTerminal ? 'live' : 'plain';
  return createProgress({ stream: stderr, sites, mode, say });
};

/** The log file as asked, and with `--verbose` every event on stderr. */
export const openCommandLog = (context: CliContext, { settings, say }: CommandSettings): ReturnType<typeof openLog> =>
  openLog(
    {
      file: settings.logFile === undefined ? undefined : resolve(context.cwd, settings.logFile),
      terminal: settings.verbose === true ? context.stderr : undefined,
    },
    say,
  );
