import type { Command } from 'commander';
import type { Language } from './language.js';

/** One file per command under `src/cli/`; each default-exports one of these and loads its heavy parts when it runs. */
export interface CommandModule {
  /** Adds arguments, options and examples. The action returns nothing: it sets the status through `finish`. */
  build(command: Command, context: CliContext): void;
}

export interface CliContext {
  readonly version: string;
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** What users read: Chinese, or English with `--lang en`. */
  readonly lang: Language;
  /** `--verbose`: stack traces and diagnostics. */
  readonly verbose: boolean;
  /** Sets the exit status of this run. */
  readonly finish: (status: number) => void;
  /**
   * For a command that ends its work in good order: from this call on Ctrl-C aborts the signal instead of killing the
   * process. A second Ctrl-C kills.
   */
  readonly interruptible: () => AbortSignal;
  /** The tree of all commands, those whose names are wanted with their options; in the user's language unless another is asked for. */
  readonly commandTree: (wanted: (name: string) => boolean, lang?: Language) => Promise<Command>;
}
