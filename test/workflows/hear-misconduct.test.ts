import { expect, test } from '@jest/globals';
import type { Fact } from '../../domain/conversation/facts.ts';
import { hearMisconduct } from '../../workflows/hear-misconduct.ts';
import { followUp } from '../fixtures/follow-up.ts';

const form = (comment: string): Fact => ({ type: 'AnswersReplaced', at: 5, channel: 'web', answers: { overall: 4 }, comment });
const seen = (facts: readonly Fact[], f = followUp()) =>
  hearMisconduct(f, facts, 5).flatMap((fact) => (fact.type === 'RedFlagSeen' ? [`${fact.cause} ${fact.at}`] : []));

test.each<[string, readonly Fact[], readonly string[]]>([
  ['on the form', [form('律师收了我两千')], ['charged 5']],
  [
    'with a form that holds nothing else',
    [{ type: 'CommentAdded', at: 5, text: '从没见过律师,还要红包' }],
    ['charged 5', 'absent 5'],
  ],
  ['and denied', [form('没要红包')], []],
  ['in praise', [form('很好,谢谢')], []],
  [
    'in a check, whose words are not kept',
    [{ type: 'CallMade', call: { kind: 'check', at: 5, by: 'clerk-1', outcome: 'answered', note: '律师收了我两千' } }],
    [],
  ],
])('misconduct told %s is heard where its words are kept', (_, facts, causes) => {
  expect(seen(facts).toSorted()).toEqual(causes.toSorted());
  expect(hearMisconduct(followUp(), facts, 5).slice(0, facts.length)).toEqual(facts);
});

test('what was heard before is not heard again', () => {
  expect(seen([form('律师收了我两千')], followUp({ redFlags: { charged: 1 } }))).toEqual([]);
});
