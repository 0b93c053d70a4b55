import type { Profile } from '../model/profile.js';
import { rulesFolder } from './rules-folder.js';

/** What `loadProfile` may be told. */
export interface LoadProfileOptions {
  /** What a relative path starts from; default: the working directory. */
  readonly cwd?: string;
}

/**
 * 评测方案: the rules of a rule set with all it extends and overrides, checked. `reference` is the id of one that comes
 * along (`national`, `shizhong-2024` …), or the path of a YAML file or a folder of your own.
 *
 * Rejects with a `ProfileError`: every fault of every file, each with file, line, column and what is allowed.
 *
 * @example
 * const national = await loadProfile('national');
 * const ours = await loadProfile('./rules/our-city.yaml');
 */
export const loadProfile = async (reference: string, options: LoadProfileOptions = {}): Promise<Profile> => {
  const [{ loadProfile: load }, { catalog }] = await Promise.all([
    import('../profile/load-profile.js'),
    import('../catalog.js'),
  ]);
  return load(reference, { rulesFolder, checks: catalog, ...(options.cwd !== undefined && { cwd: options.cwd }) });
};
