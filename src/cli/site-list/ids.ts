/** Ids of runs and sites: folder names on every system (contract.md, At the edges). */
import { basename, resolve } from 'node:path';
import { whyNoId } from '../../library/site-id.js';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';

/** Why a text is no id; undefined if it is one. */
export const idProblem = (id: string, say: Say): string | undefined => {
  const problem = whyNoId(id);
  if (problem === 'shape') {
    return say(
      `“${id}”不能作编号：只能用字母、数字、点、下划线、短横，以字母或数字开头，最多 64 个字符`,
      `"${id}" is no id: letters, digits, . _ - only, starting with a letter or digit, at most 64 characters`,
    );
  }
  if (problem === 'reserved') {
    return say(`“${id}”是 Windows 的保留名，不能作编号`, `"${id}" is a reserved name on Windows`);
  }
  return undefined;
};

/** True for what is part of the project under `reports/`, which is absolute here. */
export const isReservedRun = (id: string, out: string): boolean =>
  ['sample', 'templates', 'pictures'].includes(id.toLowerCase()) && basename(out) === 'reports';

/** A run id given by the user, checked. Folders of the project under `reports/` are none. */
export const checkRunId = (id: string, out: string, say: Say): string => {
  const problem = idProblem(id, say);
  if (problem !== undefined) throw new UsageError(`--run ${problem}`);
  if (isReservedRun(id, resolve(out))) {
    throw new UsageError(
      say(`reports/${id} 是随附的目录，不能作检查编号`, `reports/${id} is part of the project and no run id`),
      [say('换一个 --run，或用 --out 指定别的目录', 'choose another --run or another --out')],
    );
  }
  return id;
};
