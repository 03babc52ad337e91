import { expect, test } from '@jest/globals';
import { decideRecoveryReply } from '../../../domain/conversation/decide-recovery-reply.ts';
import type { RecoveryReply } from '../../../domain/conversation/decide-recovery-reply.ts';
import { MESSAGE_LIMIT } from '../../../domain/conversation/decide-reply.ts';
import type { Fact } from '../../../domain/conversation/facts.ts';
import { asking } from './given.ts';

const taken: Fact = { type: 'MessageTakenIn', at: 9, key: 'id:content', isReply: false };

test.each<[string, Partial<RecoveryReply>, Fact[]]>([
  ['settled', { answer: 'settled' }, [taken, { type: 'RecoveryAnswered', at: 9, isSettled: true }]],
  ['not settled', { answer: 'not-settled' }, [taken, { type: 'RecoveryAnswered', at: 9, isSettled: false }]],
  [
    'unclear, with words of misconduct',
    { redFlags: ['charged', 'absent'] },
    [taken, { type: 'RedFlagSeen', at: 9, cause: 'charged' }, { type: 'RecoveryUnclear', at: 9 }],
  ],
])('%s', (_, more, facts) => {
  const f = { ...asking(), redFlags: { absent: 3 } };
  expect(decideRecoveryReply(f, { at: 9, key: 'id:content', answer: 'unclear', redFlags: [], ...more })).toEqual(facts);
});

test.each([
  ['the same message again', ['id:content']],
  ['more than a person writes', Array.from({ length: MESSAGE_LIMIT }, (_, i) => `${i}:x`)],
])('%s changes nothing', (_, inbound) => {
  expect(decideRecoveryReply({ ...asking(), inbound }, { at: 9, key: 'id:content', answer: 'settled', redFlags: [] })).toEqual(
    [],
  );
});
