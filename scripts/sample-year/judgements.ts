import type { ReplayEventOf } from '../../contracts/replay-event.ts';
import { instantOf } from '../../domain/shared/zone.ts';
import { lawyerOf, ZONE } from './people.ts';

type Evidence = ReplayEventOf<'evidence'>;
type Judgement = Evidence | ReplayEventOf<'evidence-withdrawn'> | ReplayEventOf<'target'>;

const at = (date: string): number => instantOf(date, '10:00', ZONE);

type Particulars = Partial<Pick<Evidence, 'score' | 'grade' | 'cause' | 'fact' | 'raisedBy' | 'note' | 'by'>>;

/** Lawyer, day, kind, and what is particular about it. */
const EVIDENCE: readonly (readonly [lawyer: string, date: string, kind: Evidence['kind'], particulars: Particulars])[] = [
  ['L01', '2025-06-12', 'hearing', { score: 93 }],
  ['L01', '2025-09-30', 'typical-case', { note: '入选省级典型案例' }],
  ['L01', '2025-11-28', 'opinion', { score: 95 }],
  ['L01', '2025-12-10', 'file-review', { grade: 'excellent' }],
  ['L01', '2025-12-10', 'file-review', { score: 96 }],
  ['L01', '2025-12-20', 'commendation', { note: '受援人赠送锦旗' }],
  ['L02', '2025-02-20', 'veto', { cause: 'charged', raisedBy: 'sup-2', fact: 'f-1', note: '听取律师陈述后认定收取受援人财物' }],
  ['L02', '2025-12-10', 'file-review', { grade: 'good' }],
  ['L02', '2025-12-10', 'file-review', { score: 82 }],
  ['L03', '2025-07-10', 'hearing', { score: 74 }],
  ['L03', '2025-11-28', 'opinion', { score: 75 }],
  ['L03', '2025-12-11', 'file-review', { grade: 'competent' }],
  ['L03', '2025-12-11', 'file-review', { score: 78 }],
  ['L04', '2025-08-06', 'complaint', { fact: 'f-2', note: '查实未按约定提交证据' }],
  ['L04', '2025-08-06', 'not-informed', { fact: 'f-2', note: '同一事实' }],
  ['L04', '2025-11-28', 'opinion', { score: 85 }],
  ['L04', '2025-12-11', 'file-review', { grade: 'good' }],
  ['L04', '2025-12-11', 'file-review', { score: 88 }],
  ['L05', '2025-12-12', 'file-review', { score: 90 }],
  ['L06', '2025-10-15', 'major-case', { note: '群体性欠薪案' }],
  ['L06', '2025-11-28', 'opinion', { score: 92 }],
  ['L06', '2025-12-12', 'file-review', { grade: 'excellent' }],
  ['L06', '2025-12-12', 'file-review', { score: 91 }],
  ['L07', '2025-06-19', 'hearing', { score: 82 }],
  ['L07', '2025-11-28', 'opinion', { score: 80 }],
  ['L08', '2025-12-15', 'file-review', { grade: 'failing' }],
  ['L09', '2025-09-18', 'hearing', { score: 85 }],
  ['L09', '2025-10-22', 'veto', { cause: 'absent', raisedBy: 'clerk-1', by: 'sup-2', note: '未按时出庭' }],
  ['L09', '2025-12-15', 'file-review', { score: 88 }],
  ['L09', '2025-12-15', 'file-review', { score: 84 }],
  ['L10', '2025-09-04', 'hearing', { score: 90 }],
  ['L10', '2025-12-15', 'file-review', { score: 86 }],
];

const placeOf = (lawyer: string) => {
  const { id: lawyerId, centreId } = lawyerOf(lawyer);
  return { lawyerId, centreId };
};

/** What people judged, decided and expected: evidence, one withdrawal, targets. */
export const judgements = (): readonly Judgement[] => [
  ...EVIDENCE.map(([lawyer, date, kind, particulars], index): Evidence => {
    const { id: lawyerId, centreId } = lawyerOf(lawyer);
    return {
      at: at(date),
      type: 'evidence',
      id: `样例证据-${index + 1}`,
      lawyerId,
      centreId,
      kind,
      by: 'sup-1',
      year: 2025,
      ...particulars,
    };
  }),
  {
    at: at('2026-01-08'),
    type: 'evidence-withdrawn',
    id: `样例证据-${EVIDENCE.findIndex(([lawyer, , kind]) => lawyer === 'L09' && kind === 'veto') + 1}`,
    reason: '法院更正:系改期通知未送达',
    by: 'sup-1',
  },
  { at: at('2025-01-02'), type: 'target', ...placeOf('L01'), year: 2025, target: 8 },
  { at: at('2025-01-02'), type: 'target', ...placeOf('L03'), year: 2025, target: 8 },
  { at: at('2025-01-02'), type: 'target', ...placeOf('L10'), year: 2025, target: 4 },
  { at: at('2025-01-02'), type: 'target', centreId: 'C01', year: 2025, target: 36 },
];
