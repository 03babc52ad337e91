import { catalogue } from '../../shell/catalogue.ts';

/** Of alerts. */
export const alertTerms = catalogue({
  zh: {
    level: { critical: '特急', high: '高', medium: '中', low: '低' },
    cause: {
      overall: '总体不满意',
      charged: '收钱、收礼或吃请',
      communication: '沟通不满意',
      absent: '不按时出庭或拖延',
      trend: '评价走低',
      pattern: '答复存疑',
    },
    sign: {
      'all-top': '20 件以上答复全部最高分',
      identical: '五分钟内不同号码的答复完全相同',
      'shared-phone': '一个号码用于几名受援人的案件',
      'inside-phone': '受援人号码与律师、律所或工作人员的号码相同',
      'changed-phone': '受援人号码在指派后变更过',
    },
    alertState: { open: '待联系', contacted: '已联系', resolved: '已办结' },
    outcome: { confirmed: '属实', 'not-confirmed': '不属实', misrated: '误评', withdrawn: '撤回', remedied: '已补救' },
    notice: {
      corrected: '答案已更正',
      voided: '回访已作废',
      'void-lifted': '回访已恢复',
      'case-reopened': '案件重新办理',
      'case-closed-again': '案件再次结案',
      'case-moved': '案件已改派',
      'client-settled': '受援人答复:已解决',
      'client-not-settled': '受援人答复:没解决',
      'client-wrote': '受援人另有短信',
    },
  },
  en: {
    level: { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' },
    cause: {
      overall: 'Dissatisfied overall',
      charged: 'Money, gifts or meals',
      communication: 'Poor communication',
      absent: 'Absent or dragging',
      trend: 'Ratings falling',
      pattern: 'Suspicious answers',
    },
    sign: {
      'all-top': '20 answers and more, all of them the best marks',
      identical: 'the same answers from several phones within five minutes',
      'shared-phone': 'one phone on several clients’ cases',
      'inside-phone': 'the client’s number is that of a lawyer, a firm or a member of staff',
      'changed-phone': 'the client’s number was changed after the case was assigned',
    },
    alertState: { open: 'To contact', contacted: 'Contacted', resolved: 'Resolved' },
    outcome: {
      confirmed: 'Confirmed',
      'not-confirmed': 'Not confirmed',
      misrated: 'Misrated',
      withdrawn: 'Withdrawn',
      remedied: 'Remedied',
    },
    notice: {
      corrected: 'Answer corrected',
      voided: 'Response voided',
      'void-lifted': 'Response restored',
      'case-reopened': 'Case reopened',
      'case-closed-again': 'Case closed again',
      'case-moved': 'Case moved to another lawyer',
      'client-settled': 'Client says: settled',
      'client-not-settled': 'Client says: not settled',
      'client-wrote': 'Client wrote something else',
    },
  },
});
