import { catalogue } from '../shell/catalogue.ts';

export const revealWords = catalogue({
  zh: {
    title: '姓名和电话',
    name: '受援人',
    phone: '电话',
    reason: '查看原因',
    show: '查看姓名和电话',
    help: '查看会连同原因记入操作记录。',
  },
  en: {
    title: 'Name and number',
    name: 'Client',
    phone: 'Number',
    reason: 'Reason',
    show: 'Show name and number',
    help: 'It is recorded, with the reason.',
  },
});
