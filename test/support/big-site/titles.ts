import type { Column } from './content.js';

/** What the articles of a column are called. */
export function titleOf(place: string, column: Column, number: number, publishedOn: string): string {
  const year = publishedOn.slice(0, 4);
  switch (column.key) {
    case 'zcwj':
      return `${place}人民政府办公室关于印发${SUBJECTS[number % SUBJECTS.length] ?? ''}管理办法（第${number}号）的通知`;
    case 'zfxxgkzd':
      return `${place}政府信息公开第${number}项工作制度`;
    case 'zwyw':
    case 'bmdt':
    case 'zjdt':
    case 'xcdt':
      return `${place}${DOINGS[number % DOINGS.length] ?? ''}（${year}年第${number}场）`;
    default:
      return `${place}${column.name}第${number}期（${year}年）`;
  }
}

const SUBJECTS = ['小型水库', '城市绿地', '农贸市场', '公共厕所', '老旧小区', '农村公路', '中小学食堂', '停车泊位'];
const DOINGS = ['召开重点项目推进会', '开展安全生产检查', '举行全民阅读活动', '组织志愿者植树', '慰问一线职工'];
