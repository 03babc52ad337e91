import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { describeLetter } from '../../scripts/redrive/describe-letter.ts';

const SECRET = '13800000001';
const letter = (body: unknown, attributes: Readonly<Record<string, string>> = {}) => ({
  id: 'm-1',
  body: typeof body === 'string' ? body : JSON.stringify(body),
  attributes,
});
const CLOSED = { 'detail-type': 'CaseClosed', time: '2025-03-03T02:00:00Z' };
const ROW = {
  case_no: 'K-1',
  centre_id: 'C01',
  lawyer_id: 'L1',
  client_name: SECRET,
  client_phone: SECRET,
  closed_at: '2025-03-03',
};

describe('a dead letter is described by ids and codes', () => {
  test.each([
    ['Intake', { ...CLOSED, detail: ROW }, 'detail-type=CaseClosed case_no=K-1', /^five tries failed; the log of Intake .* m-1$/],
    [
      'Intake',
      { ...CLOSED, detail: { ...ROW, closed_at: SECRET } },
      'detail-type=CaseClosed case_no=K-1',
      /^closing: not as agreed at closed_at$/,
    ],
    [
      'Intake',
      { ...CLOSED, time: SECRET, detail: ROW },
      'detail-type=CaseClosed case_no=K-1',
      /^case event: not as agreed at time$/,
    ],
    ['Send', { caseNo: 'K-1', at: 1 }, 'caseNo=K-1', /^five tries failed/],
    ['Escalate', { caseNo: 'K-1', cause: 'charged', at: 1 }, 'caseNo=K-1 cause=charged', /^five tries failed/],
    ['Assess', { centreId: 'C01', year: 2025, by: SECRET }, 'centreId=C01 year=2025', /^five tries failed/],
    [
      'Receive',
      { id: 'm', from: SECRET, body: [SECRET], sentAt: 1 },
      'nothing that can be shown',
      /^inbound SMS: not as agreed at body$/,
    ],
    ['Receive', SECRET, 'nothing that can be shown', /^inbound SMS: not as agreed at \(whole\)$/],
    ['Receive', 'no JSON', 'nothing that can be shown', /^it is no JSON$/],
  ])('%s %j', (stage, body, about, reason) => {
    expect(describeLetter(stage, letter(body))).toEqual({ about, reason: expect.stringMatching(reason) });
  });

  test('one that did not reach its queue says so, in the words of who could not bring it', () => {
    const { reason } = describeLetter('Intake', letter({ ...CLOSED, detail: ROW }, { ERROR_CODE: 'NO_PERMISSIONS' }));
    expect(reason).toBe('it did not reach its queue: NO_PERMISSIONS');
  });

  test('changes of the table say where they lie', () => {
    const DDBStreamBatchInfo = { shardId: 's', startSequenceNumber: '1', endSequenceNumber: '3', batchSize: 2, streamArn: 'arn' };
    expect(describeLetter('Score', letter({ DDBStreamBatchInfo, requestContext: { functionArn: 'fn' } }))).toMatchObject({
      about: '2 changes, 1 to 3',
      place: { functionArn: 'fn', streamArn: 'arn', shardId: 's', from: '1', to: '3', size: 2 },
    });
  });

  test('whatever it holds, names, numbers and words do not show', () => {
    const held = fc.record({ name: fc.constant(SECRET), text: fc.constant(SECRET), Message: fc.json(), deep: fc.jsonValue() });
    fc.assert(
      fc.property(
        fc.constantFrom('Intake', 'Receive', 'TrackDelivery', 'Send'),
        fc.oneof(held, fc.jsonValue()),
        (stage, body) => {
          const { about, reason } = describeLetter(stage, letter(JSON.stringify(body)));
          expect(`${about} ${reason}`).not.toContain(SECRET);
        },
      ),
      { numRuns: 300 },
    );
  });
});
