import { catalogue } from '../shell/catalogue.ts';

export const cellWords = catalogue({
  zh: { group: '分组', closings: '结案', rate: '满意率A(区间)', centre: '本机构同类', tooFew: '样本不足' },
  en: { group: 'Group', closings: 'Closed', rate: 'Rate A (interval)', centre: 'Centre, same kind', tooFew: 'too few' },
});
