/** The three fictional places of the demo, and what every page of theirs says about its owner. Data. */

/** A district or county that does not exist. Codes begin with 99, which no real area uses. */
export interface Place {
  readonly id: string;
  /** 青禾区 */
  readonly name: string;
  /** 区 or 县: how its own texts call it. */
  readonly rank: string;
  readonly government: string;
  readonly office: string;
  readonly host: string;
  readonly siteIdCode: string;
  readonly icp: string;
  readonly police: string;
  readonly creditCode: string;
  /** What its document numbers begin with: 青禾政发. */
  readonly letters: string;
  readonly address: string;
  readonly postcode: string;
  readonly phone: string;
  readonly fax: string;
  readonly mail: string;
  readonly hours: string;
  readonly mayor: string;
  readonly towns: readonly string[];
  readonly river: string;
}

export const QINGHE: Place = {
  id: 'qinghe',
  name: '青禾区',
  rank: '区',
  government: '青禾区人民政府',
  office: '青禾区人民政府办公室',
  host: 'www.qinghe.demo.gov.cn',
  siteIdCode: '9901020001',
  icp: '青ICP备99010201号-1',
  police: '青公网安备 99010202000001号',
  creditCode: '11990102MB0000001A',
  letters: '青禾政',
  address: '青禾区禾苗大街18号区行政中心3号楼',
  postcode: '990102',
  phone: '0990-5550101',
  fax: '0990-5550102',
  mail: 'xxgk@qinghe.demo.gov.cn',
  hours: '工作日 8:30—12:00，13:30—17:30（法定节假日除外）',
  mayor: '周禾',
  towns: ['稻香街道', '麦浪街道', '南塘镇', '石桥镇', '雁湖镇'],
  river: '清溪河',
};

export const YUNLING: Place = {
  id: 'yunling',
  name: '云岭区',
  rank: '区',
  government: '云岭区人民政府',
  office: '云岭区人民政府办公室',
  host: 'www.yunling.demo.gov.cn',
  siteIdCode: '9901030001',
  icp: '云ICP备99010301号-2',
  police: '云公网安备 99010302000001号',
  creditCode: '11990103MB0000002B',
  letters: '云岭政',
  address: '云岭区松涛路66号',
  postcode: '990103',
  phone: '0990-5550301',
  fax: '0990-5550302',
  mail: 'zwgk@yunling.demo.gov.cn',
  hours: '周一至周五 9:00—12:00，13:00—17:00',
  mayor: '梁松',
  towns: ['松涛街道', '望峰街道', '茶溪镇', '竹坞镇'],
  river: '茶溪',
};

export const LIUHE: Place = {
  id: 'liuhe',
  name: '柳河县',
  rank: '县',
  government: '柳河县人民政府',
  office: '柳河县人民政府办公室',
  host: 'www.liuhe.demo.gov.cn',
  siteIdCode: '9901210001',
  icp: '柳ICP备99012101号',
  police: '',
  creditCode: '11990121MB0000003C',
  letters: '柳政',
  address: '柳河县城关镇柳荫街1号',
  postcode: '990121',
  phone: '0990-5552101',
  fax: '0990-5552102',
  mail: 'liuhe@demo.gov.cn',
  hours: '工作日上午8:00—12:00',
  mayor: '何柳生',
  towns: ['城关镇', '柳湾镇', '河口镇', '大渡乡'],
  river: '柳河',
};
