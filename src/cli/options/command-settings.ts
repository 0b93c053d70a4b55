import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CliContext } from '../command.js';
import type { Config } from '../config/config.js';
import { settledOf, settleOptions } from '../config/settle-options.js';
import { speaker, type Language, type Say } from '../language.js';
import { openLog } from '../log.js';
import { createProgress, type Progress } from '../progress.js';
import { progressMode, wantsColour } from '../progress/progress-mode.js';
import type { Settings } from './settings.js';

/** What a command works with: flags as command line and environment give them, config, and both merged (flags win). */
export interface CommandSettings {
  readonly flags: Settings;
  readonly config: Config;
  readonly settings: Settings & { readonly out: string };
  readonly lang: Language;
  readonly say: Say;
}

/** What the command was given: command line and environment go before the config, which goes before what the program does by itself. */
export const readSettings = async (command: Command, context: CliContext): Promise<CommandSettings> => {
  const { flags, config } = settledOf(command) ?? (await settleOptions(command, context));
  const settings = { out: 'reports', ...config.settings, ...flags };
  const lang = flags.lang ?? (context.lang === 'en' ? 'en' : (config.settings.lang ?? 'zh'));
  return { flags, config, settings, lang, say: speaker(lang) };
};

/** Progress as asked: drawn in place in a terminal, plain lines elsewhere, notes alone, or nothing. */
export const openProgress = (
  { stderr, env }: Pick<CliContext, 'stderr' | 'env'>,
  { settings, say }: Pick<CommandSettings, 'settings' | 'say'>,
  sites: number,
): Progress => {
  const { quiet, progress, verbose, debug } = settings;
  const hasOtherLines = verbose === true || debug !== undefined;
  const mode = progressMode(stderr, env, { quiet, progress, hasOtherLines });
  return createProgress({ stream: stderr, sites, mode, say, hasColour: wantsColour(stderr, env) });
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
