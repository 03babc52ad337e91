import { expect, test } from '@jest/globals';
import { decideClosing } from '../../../domain/conversation/decide-closing.ts';
import { decideForm } from '../../../domain/conversation/decide-entered.ts';
import { evolveAll } from '../../../domain/conversation/evolve.ts';
import { STANDARD_1 } from '../../../domain/shared/policy.ts';
import { closingFacts, followUp } from '../../fixtures/follow-up.ts';

const AT = Date.parse('2025-03-06T10:00:00+08:00');

test('a form with a comment alone leaves the answers given by text', () => {
  const f = followUp({ state: 'asking', dueAt: undefined, askedAt: AT, answers: { overall: 4 }, channel: 'sms', answeredAt: AT });
  const decided = decideForm(f, { at: AT + 1, answers: {}, comment: '谢谢' }, STANDARD_1);
  expect(decided).toEqual({ ok: true, value: [{ type: 'CommentAdded', at: AT + 1, text: '谢谢' }] });
});

test.each([
  ['before the first text', {}],
  ['after it', { state: 'asking' as const, dueAt: undefined, askedAt: AT }],
])('a later closing without filing date, firm or name %s leaves those that are known', (_, standing) => {
  const f = followUp({ closing: closingFacts({ filedOn: '2025-03-20', firm: '样例所', lawyerName: '样例律师' }), ...standing });
  const facts = decideClosing(f, {
    at: AT + 1,
    closing: closingFacts({ result: 'partial' }),
    zone: f.zone,
    phoneKey: '1#00',
    isSamePerson: true,
    admission: { state: 'waiting', dueAt: AT },
    signs: [],
  });
  expect(evolveAll(f, facts).closing).toEqual({ ...f.closing, result: 'partial' });
});
