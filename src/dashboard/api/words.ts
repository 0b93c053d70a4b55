/** Words of the page about the API. */
export const API_WORDS = {
  title: { zh: '数据接口', en: 'API' },
  account: { zh: '我的账号', en: 'My account' },
  how: { zh: '怎样调用', en: 'How to call it' },
  token: {
    zh: '先在“我的账号”建立令牌，调用时放在 Authorization 请求头里。令牌的权限不超过本人，到期失效，可以随时吊销。',
    en: 'Make a token on the page of your account and send it in the Authorization header. It has no more rights than you, ends on its day, and can be revoked at any time.',
  },
  rights: {
    zh: '看得到什么、能做什么，和页面上一样；看不到的一律是 404。下面只列出您能用的地址。',
    en: 'What may be seen and done is the same as on the pages; what may not be seen is 404. Only addresses that you may use are listed.',
  },
  document: { zh: 'OpenAPI 3.1 文档（openapi.json）', en: 'OpenAPI 3.1 document (openapi.json)' },
  openapi: { zh: 'OpenAPI 文档', en: 'OpenAPI document' },
} as const;
