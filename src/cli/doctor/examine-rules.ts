import { catalog } from '../../catalog.js';
import { listRuleSets } from '../../profile/list-rule-sets.js';
import { loadProfile } from '../../profile/load-profile.js';
import { describeError } from '../errors/describe-error.js';
import type { Examination, Patient } from './examination.js';
import { reinstallRemedy, type Installation } from './installation.js';

/** Whether every bundled rule set loads and is valid. */
export function examineRules(
  { say, lang }: Pick<Patient, 'say' | 'lang'>,
  rulesFolder: string,
  installation: Installation,
): Examination {
  const loaded: { id: string; version: string; rules: number }[] = [];
  try {
    for (const { id } of listRuleSets(rulesFolder)) {
      const profile = loadProfile(id, { rulesFolder, checks: catalog });
      loaded.push({ id: profile.id, version: profile.version, rules: profile.rules.length });
    }
  } catch (error) {
    return {
      id: 'rules',
      condition: 'fault',
      message: [
        say(`${rulesFolder} 里的规则集读不了`, `the rule sets in ${rulesFolder} do not load`),
        ...describeError(error, { say, lang, version: '', verbose: false }).lines.slice(0, 5),
      ].join('\n    '),
      remedy: reinstallRemedy(installation, say),
      data: { rulesFolder },
    };
  }
  const list = loaded.map(({ id, version, rules }) =>
    say(`${id} ${version}（${rules} 条）`, `${id} ${version} (${rules} rules)`),
  );
  if (loaded.length === 0) {
    return {
      id: 'rules',
      condition: 'fault',
      message: say(`${rulesFolder} 里没有规则集`, `there is no rule set in ${rulesFolder}`),
      remedy: reinstallRemedy(installation, say),
      data: { rulesFolder },
    };
  }
  return {
    id: 'rules',
    condition: 'ok',
    message: list.join(say('、', ', ')),
    data: { rulesFolder, loaded },
  };
}
