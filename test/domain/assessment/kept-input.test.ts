import { expect, test } from '@jest/globals';
import { assess } from '../../../domain/assessment/assess.ts';
import { keptInput } from '../../../domain/assessment/kept-input.ts';
import type { KeptInput } from '../../../domain/assessment/kept-input.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';
import { answered, aText } from '../response/a-follow-up.ts';
import { someEvidence } from './some-evidence.ts';

const input: KeptInput = {
  centreId: 'C01',
  lawyer: { id: 'L001', name: '甲律师' },
  at: Date.parse('2026-01-15T00:00:00+08:00'),
  followUps: [1, 2, 3, 4, 5].map((i) =>
    answered(String(i), 4, {
      closing: { matter: '与某某的纠纷', source: '某某来访' },
      phoneKey: `1#${i}`,
      inbound: [`id${i}:content`],
      calls: [{ kind: 'check', at: 1, by: 'clerk-1', outcome: 'no-answer', note: '某某接听' }],
      callAgainAt: 2,
      checked: { at: 3, by: 'clerk-1', channel: 'phone', answers: {}, beside: { channel: 'sms', answers: {} } },
      texts: [{ ...aText('question:overall', 'delivered'), providerId: `p-${i}` }],
    }),
  ),
  alerts: [],
  evidence: [someEvidence('file-review', { score: 88 })],
};

test('what is kept gives the same row', () => {
  expect(assess({ ...keptInput(input), policy: STANDARD_1 })).toEqual(assess({ ...input, policy: STANDARD_1 }));
});

test('and what is free text or judges nobody is empty in it', () => {
  for (const { calls, inbound, closing } of keptInput(input).followUps)
    expect([calls, inbound, closing.matter, closing.source]).toEqual([[], [], '', '']);
});

test('and leads to no phone, message or text of anybody', () => {
  const kept = JSON.stringify(keptInput(input));
  for (const trace of ['phoneKey', 'content', 'providerId', '某某', 'clerk-1'])
    expect([trace, kept.includes(trace)]).toEqual([trace, false]);
});
