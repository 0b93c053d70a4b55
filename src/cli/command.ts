import type { Command } from 'commander';

/** One file per command under `src/cli/`; each default-exports one of these and loads its heavy parts when it runs. */
export interface CommandModule {
  /** Adds arguments, options and examples. The action returns nothing: it sets the status through `finish`. */
  build(command: Command, context: CliContext): void;
}

export interface CliContext {
  readonly version: string;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** Sets the exit status of this run. */
  finish(status: number): void;
}
