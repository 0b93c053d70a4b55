/** Personal names as they stand in lists: a common surname and one or two characters, part of them hidden at times. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔汤向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由';
const COMPOUND =
  '欧阳|上官|皇甫|司马|诸葛|东方|尉迟|公孙|令狐|慕容|宇文|长孙|夏侯|轩辕|端木|百里|呼延|南宫|西门|独孤|完颜|澹台|濮阳|淳于|单于|太叔|申屠|仲孙|钟离|闻人|司徒|司空|拓跋|赫连|公羊';

/** A name's source for patterns; a character of it may be hidden by 某, `*` or the like. */
export const NAME = `(?:(?:${COMPOUND})[\\u4e00-\\u9fff*＊×○某]{1,2}|[${SURNAMES}][\\u4e00-\\u9fff*＊×○某]{1,2})`;

/** Words that begin like a name and are none. */
const NO_NAMES =
  /^(?:农行|农商|农信|农发行|华夏|平安|浦发|齐鲁|方式|方法|方面|单位|单价|单独|公司|公示|公告|公共|公开|公民|公安|公布|合计|成员|成绩|成立|安置|安全|安排|常住|常用|文件|文化|时间|时限|项目|全部|全区|全县|全市|全体|关于|关系|高中|高龄|高校|管理|管委会|商户|应急|应当|和平|国家|农户|农业|农村|农民|明细|来源|来电|来信|平均|平方|计划|计算|信息|信用|信访|居民|居住|居委会|干部|利用|云南|南京|南部|海南|海口|江苏|江西|湖|区级|区域|区民政|区财政|边境|边防|路线|路口|车辆|车牌|连续|解决|解放|师范|师傅|原因|原则|相关|相应|容积|华东|华侨|金额|石油|白天|夏季|雷电|龙头|毛重|万元|万人|温馨|康复|施工|安全员|申请|申报|申领|章程|左右|包括|包含|尚未|符合|季度|盛大|游客|蓝天|房屋|房产|时任|司机|司法|古城|简介|党员|党委|党支部|党组|冷库|宗地|查询|查看|官方|官网|封闭|谈话|储备|满意|位于|位置|强制|权利|都市|普通|支付|支部|支书|门牌|门店|初中|初审|宣传|索引|富裕|银行|幸福|智慧|元旦|由于|展示|修改|战略|隆重|印发|况且|鲜活|水果|通知|向上|向阳|钟点|钱款|程序|任务|任职|任命|余额|于是|陆续|严格|严重|武装|常务|经办|经济|年度|年龄|性别|住址|电话|手机|邮箱|姓名)/;
const WHOLE = new RegExp(`^${NAME}$|^[\\u4e00-\\u9fff]{2,6}[·•][\\u4e00-\\u9fff·•]{2,12}$`);

/** True for a text that is a personal name and nothing else. */
export const isPersonName = (text: string): boolean => {
  const bare = text.replace(/\s+/g, '');
  return WHOLE.test(bare) && !NO_NAMES.test(bare);
};

/** The name that a pattern's first group caught, unless it only looks like one. */
export const nameIn = (match: RegExpExecArray | null): string | undefined => {
  const name = match?.[1];
  return name !== undefined && !NO_NAMES.test(name) ? name : undefined;
};
