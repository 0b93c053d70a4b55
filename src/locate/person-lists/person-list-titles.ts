/** Titles of lists of persons: who is helped, paid, hired, admitted, rehoused; and of lists that name those on duty. */

/** 名单, or a table of who gets what. */
const LISTS = /名单|花名册|名册|名录|明细表?|汇总表|统计表|登记表|一览表|发放表|人员表|人员信息|公示表|成绩|台账/;
const SUBJECTS =
  /低保|特困|五保|救助|救济|补贴|补助|补偿|资助|助学|奖学金|助困|帮扶对象|抚恤|优抚|退役|残疾|高龄|孤儿|困难|贫困|脱贫|监测户|危房|公租房|廉租|保障房|保障性住房|经适房|经济适用|配租|摇号|选房|安置|征收|征地|拆迁|惠农|惠民|一折通|一卡通|种粮|农机|失业|稳岗|创业担保|见习|培训|就业|录用|录取|聘用|招聘|招录|招考|考试|面试|笔试|体检|考察|遴选|选调|资格|入围|递补|公益性岗位|入学|学位|积分|落户|计生|计划生育|奖励扶助|农村部分|慰问|申领|申请人|获奖|中签|宅基地|确权|承包|种植户|养殖户|农户|学员|学生|考生|献血|执业|退费|理赔|赔付|参保|养老|医保|工伤/;
const SHOWN = /公示|公布|公告|通告|结果|情况|发放|拟/;
/** Who answers for something is published so that he can be called. */
const DUTY =
  /通讯录|通信录|联系方式|联系电话|联络[员人]|联系人|值班|带班|责任人|负责人|河(?:湖)?长|林长|路长|田长|街长|网格|包保|包联|驻村|帮扶(?:责任)?(?:干部|人)|防汛|抗旱|防火|应急|领导|班子|干部(?!.{0,4}(?:公示|任前|考察))|工作人员|在编|执法人员|专家|律师|调解|仲裁员|公证|法律顾问|人大代表|政协委员|代办员|特派员|指导员|监督员|陪审员|家庭医生|服务团队|服务队|办事|窗口|机构|企业名|单位名|公司|合作社|社会组织|中介|热线|投诉|举报/;

/** 企业名单, 项目汇总表: what is listed is no person. */
const THINGS =
  /(?:单位|企业|公司|机构|项目|产品|品牌|商品|食品|药品|药店|工程|案件|事项|标准|地块|道路|车辆|文物|古树|品种|基地|农场|商户|网点|医院|学校|幼儿园|园区|景区|宾馆|饭店|超市|乡镇|村庄|社区|小区|站点|场所|路段|河流|水库|平台|组织|协会|团队|集体|作品|成果|论文|课题|专利|奖项|标识|地名)(?:[（(].{1,12}[）)]|及.{1,8}|等.{0,4})?(?:名单|名录|明细|汇总|统计|登记|一览|台账)/;

/** True for a title under which persons are named who are nobody's office: there a number is theirs. */
export const isPersonListTitle = (title: string): boolean =>
  !isDutyTitle(title) &&
  !(THINGS.test(title) && !STRONG_SUBJECTS.test(title)) &&
  (/名单|花名册|名册/.test(title) || (SUBJECTS.test(title) && (LISTS.test(title) || SHOWN.test(title))));

/** True for a title under which those on duty are named, to be called by whoever needs them. */
export const isDutyTitle = (title: string): boolean => DUTY.test(title) && !STRONG_SUBJECTS.test(title);

/** Those who are helped stay private whoever looks after them. */
const STRONG_SUBJECTS =
  /低保|特困|五保|救助对象|救助(?:金|资金)|补贴(?:对象|资金|发放)|补助(?:对象|资金|发放)|资助对象|困难(?:群众|家庭|学生|职工)|残疾人|孤儿|拟?录用|拟?聘用|录取|面试|成绩/;
