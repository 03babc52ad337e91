import { catalogue } from '../../shell/catalogue.ts';

export const registerWords = catalogue({
  zh: {
    title: '律师名册',
    help: '名册来自结案数据和“律师名册”表格;修改请上传表格。',
    upload: '去上传',
    none: '名册是空的',
    find: '姓名、执业证号或律所',
    lawyerId: '执业证号',
    name: '姓名',
    firm: '律所',
    role: '身份',
    specialities: '专长',
    status: '状态',
    phone: '本人号码',
    known: '已登记(只存校验值)',
  },
  en: {
    title: 'Lawyers’ register',
    help: 'It comes from closings and from the spreadsheet of lawyers; to change it, upload one.',
    upload: 'Upload',
    none: 'The register is empty',
    find: 'Name, licence number or firm',
    lawyerId: 'Licence',
    name: 'Name',
    firm: 'Firm',
    role: 'Role',
    specialities: 'Specialities',
    status: 'Status',
    phone: 'Own number',
    known: 'known (as a hash only)',
  },
});
