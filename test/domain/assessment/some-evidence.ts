import type { Evidence } from '../../../domain/assessment/evidence.ts';
import type { EvidenceKind } from '../../../domain/shared/codes.ts';

/** Evidence about one lawyer in 2025, recorded by a supervisor. */
export const someEvidence = (kind: EvidenceKind, rest: Partial<Evidence> = {}): Evidence => ({
  id: `e-${kind}`,
  lawyerId: 'L001',
  centreId: 'C01',
  kind,
  year: 2025,
  at: Date.parse('2025-11-03T10:00:00+08:00'),
  by: 'sup-1',
  ...rest,
});

export const withdrawn = { reason: 'mistake', by: 'sup-2', at: 1 };
