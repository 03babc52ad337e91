import { describe, expect, test } from '@jest/globals';
import type { Grade } from '../../../domain/shared/codes.ts';
import { POLICY_PRESETS, PRESETS, STANDARD_1, SURVEY_ONLY_1 } from '../../../domain/shared/policy.ts';
import type { PolicyDocument } from '../../../domain/shared/policy-document.ts';
import { layPolicy } from '../../../domain/shared/policy-document.ts';

describe('a document laid over its preset', () => {
  test.each(PRESETS)('the preset %s stands by itself', (preset) => {
    expect(layPolicy({ preset })).toEqual({ ok: true, value: POLICY_PRESETS[preset] });
  });

  test('centres that begin are asked for clients, quantity and timeliness alone', () => {
    const { weights, required } = SURVEY_ONLY_1.assessment;
    expect(weights).toEqual({ files: 0, clients: 70, opinion: 0, hearing: 0, quantity: 15, timeliness: 15 });
    expect(required).toEqual(['clients']);
  });

  test('without a name it is standard-1', () => {
    expect(layPolicy({})).toEqual({ ok: true, value: STANDARD_1 });
  });

  test('what it names is laid over, field by field; the rest stays; the preset itself is not touched', () => {
    const document: PolicyDocument = {
      preset: 'survey-only-1',
      version: '2026-county',
      followUp: { waitHours: 48 },
      score: { points: { '3': 65 }, earlyWarning: { sigma: 30 } },
      assessment: { bonus: { commendation: { each: 2 } }, minClosings: undefined },
    };
    expect(layPolicy(document)).toEqual({
      ok: true,
      value: {
        ...SURVEY_ONLY_1,
        version: '2026-county',
        followUp: { ...SURVEY_ONLY_1.followUp, waitHours: 48 },
        score: {
          ...SURVEY_ONLY_1.score,
          points: { 1: 0, 2: 30, 3: 65, 4: 80, 5: 100 },
          earlyWarning: { lambda: 0.2, limit: 2.7, sigma: 30, from: 5 },
        },
        assessment: {
          ...SURVEY_ONLY_1.assessment,
          bonus: { ...SURVEY_ONLY_1.assessment.bonus, commendation: { each: 2, upTo: 3 } },
        },
      },
    });
    expect(SURVEY_ONLY_1.score.points[3]).toBe(60);
  });

  test('lists are replaced, not joined', () => {
    const laid = layPolicy({ followUp: { sensitiveWords: ['涉密'] }, assessment: { required: [] } });
    expect(laid).toMatchObject({ ok: true, value: { followUp: { sensitiveWords: ['涉密'] }, assessment: { required: [] } } });
  });

  test('a time limit is replaced whole, whatever its unit was', () => {
    const laid = layPolicy({ alert: { critical: { contact: { workingDays: 2 } }, low: { resolve: { hours: 400 } } } });
    expect(laid.ok && laid.value.alert).toEqual({
      ...STANDARD_1.alert,
      critical: { contact: { workingDays: 2 }, resolve: { workingDays: 5 } },
      low: { contact: { workingDays: 5 }, resolve: { hours: 400 } },
    });
  });

  test('no limit is a value of its own', () => {
    const laid = layPolicy({ assessment: { deduction: { 'not-informed': { upTo: null } } } });
    expect(laid.ok && laid.value.assessment.deduction['not-informed']).toEqual({ each: 2, upTo: null });
  });
});

const band = (grade: Grade, from: number, to: number) => ({ grade, from, to });
const weights = (files: number, clients: number) => ({ files, clients, opinion: 0, hearing: 0, quantity: 0, timeliness: 0 });

describe('numbers that don’t agree are refused', () => {
  test.each<[string, PolicyDocument, string, string]>([
    ['weights of 99', { assessment: { weights: { files: 39 } } }, 'assessment.weights', 'the weights must sum to 100, not 99'],
    ['weights of 101', { assessment: { weights: { files: 41 } } }, 'assessment.weights', 'the weights must sum to 100, not 101'],
    [
      'a required dimension without weight',
      { assessment: { weights: weights(0, 100), required: ['files', 'clients'] } },
      'assessment.required',
      'a required dimension must have a weight above 0',
    ],
    [
      'a hole: 70 to 80 has no grade, as in a policy that was in force in Quzhou',
      {
        assessment: {
          grades: [band('failing', 0, 60), band('competent', 60, 70), band('good', 80, 90), band('excellent', 90, 110)],
        },
      },
      'assessment.grades',
      'totals from 70 up to 80 have no grade',
    ],
    [
      'an overlap',
      {
        assessment: {
          grades: [band('failing', 0, 60), band('competent', 60, 85), band('good', 80, 90), band('excellent', 90, 110)],
        },
      },
      'assessment.grades',
      'totals from 80 up to 85 have two grades',
    ],
    [
      'a hole at the bottom',
      {
        assessment: {
          grades: [band('failing', 10, 60), band('competent', 60, 80), band('good', 80, 90), band('excellent', 90, 110)],
        },
      },
      'assessment.grades',
      'totals from 0 up to 10 have no grade',
    ],
    [
      'a hole at the top',
      {
        assessment: {
          grades: [band('failing', 0, 60), band('competent', 60, 80), band('good', 80, 90), band('excellent', 90, 100)],
        },
      },
      'assessment.grades',
      'totals from 100 up to 110 have no grade',
    ],
    [
      'a band without width',
      {
        assessment: {
          grades: [band('failing', 0, 60), band('competent', 60, 60), band('good', 60, 90), band('excellent', 90, 110)],
        },
      },
      'assessment.grades',
      'to must be above from',
    ],
    [
      'a grade left out',
      { assessment: { grades: [band('failing', 0, 60), band('competent', 60, 90), band('excellent', 90, 110)] } },
      'assessment.grades',
      'must name each grade once, from the worst to the best: failing, competent, good, excellent',
    ],
    [
      'the best grade left out',
      { assessment: { grades: [band('failing', 0, 60), band('competent', 60, 90), band('good', 90, 110)] } },
      'assessment.grades',
      'must name each grade once, from the worst to the best: failing, competent, good, excellent',
    ],
    [
      'a grade twice',
      {
        assessment: { grades: [band('failing', 0, 60), band('good', 60, 80), band('good', 80, 90), band('excellent', 90, 110)] },
      },
      'assessment.grades',
      'must name each grade once, from the worst to the best: failing, competent, good, excellent',
    ],
    [
      'from the best to the worst',
      { assessment: { grades: STANDARD_1.assessment.grades.toReversed() } },
      'assessment.grades',
      'must name each grade once, from the worst to the best: failing, competent, good, excellent',
    ],
    [
      'more than four grades',
      { assessment: { grades: [...STANDARD_1.assessment.grades, band('excellent', 105, 110)] } },
      'assessment.grades',
      'must name each grade once, from the worst to the best: failing, competent, good, excellent',
    ],
    [
      'a limit of a kind below a single bonus',
      { assessment: { bonus: { 'typical-case': { each: 5 } } } },
      'assessment.bonus.typical-case.upTo',
      'must not be less than a single one (5), or null for no limit',
    ],
    [
      'a common limit below a single bonus',
      { assessment: { bonusUpTo: 1, bonus: { 'typical-case': { each: 1 }, 'major-case': { each: 2 } } } },
      'assessment.bonusUpTo',
      'must not be less than a single bonus of major-case (2)',
    ],
    [
      'a limit below a single deduction',
      { assessment: { deduction: { 'not-informed': { each: 7 } } } },
      'assessment.deduction.not-informed.upTo',
      'must not be less than a single one (7), or null for no limit',
    ],
    [
      'a better file grade for fewer points',
      { assessment: { gradePoints: { good: 96 } } },
      'assessment.gradePoints',
      'a better grade must not earn fewer points',
    ],
    [
      'a window that ends as it begins',
      { followUp: { windowFrom: '09:00', windowTo: '09:00' } },
      'followUp.windowTo',
      'must be later than windowFrom (09:00)',
    ],
    [
      'a window over midnight',
      { followUp: { windowFrom: '21:00', windowTo: '06:00' } },
      'followUp.windowTo',
      'must be later than windowFrom (21:00)',
    ],
    [
      'late replies that end before the conversation',
      { followUp: { lateReplyDays: 6 } },
      'followUp.lateReplyDays',
      'must not be less than endAfterDays (7)',
    ],
    [
      'an answer of 2 for fewer points than one of 1',
      { score: { points: { '1': 31 } } },
      'score.points',
      'a better answer must not earn fewer points',
    ],
    [
      'a better answer for fewer points',
      { score: { points: { '4': 59 } } },
      'score.points',
      'a better answer must not earn fewer points',
    ],
    [
      'public figures on fewer responses than private ones',
      { score: { minResponses: 31 } },
      'score.publicMinResponses',
      'must not be less than minResponses (31)',
    ],
    [
      'resolved before contacted, in working days',
      { alert: { low: { resolve: { workingDays: 4 } } } },
      'alert.low.resolve',
      'must not be sooner than contact',
    ],
    [
      'resolved before contacted, in hours',
      { alert: { critical: { contact: { hours: 24 }, resolve: { hours: 23 } } } },
      'alert.critical.resolve',
      'must not be sooner than contact',
    ],
  ])('%s', (_, document, column, en) => {
    const laid = layPolicy(document);
    expect(laid).toMatchObject({ ok: false, error: [{ column, message: { en } }] });
    expect(!laid.ok && laid.error[0]?.message.zh).toMatch(/[\u4e00-\u9fff]/);
  });

  test.each<[string, PolicyDocument]>([
    [
      'weights that binary fractions leave a trace off 100',
      { assessment: { weights: { ...weights(33.1, 33.1), opinion: 33.8 } } },
    ],
    ['a required dimension of little weight', { assessment: { weights: weights(1, 99) } }],
    ['a limit just as high as a single bonus', { assessment: { bonusUpTo: 4, bonus: { 'typical-case': { each: 4 } } } }],
    ['equal points for two answers', { score: { points: { '4': 100 } } }],
    ['equal points for two grades', { assessment: { gradePoints: { good: 95 } } }],
    ['public figures on as many responses', { score: { minResponses: 30 } }],
    [
      'resolved at once with the contact',
      { alert: { low: { resolve: { workingDays: 5 } }, high: { contact: { hours: 9 }, resolve: { hours: 9 } } } },
    ],
    ['late replies up to the end', { followUp: { lateReplyDays: 7 } }],
    ['contact in working days and resolution in hours are not compared', { alert: { low: { resolve: { hours: 1 } } } }],
    [
      'other bands',
      {
        assessment: {
          grades: [band('failing', 0, 50), band('competent', 50, 75), band('good', 75, 95), band('excellent', 95, 110)],
        },
      },
    ],
  ])('not %s', (_, document) => expect(layPolicy(document)).toMatchObject({ ok: true }));

  test('grades that are not the four are shown by their names', () => {
    const laid = layPolicy({ assessment: { grades: [band('good', 0, 60), band('failing', 60, 110)] } });
    expect(!laid.ok && laid.error.map(({ value }) => value)).toEqual(['["good","failing"]']);
  });

  test('all that is wrong is named at once, and the value is shown', () => {
    const laid = layPolicy({
      followUp: { windowTo: '08:00' },
      assessment: {
        weights: { files: 0 },
        grades: [band('failing', 0, 60), band('competent', 60, 70), band('good', 80, 95), band('excellent', 90, 110)],
      },
    });
    expect(!laid.ok && laid.error.map(({ column, value }) => [column, value])).toEqual([
      ['followUp.windowTo', '08:00'],
      ['assessment.weights', '{"files":0,"clients":25,"opinion":10,"hearing":10,"quantity":8,"timeliness":7}'],
      ['assessment.required', 'files'],
      ['assessment.grades', '70-80'],
      ['assessment.grades', '90-95'],
    ]);
  });
});
