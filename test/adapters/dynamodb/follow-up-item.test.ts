import { expect, test } from '@jest/globals';
import { fromFollowUpItem, toFollowUpItem } from '../../../adapters/dynamodb/follow-up-item.ts';
import type { ClosingFacts, FollowUp, Text } from '../../../domain/conversation/follow-up.ts';
import type { StoredFollowUp } from '../../../workflows/ports.ts';

/** Every field there is, each with another value than its neighbours: two that share a short name would come back as one. */
const text: Required<Text> = {
  kind: 'question:overall',
  opens: 'overall',
  state: 'sent',
  at: 101,
  providerId: 'p',
  segments: 2,
  putOff: 3,
};
const closing: Required<ClosingFacts> = {
  caseNo: '2025-0001',
  centreId: 'C01',
  lawyerId: 'L001',
  lawyerName: '样例律师',
  firm: '样例所',
  contact: 'none',
  noContactReason: 'unsafe',
  respondent: 'guardian',
  kind: 'family',
  matter: '抚养费',
  categories: ['minor', 'woman'],
  service: 'case',
  source: '自行受理',
  people: 4,
  recovered: 5,
  outcome: 'completed',
  result: 'partial',
  acceptedOn: '2024-12-01',
  closedAt: 102,
  filedOn: '2025-03-20',
  language: 'en',
};
const followUp: Required<FollowUp> = {
  closing,
  year: 2025,
  zone: 'Asia/Urumqi',
  receivedAt: 103,
  closingAt: 104,
  phoneKey: '1#ab',
  state: 'to-call',
  reason: 'failed',
  endedAt: 105,
  dueAt: 106,
  askedAt: 107,
  attempt: 2,
  texts: [text],
  answers: { overall: 3 },
  givenAt: { overall: 108 },
  confirmed: true,
  corrections: [{ question: 'overall', was: 5, at: 109 }],
  hasComment: true,
  channel: 'web',
  answeredAt: 110,
  enteredBy: 'clerk-1',
  notUnderstood: 6,
  replied: true,
  redFlags: { charged: 111 },
  phoneSigns: ['inside-phone'],
  inbound: ['id:content'],
  heardAt: 112,
  voided: { at: 113, by: 'sup-1', reason: '录错' },
  before: { state: 'partial' },
  reopenedAt: 114,
  heldSince: 115,
  heldForAnswer: true,
  heldUntil: 116,
  personErasedAt: 117,
  commentErasedAt: 118,
  recovery: { causes: ['absent'], wantedAt: 119, askFrom: 120 },
  erasureRequestedAt: 121,
  check: true,
  checked: {
    at: 122,
    by: 'clerk-2',
    channel: 'phone',
    answers: { overall: 4 },
    beside: { channel: 'sms', answers: { overall: 5 } },
  },
  calls: [{ kind: 'call', at: 123, by: 'clerk-3', outcome: 'no-answer', note: '' }],
  callAgainAt: 124,
};

test('every field of a follow-up comes back from its item as itself', () => {
  const bytes = (n: number): Uint8Array => new Uint8Array([n]);
  const stored: Required<StoredFollowUp> = {
    followUp,
    version: 7,
    changedAt: 125,
    sealedPerson: bytes(1),
    sealedComment: bytes(2),
    personMark: 'mark',
    pointerAt: 126,
  };
  expect(fromFollowUpItem(toFollowUpItem(stored))).toEqual(stored);
});
