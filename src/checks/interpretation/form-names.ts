import type { InterpretationForm } from '../../model/site-model.js';

/** Forms of interpretation in the reader's words. */
export const FORM_NAMES: Readonly<Record<InterpretationForm, string>> = {
  text: '文字',
  image: '图解',
  video: '视频',
  audio: '音频',
  animation: '动漫',
  h5: 'H5',
  live: '直播',
  qa: '问答',
  case: '案例',
  demo: '现场演示',
  'press-conference': '新闻发布会',
  expert: '专家解读',
  media: '媒体解读',
  official: '负责人解读',
};
