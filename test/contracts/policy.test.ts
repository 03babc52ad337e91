import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parsePolicy } from '../../contracts/policy.ts';
import { POLICY_PRESETS, PRESETS, STANDARD_1 } from '../../domain/shared/policy.ts';
import { policyJsonSchema } from '../../scripts/write-policy-schema.ts';

describe('a policy document', () => {
  test.each(PRESETS)('the preset %s, written out whole, is one', (preset) => {
    expect(parsePolicy(JSON.parse(JSON.stringify(POLICY_PRESETS[preset])))).toEqual({ ok: true, value: POLICY_PRESETS[preset] });
  });

  test('a part of one is laid over its preset', () => {
    const json: unknown = JSON.parse(
      '{"version":"2026-a","assessment":{"filingDays":15,"deduction":{"complaint":{"upTo":null}}}}',
    );
    expect(parsePolicy(json)).toEqual({
      ok: true,
      value: { ...STANDARD_1, version: '2026-a', assessment: { ...STANDARD_1.assessment, filingDays: 15 } },
    });
  });

  test('numbers that don’t agree are refused', () => {
    expect(parsePolicy({ assessment: { weights: { files: 30 } } })).toMatchObject({
      ok: false,
      error: [{ column: 'assessment.weights' }],
    });
  });
});

describe('what is not of the right shape is refused, by name, in both languages', () => {
  test.each<[string, string, string, string, string, string]>([
    ['no object', '[]', 'policy', '[]', 'must be an object {…}', '应为对象 {…}'],
    ['nothing', 'null', 'policy', 'null', 'must be an object {…}', '应为对象 {…}'],
    [
      'a misspelt field',
      '{"followUp":{"waitHour":48}}',
      'followUp.waitHour',
      '48',
      'no such field; allowed: waitHours, consultationWaitHours, windowFrom, windowTo, coolDownHours, reminderAfterHours, commentWaitHours, endAfterDays, lateReplyDays, doubleTapSeconds, tooOldDays, telephoneCheckShare, sensitiveWords',
      '没有此项；可用：waitHours, consultationWaitHours, windowFrom, windowTo, coolDownHours, reminderAfterHours, commentWaitHours, endAfterDays, lateReplyDays, doubleTapSeconds, tooOldDays, telephoneCheckShare, sensitiveWords',
    ],
    [
      'a misspelt section',
      '{"alerts":{}}',
      'alerts',
      '{}',
      'no such field; allowed: preset, version, followUp, call, retention, score, calendar, alert, assessment',
      '没有此项；可用：preset, version, followUp, call, retention, score, calendar, alert, assessment',
    ],
    [
      'a field of a band',
      '{"assessment":{"grades":[{"grade":"failing","from":0,"to":60,"upTo":1}]}}',
      'assessment.grades.0.upTo',
      '1',
      'no such field; allowed: grade, from, to',
      '没有此项；可用：grade, from, to',
    ],
    [
      'an unknown preset',
      '{"preset":"standard-9"}',
      'preset',
      'standard-9',
      'must be one of: standard-1, survey-only-1',
      '应为其中之一：standard-1, survey-only-1',
    ],
    ['no version', '{"version":""}', 'version', '', 'must be text that is not empty', '应为非空文字'],
    ['a number as text', '{"score":{"k":"15"}}', 'score.k', '15', 'must be a number', '应为数字'],
    ['text as a number', '{"version":1}', 'version', '1', 'must be text', '应为文字'],
    ['half a response', '{"score":{"minResponses":4.5}}', 'score.minResponses', '4.5', 'must be a whole number', '应为整数'],
    [
      'a share above 1',
      '{"followUp":{"telephoneCheckShare":30}}',
      'followUp.telephoneCheckShare',
      '30',
      'must be at most 1',
      '应为不大于 1',
    ],
    [
      'a share below 0',
      '{"assessment":{"rewardLow":-0.1}}',
      'assessment.rewardLow',
      '-0.1',
      'must be at least 0',
      '应为不小于 0',
    ],
    [
      'a negative weight',
      '{"assessment":{"weights":{"files":-5}}}',
      'assessment.weights.files',
      '-5',
      'must be at least 0',
      '应为不小于 0',
    ],
    [
      'a total above 110',
      '{"assessment":{"grades":[{"grade":"failing","from":0,"to":120}]}}',
      'assessment.grades.0.to',
      '120',
      'must be at most 110',
      '应为不大于 110',
    ],
    [
      'an unknown grade',
      '{"assessment":{"grades":[{"grade":"superb","from":0,"to":110}]}}',
      'assessment.grades.0.grade',
      'superb',
      'must be one of: failing, competent, good, excellent',
      '应为其中之一：failing, competent, good, excellent',
    ],
    [
      'half a band',
      '{"assessment":{"grades":[{"grade":"failing","from":0}]}}',
      'assessment.grades.0.to',
      '',
      'must be a number',
      '应为数字',
    ],
    [
      'an unknown dimension',
      '{"assessment":{"required":["file"]}}',
      'assessment.required.0',
      'file',
      'must be one of: files, clients, opinion, hearing, quantity, timeliness',
      '应为其中之一：files, clients, opinion, hearing, quantity, timeliness',
    ],
    ['a list as an object', '{"assessment":{"required":{}}}', 'assessment.required', '{}', 'must be a list', '应为列表'],
    [
      'no clock time',
      '{"followUp":{"windowFrom":"9:00"}}',
      'followUp.windowFrom',
      '9:00',
      'must be a clock time HH:MM (windowTo may be 24:00)',
      '应为时刻 HH:MM（windowTo 可为 24:00）',
    ],
    [
      'a time limit of two minds',
      '{"alert":{"high":{"contact":{"hours":1,"workingDays":1}}}}',
      'alert.high.contact',
      '{"hours":1,"workingDays":1}',
      'must be {"hours": 1 to 2160} or {"workingDays": whole, 1 to 250}',
      '应为{"hours": 1 至 2160} 或 {"workingDays": 1 至 250 的整数}',
    ],
    [
      'a word too long',
      `{"followUp":{"sensitiveWords":["${'词'.repeat(51)}"]}}`,
      'followUp.sensitiveWords.0',
      '词'.repeat(51),
      'must be at most 50 characters',
      '应为不大于 50 个字',
    ],
    [
      'too many bands',
      JSON.stringify({ assessment: { grades: Array(5).fill({ grade: 'good', from: 0, to: 1 }) } }),
      'assessment.grades',
      '["…","…","…","…","…"]',
      'must be at most 4 entries',
      '应为不大于 4 项',
    ],
    [
      'a field with an odd name',
      `{"score":{"${'k'.repeat(60)}":2}}`,
      `score."${'k'.repeat(50)}"`,
      '2',
      'no such field; allowed: points, z, k, prior, minResponses, publicMinResponses, earlyWarning, pattern',
      '没有此项；可用：points, z, k, prior, minResponses, publicMinResponses, earlyWarning, pattern',
    ],
    [
      'a prototype in disguise',
      '{"__proto__":{"version":"2"}}',
      '__proto__',
      '{"version":"2"}',
      'no such field; allowed: preset, version, followUp, call, retention, score, calendar, alert, assessment',
      '没有此项；可用：preset, version, followUp, call, retention, score, calendar, alert, assessment',
    ],
  ])('%s', (_, text, column, value, en, zh) => {
    expect(parsePolicy(JSON.parse(text))).toEqual({ ok: false, error: [{ column, value, message: { zh, en } }] });
  });

  test('24:00 ends a window, and begins none', () => {
    expect(parsePolicy({ followUp: { windowTo: '24:00' } })).toMatchObject({ ok: true });
    expect(parsePolicy({ followUp: { windowFrom: '24:00' } })).toMatchObject({ ok: false });
  });

  test('several at once, each by its path', () => {
    const refused = parsePolicy({ score: { z: 0, kk: 1 }, assessment: { weights: { files: 'x' } } });
    expect(!refused.ok && refused.error.map(({ column }) => column).toSorted()).toEqual([
      'assessment.weights.files',
      'score.kk',
      'score.z',
    ]);
  });

  test('a document as deep as a well is refused like any other', () => {
    const deep: unknown = JSON.parse(`{"score":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
    expect(parsePolicy(deep)).toMatchObject({ ok: false, error: [{ column: 'score' }] });
  });
});

describe('whatever JSON comes', () => {
  /** Makes it likely that a document gets past the first check: a preset with some of its parts replaced. */
  const mangled = fc
    .tuple(fc.constantFrom(...PRESETS), fc.array(fc.tuple(fc.nat(), fc.jsonValue()), { maxLength: 3 }))
    .map(([preset, changes]) => {
      const document = JSON.parse(JSON.stringify(POLICY_PRESETS[preset])) as Record<string, unknown>;
      for (const [at, value] of changes) replacePart(document, at, value);
      return document;
    });

  const replacePart = (object: Record<string, unknown>, at: number, value: unknown): void => {
    const keys = Object.keys(object);
    const key = keys[at % keys.length] ?? '';
    const part = object[key];
    if (typeof part === 'object' && part !== null && at >= keys.length)
      replacePart(part as Record<string, unknown>, Math.floor(at / keys.length), value);
    else object[key] = value;
  };

  test('it is a policy, or refused with a column and words in both languages; never a crash', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), mangled), (json) => {
        const result = parsePolicy(json);
        if (result.ok) return;
        expect(result.error.length).toBeGreaterThan(0);
        for (const { column, value, message } of result.error) {
          expect(column).not.toBe('');
          expect(value.length).toBeLessThanOrEqual(200);
          expect(message.zh).toMatch(/[\u4e00-\u9fff]/);
          expect(message.en).not.toMatch(/undefined|NaN|\[object/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('what is taken is whole: laid over the preset again, it is itself', () => {
    const numbers = fc.record({
      waitHours: fc.double({ min: 0, max: 2160, noNaN: true }),
      tooOldDays: fc.integer({ min: 1, max: 3650 }),
    });
    fc.assert(
      fc.property(fc.constantFrom(...PRESETS), numbers, (preset, followUp) => {
        const laid = parsePolicy({ preset, followUp });
        if (!laid.ok) throw new Error('numbers in their ranges are taken');
        expect(laid.value.followUp).toMatchObject(followUp);
        expect(parsePolicy(laid.value)).toEqual(laid);
      }),
    );
  });
});

test('contracts/policy.schema.json is what the contract says now (scripts/write-policy-schema.ts writes it)', () => {
  expect(readFileSync(new URL('../../contracts/policy.schema.json', import.meta.url), 'utf8')).toBe(policyJsonSchema());
});
