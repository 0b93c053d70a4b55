/** Who a synthetic site belongs to. All of it invented. */
import type { Identity } from './content.js';
import type { SiteSpec } from './spec.js';

const DEFAULTS = {
  district: { place: '临溪区', name: '临溪区人民政府', host: 'www.linxi.gov.cn', code: '3507030012' },
  department: { place: '临溪区', name: '临溪区教育局', host: 'jyj.linxi.gov.cn', code: '3507030045' },
  township: { place: '柳林镇', name: '柳林镇人民政府', host: 'liulin.linxi.gov.cn', code: '3507030061' },
} as const;

/** Name, numbers and addresses for the footer, the head and the texts. */
export const identityOf = (spec: SiteSpec): Identity => {
  const defaults = DEFAULTS[spec.kind];
  const name = spec.name ?? defaults.name;
  return {
    name,
    place: spec.place ?? defaults.place,
    organ: name,
    host: spec.host ?? defaults.host,
    siteIdCode: defaults.code,
    icp: '闽ICP备07012345号-1',
    police: '35070302000123',
    sponsor: spec.kind === 'district' ? `${name}办公室` : name,
    contact: '0599-6012345',
    creditCode: '11350703MB12345671',
  };
};
