import type { ClosingFacts, FollowUp, Text } from '../../../domain/conversation/follow-up.ts';

/** A case closed in Shanghai on 2025-03-03 and answered with nothing yet; say only what matters to the test. */
export const aFollowUp = (
  caseNo: string,
  { closing, ...rest }: Partial<Omit<FollowUp, 'closing'>> & { closing?: Partial<ClosingFacts> } = {},
): FollowUp => ({
  closing: {
    caseNo,
    centreId: 'C01',
    lawyerId: 'L001',
    contact: 'sms',
    respondent: 'self',
    kind: 'civil',
    matter: '',
    categories: [],
    service: 'case',
    source: '',
    outcome: 'completed',
    closedAt: Date.parse('2025-03-03T10:00:00+08:00'),
    language: 'zh',
    ...closing,
  },
  year: 2025,
  zone: 'Asia/Shanghai',
  receivedAt: Date.parse('2025-03-03T10:00:00+08:00'),
  closingAt: Date.parse('2025-03-03T10:00:00+08:00'),
  heldSince: Date.parse('2025-03-03T10:00:00+08:00'),
  state: 'asking',
  attempt: 1,
  texts: [],
  answers: {},
  givenAt: {},
  hasComment: false,
  confirmed: false,
  corrections: [],
  notUnderstood: 0,
  replied: false,
  redFlags: {},
  inbound: [],
  calls: [],
  check: false,
  ...rest,
});

/** A follow-up that ended with an answer by text on 2025-03-06. */
export const answered = (caseNo: string, overall: 1 | 2 | 3 | 4 | 5, rest: Parameters<typeof aFollowUp>[1] = {}): FollowUp =>
  aFollowUp(caseNo, {
    state: 'partial',
    answers: { overall },
    confirmed: overall === 1,
    replied: true,
    channel: 'sms',
    phoneKey: `phone of ${caseNo}`,
    answeredAt: Date.parse('2025-03-06T10:00:00+08:00'),
    ...rest,
  });

export const aText = (kind: Text['kind'], state: Text['state']): Text => ({ kind, state, at: 0 });
