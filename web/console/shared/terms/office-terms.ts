import { catalogue } from '../../shell/catalogue.ts';

/** Of centres, the register, uploads and monthly figures. */
export const officeTerms = catalogue({
  zh: {
    centreLevel: { province: '省', city: '市', county: '县', station: '站' },
    lawyerRole: { lawyer: '律师', 'legal-service-worker': '基层法律服务工作者', volunteer: '志愿者' },
    lawyerStatus: { active: '在册', suspended: '暂停', left: '退出' },
    uploadKind: { closings: '结案', lawyers: '律师名册', 'inside-phones': '内部号码', evidence: '考核依据', targets: '目标' },
    figure: {
      'publicity-events': '宣传活动(场次)',
      'publicity-people': '宣传受众(人次)',
      'training-sessions': '业务培训(期)',
      'training-people': '参训(人次)',
      'applications-received': '收到申请(件)',
      'applications-accepted': '决定给予援助(件)',
      'applications-refused': '决定不予援助(件)',
    },
  },
  en: {
    centreLevel: { province: 'Province', city: 'City', county: 'County', station: 'Station' },
    lawyerRole: { lawyer: 'Lawyer', 'legal-service-worker': 'Legal service worker', volunteer: 'Volunteer' },
    lawyerStatus: { active: 'Active', suspended: 'Suspended', left: 'Left' },
    uploadKind: {
      closings: 'Closings',
      lawyers: 'Lawyers',
      'inside-phones': 'Inside numbers',
      evidence: 'Evidence',
      targets: 'Targets',
    },
    figure: {
      'publicity-events': 'Publicity events',
      'publicity-people': 'People reached',
      'training-sessions': 'Training sessions',
      'training-people': 'People trained',
      'applications-received': 'Applications received',
      'applications-accepted': 'Applications accepted',
      'applications-refused': 'Applications refused',
    },
  },
});
