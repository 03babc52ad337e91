import { catalogue } from '../../shell/catalogue.ts';

export const summaryWords = catalogue({
  zh: {
    title: '工作总结',
    period: '期间',
    whole: '全年',
    halves: { 1: '上半年', 2: '下半年' },
    open: '打开可打印的总结',
    preview: '总结',
    entered: '每月手工录入的数字',
    enteredHelp: '系统里没有的数字,每月录入一次。不填的项不改动。',
    month: '月份',
    save: '保存本月',
    saved: '已保存',
    readOnly: '您只能查看。',
  },
  en: {
    title: 'Work summary',
    period: 'Period',
    whole: 'Whole year',
    halves: { 1: 'First half', 2: 'Second half' },
    open: 'Open the page to print',
    preview: 'Summary',
    entered: 'Figures entered by hand each month',
    enteredHelp: 'What the system does not hold, once a month. What is left empty stays as it is.',
    month: 'Month',
    save: 'Save the month',
    saved: 'Saved',
    readOnly: 'You can only read this.',
  },
});
