import { catalogue } from '../shell/catalogue.ts';

export const cellWords = catalogue({
  zh: {
    group: '分组',
    closings: '结案',
    rate: '满意率A(区间)',
    centre: '本机构同类',
    tooFew: '样本不足',
    noMonth: '没有一个月的有效回访达到规定数,不画趋势',
  },
  en: {
    group: 'Group',
    closings: 'Closed',
    rate: 'Rate A (interval)',
    centre: 'Centre, same kind',
    tooFew: 'too few',
    noMonth: 'No month has enough responses to draw a trend',
  },
});
