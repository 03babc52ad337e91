import { expect, test } from '@jest/globals';
import type { FollowUp, Text } from '../../domain/conversation/follow-up.ts';
import { textsToSend } from '../../workflows/texts-to-send.ts';
import { asking, T0 } from '../domain/conversation/given.ts';

const text = (kind: Text['kind'], opens?: Text['opens'], state: Text['state'] = 'queued'): Text => ({
  kind,
  state,
  at: T0 + 1,
  ...(opens === undefined ? {} : { opens }),
});
const REMINDER = text('reminder', 'overall');
const CHARGED = text('question:charged', 'charged');
const RECOVERY = text('recovery');

test.each<[string, readonly Text[], Partial<FollowUp>, readonly Text['kind'][]]>([
  ['a reminder to a silent client', [REMINDER], {}, ['reminder']],
  ['no reminder to one who has written', [REMINDER], { replied: true }, []],
  ['nor to one who has sent a form', [REMINDER], { answeredAt: T0 }, []],
  ['only the latest question', [REMINDER, CHARGED], { replied: true }, ['question:charged']],
  ['no question once the conversation has ended', [CHARGED], { state: 'partial' }, []],
  ['the confirmation of a refusal', [text('refusal-confirmed')], { state: 'refused' }, ['refusal-confirmed']],
  ['the question whether an alert is settled, after the end', [RECOVERY], { state: 'completed' }, ['recovery']],
  ['but not to one who has refused since', [RECOVERY, text('refusal-confirmed', undefined, 'sent')], { state: 'completed' }, []],
  ['nor while a reopened case waits', [RECOVERY], { state: 'cancelled' }, []],
  ['nothing to a number that has been erased', [CHARGED], { replied: true, personErasedAt: T0 + 2 }, []],
  ['nothing that is in somebody’s hands', [text('clarify', 'overall', 'claimed')], {}, []],
])('%s', (_, texts, changes, kinds) => {
  const f = asking();
  const sent = textsToSend({ ...f, texts: [...f.texts, ...texts], ...changes });
  expect(sent.map(({ kind }) => kind)).toEqual(kinds);
});
