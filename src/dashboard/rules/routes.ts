import { route } from '../route.js';
import { showPack, showPacks } from './packs-page.js';
import { showRule } from './rule-page.js';
import { showRules } from './rules-page.js';

export const routes = [
  route({
    method: 'GET',
    path: '/rules',
    right: 'read',
    sight: 'own',
    title: { zh: '规则', en: 'Rules' },
    handle: showRules,
  }),
  route({
    method: 'GET',
    path: '/rules/:rule',
    right: 'read',
    sight: 'own',
    title: { zh: '一条规则', en: 'A rule' },
    handle: (c, call) => showRule(c, call, c.req.param('rule') ?? ''),
  }),
  route({
    method: 'GET',
    path: '/packs',
    right: 'read',
    sight: 'none',
    title: { zh: '规则集', en: 'Rule packs' },
    handle: showPacks,
  }),
  route({
    method: 'GET',
    path: '/packs/:pack',
    right: 'read',
    sight: 'none',
    title: { zh: '一个规则集', en: 'A rule pack' },
    handle: (c, call) => showPack(c, call, c.req.param('pack') ?? ''),
  }),
];
