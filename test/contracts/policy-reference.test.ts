import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parsePolicy } from '../../contracts/policy.ts';
import { STANDARD_1, SURVEY_ONLY_1 } from '../../domain/shared/policy.ts';

const page = readFileSync(new URL('../../docs/policy.md', import.meta.url), 'utf8');
const cells = (pattern: RegExp, text = page): readonly (readonly string[])[] =>
  [...text.matchAll(pattern)].map(([, ...groups]) => groups);

/** Every number of a policy by its path; lists and time limits are values. */
const leaves = (value: object, path: string): readonly (readonly [string, string])[] =>
  Object.entries(value).flatMap(([key, part]: [string, unknown]) => {
    const at = path === '' ? key : `${path}.${key}`;
    const isBranch =
      typeof part === 'object' && part !== null && !Array.isArray(part) && !('hours' in part || 'workingDays' in part);
    return isBranch ? leaves(part, at) : [[at, JSON.stringify(part)] as const];
  });

describe('docs/policy.md', () => {
  test('gives every number with its default, and no other', () => {
    const { followUp, call, retention, score, calendar, alert, assessment } = STANDARD_1;
    const numbers = leaves({ followUp, call, retention, score, calendar, alert, assessment }, '');
    const section = page.slice(page.indexOf('## The numbers'), page.indexOf('## Presets'));
    const documented = cells(/^\| `([\w.-]+)` \| `([^`]+)` \| /gm, section);
    expect(documented).toEqual(numbers);
  });

  test('its example is a policy', () => {
    const [example] = cells(/```json\n([^`]+)```/g);
    expect(parsePolicy(JSON.parse(example?.[0] ?? ''))).toMatchObject({
      ok: true,
      value: { version: '2026-county-a', assessment: { weights: { files: 45, clients: 25 } } },
    });
  });

  test('names all that the presets differ in', () => {
    const differing = leaves(SURVEY_ONLY_1.assessment, 'assessment').filter(
      ([, value], i) => value !== leaves(STANDARD_1.assessment, 'assessment')[i]?.[1],
    );
    const fields = [...new Set(differing.map(([path]) => path.replace(/^(assessment\.weights)\..*/, '$1')))];
    expect(fields).toEqual(['assessment.weights', 'assessment.required', 'assessment.filesToFail']);
    for (const field of fields) expect(page).toContain(`| \`${field}\` | `);
  });

  const refusals = cells(/^\| `(\{.+\})` \| `([^`]+)` \| (.+) \| (.+) \|$/gm);

  test.each(refusals.map(([document = '', field = '', en = '', zh = '']) => [document, field, en, zh] as const))(
    '%s is refused in the words of the page',
    (document, field, en, zh) => {
      const refused = parsePolicy(JSON.parse(document));
      expect(!refused.ok && refused.error).toContainEqual(expect.objectContaining({ column: field, message: { zh, en } }));
    },
  );

  test('has examples of what is refused', () => {
    expect(refusals.length).toBeGreaterThanOrEqual(9);
  });
});
