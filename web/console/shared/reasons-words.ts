import { catalogue } from '../shell/catalogue.ts';

export const reasonsWords = catalogue({
  zh: { none: '没有需要说明的事项', reason: '说明', basis: '依据', evidence: '所据材料' },
  en: { none: 'Nothing to explain', reason: 'Note', basis: 'Basis', evidence: 'Rests on' },
});
