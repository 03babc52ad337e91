import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { MONTHS } from '../../../domain/score/by-month.ts';
import { LANGUAGES } from '../../../domain/shared/codes.ts';
import type { Language } from '../../../domain/shared/codes.ts';
import { STANDARD_1 as policy } from '../../../domain/shared/policy.ts';
import { percent } from '../../../domain/shared/percent.ts';
import { oneDecimal, percentPoints, tenThousands } from '../../../domain/summary/formats.ts';
import { NO_YEAR } from '../../../domain/summary/node-year.ts';
import { summaryDocument, summaryText } from '../../../domain/summary/summary-document.ts';
import type { SummaryInput, WorkSummary } from '../../../domain/summary/work-summary.ts';
import { workSummary } from '../../../domain/summary/work-summary.ts';
import { CITY, COUNTY, YEAR, YEAR_BEFORE } from './a-city.ts';

const GOLDEN = new URL('golden/', import.meta.url);

const summary = (rest: Partial<SummaryInput> = {}): WorkSummary =>
  workSummary({
    centre: CITY,
    below: [COUNTY],
    period: { year: 2025 },
    at: Date.parse('2026-01-15T00:00+08:00'),
    year: YEAR,
    yearBefore: YEAR_BEFORE,
    policy,
    ...rest,
  });

const firstHalf = { year: 2025, half: 1 } as const;
const secondHalf = { year: 2025, half: 2 } as const;
const SUMMARIES: Readonly<Record<string, WorkSummary>> = {
  'city-year': summary({ ownTarget: 40 }),
  'city-first-half': summary({ period: firstHalf, at: Date.parse('2025-07-03T00:00+08:00'), ownTarget: 62 }),
  'city-second-half-under-way': summary({ period: secondHalf, at: Date.parse('2025-12-20T00:00+08:00') }),
  'county-that-begins': summary({
    centre: COUNTY,
    below: [],
    period: firstHalf,
    at: Date.parse('2025-06-05T00:00+08:00'),
    yearBefore: NO_YEAR,
  }),
  'nothing-yet': summary({ year: NO_YEAR, yearBefore: NO_YEAR, below: [], at: Date.parse('2025-01-02T00:00+08:00') }),
};
const each = Object.keys(SUMMARIES).flatMap((name) => LANGUAGES.map((language) => [name, language] as const));

describe('a summary in words', () => {
  test.each(each)('%s in %s', (name, language) => {
    expect(summaryText(SUMMARIES[name]!, language)).toBe(readFileSync(new URL(`${name}.${language}.txt`, GOLDEN), 'utf8'));
  });

  /** The same summary with numbers that are all different, so that one taken from elsewhere can't be there by chance. */
  const told = (value: unknown, next: { n: number }): unknown => {
    if (typeof value === 'number') {
      next.n += 1;
      return Number.isInteger(value) ? 1000 + 7 * next.n : 0.0137 * next.n;
    }
    if (Array.isArray(value)) return value.map((part) => told(part, next));
    if (typeof value !== 'object' || value === null) return value;
    const kept = ['period', 'minResponses', 'publicMinResponses'];
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, kept.includes(name) ? (part as unknown) : told(part, next)]),
    );
  };

  const numbersIn = (value: unknown): number[] => {
    if (typeof value === 'number') return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
  };

  test.each(each)('%s in %s: every number in it is one of the summary', (name, language) => {
    const given = told(SUMMARIES[name], { n: 0 }) as WorkSummary;
    const numbers = numbersIn(given);
    const { rateA } = given.change ?? {};
    const known = new Set([
      ...numbers.flatMap((n) => [String(n), percent(n), oneDecimal(n), tenThousands(n)]),
      ...(rateA === undefined ? [] : [percentPoints(rateA.now - rateA.before)]),
      ...(given.change?.months ?? []).map((month) => String(Number(month))),
      ...given.madeOn.split('-').map((part) => String(Number(part))),
    ]);
    const { sections } = summaryDocument(given, language);
    const written = sections.flatMap(({ paragraphs }) => paragraphs).flatMap((text) => text.match(/\d+(\.\d+)?%?/g) ?? []);
    expect(written.length).toBeGreaterThan(10);
    expect(written.filter((number) => !known.has(number))).toEqual([]);
  });
});

describe('what seldom happens, in words', () => {
  const year = SUMMARIES['city-year']!;
  const sections = (given: Partial<WorkSummary>, language: Language): readonly (readonly string[])[] =>
    summaryDocument({ ...year, ...given }, language).sections.map(({ paragraphs }) => paragraphs);
  const changed = (now: number, before: number, rates: readonly [number, number], n = 40): Partial<WorkSummary> => ({
    change: {
      months: ['01'],
      closings: { now, before },
      growth: (now - before) / before,
      n: { now: n, before: 40 },
      rateA: { now: rates[0], before: rates[1] },
    },
  });

  test.each([
    [changed(3, 4, [0.8, 0.9]), '1月结案3件，上年同期4件，下降25.00%', '下降10.00个百分点'],
    [changed(4, 4, [0.9, 0.9]), '1月结案4件，上年同期4件，持平', '持平'],
    [changed(5, 4, [0.90004, 0.9]), '增长25.00%', '持平'],
    [changed(5, 4, [0.9, 0.8], 4), '增长25.00%', '有效评价不足5件，满意率不作比较'],
  ])('change %#', (given, closings, rate) => {
    const lines = sections(given, 'zh').at(-1)!;
    expect(lines[0]).toContain(closings);
    expect(lines[1]).toContain(rate);
  });

  test.each([
    [
      changed(3, 4, [0.8, 0.9]),
      'January: 3 closings, 4 in the same months of the year before, 25.00% fewer',
      '10.00 percentage points down',
    ],
    [changed(4, 4, [0.9, 0.9]), 'no change', 'no change'],
    [changed(5, 4, [0.9, 0.8], 4), '25.00% more', 'not compared'],
  ])('change %# in English', (given, closings, rate) => {
    const lines = sections(given, 'en').at(-1)!;
    expect(lines[0]).toContain(closings);
    expect(lines[1]).toContain(rate);
  });

  describe.each(LANGUAGES)('of few responses, in %s', (language) => {
    const figures = { rateA: 0.75, rateB: 0.625, low: 0.301, high: 0.954, meanPoints: 67.5 };
    const told = (n: number) => {
      const [, , satisfaction, , consultations] = sections(
        { cases: { closings: 9, n, ...figures }, consultations: { ...year.consultations, closings: 9, n, ...figures } },
        language,
      );
      return [satisfaction![0]!, consultations![0]!];
    };

    test('with as many as a rate needs it is told', () => {
      for (const text of told(5)) expect(text).toMatch(/75\.00%.*30\.10%.*95\.40%.*62\.50%/);
      expect(told(5)[0]).toContain('67.5');
    });

    test('with one less nothing is told but how many there are', () => {
      for (const text of told(4))
        expect(text.match(/\d+(\.\d+)?%?/g)?.filter((number) => !['9', '4', '5', '0'].includes(number))).toEqual([]);
    });
  });

  test.each(MONTHS)('month %s has its English name', (month) => {
    const name = new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' }).format(Date.parse(`2025-${month}-15`));
    const { date } = summaryDocument({ ...year, madeOn: `2025-${month}-03` }, 'en');
    expect(date).toBe(`3 ${name} 2025`);
  });

  test('sources that are not named are told together', () => {
    const bySource = [{ source: '*', closings: 3 }];
    expect(sections({ bySource }, 'zh')[0]).toContain('按案件来源分，其他来源3件。');
    expect(sections({ bySource }, 'en')[0]).toContain('By source: other sources 3.');
  });

  test('texts of which none arrived have no reply rate by delivery', () => {
    const { replyRateOfDelivered: _, ...funnel } = year.funnel;
    expect(sections({ funnel }, 'zh')[1]![1]).toContain('按送达计无');
    expect(sections({ funnel }, 'en')[1]![1]).toContain('none of those delivered');
  });
});

describe('its tables', () => {
  const tables = (language: Language, given = SUMMARIES['city-year']!) =>
    summaryDocument(given, language).sections.flatMap((section) => section.tables);

  test.each(LANGUAGES)('are as wide as their heads, in %s', (language) => {
    for (const { columns, rows } of tables(language)) for (const row of rows) expect(row).toHaveLength(columns.length);
  });

  test('show no rate for fewer than five, and none where nobody answered', () => {
    const [parts, kinds] = tables('zh');
    expect(parts).toEqual({
      caption: '各机构情况',
      columns: ['项目', '结案', '有效评价', '满意率A', '区间', '满意率B', '平均得分'],
      rows: [
        ['样例市法律援助中心（本级）', '2', '2', '样本不足', '', '', ''],
        ['样例东县法律援助中心', '44', '34', '94.12%', '80.91%–98.37%', '89.71%', '87.1'],
        ['合计', '46', '36', '94.44%', '81.86%–98.46%', '90.28%', '87.8'],
      ],
    });
    expect(kinds?.rows.find(([kind]) => kind === '刑事')).toEqual(['刑事', '10', '0', '', '', '', '']);
  });

  test('tell how alerts ended, by level', () => {
    expect(tables('zh').at(-1)).toEqual({
      caption: '提醒处置情况',
      columns: ['等级', '属实', '已补救', '不属实', '误评', '撤回', '未办结', '合计'],
      rows: [
        ['特急', '0', '0', '0', '0', '0', '1', '1'],
        ['高', '1', '0', '0', '1', '0', '0', '2'],
      ],
    });
  });

  test('show a rate from as many responses as a rate needs', () => {
    const five = tables('en', summary({ policy: { ...policy, score: { ...policy.score, minResponses: 5 } } }))[1]!;
    expect(five.rows.find(([kind]) => kind === 'family')).toEqual([
      'family',
      '5',
      '5',
      '60.00%',
      '23.07%–88.24%',
      '30.00%',
      '48.0',
    ]);
    const six = tables('en', summary({ policy: { ...policy, score: { ...policy.score, minResponses: 6 } } }))[1]!;
    expect(six.rows.find(([kind]) => kind === 'family')).toEqual(['family', '5', '5', 'too few', '', '', '']);
  });

  test('have heads in English', () => {
    expect(tables('en').map(({ columns }) => columns.join('|'))).toEqual([
      ...Array.from({ length: 5 }, () => 'Group|Closed|Valid|Rate A|Interval|Rate B|Mean points'),
      'Question|5|4|3|2|1',
      'Level|confirmed|remedied|not confirmed|misrated|withdrawn|open|Total',
    ]);
    expect(tables('en')[0]?.rows[0]?.[0]).toBe('样例市法律援助中心 (itself)');
    expect(tables('en')[0]?.rows.at(-1)?.[0]).toBe('Total');
  });

  test('tell of each month in which something was closed, and how often each mark was given', () => {
    const [, , , , months, scales] = tables('zh');
    expect(months?.rows.map(([month, closed, n]) => [month, closed, n])).toEqual([
      ['2025-03', '20', '20'],
      ['2025-05', '9', '9'],
      ['2025-06', '2', '0'],
      ['2025-08', '3', '3'],
      ['2025-09', '2', '2'],
      ['2025-11', '8', '0'],
      ['2025-12', '2', '2'],
    ]);
    expect(scales?.columns).toEqual(['问题', '5', '4', '3', '2', '1']);
    expect(scales?.rows.map(([, ...marks]) => marks)).toEqual([
      ['22', '9', '3', '0', '2'],
      ['20', '3', '0', '2', '0'],
    ]);
  });

  test('say the same in both languages', () => {
    const cells = (language: Language): string[] =>
      tables(language).flatMap(({ rows }) => rows.flatMap((row) => row.slice(1).filter((cell) => /\d/.test(cell))));
    expect(cells('en')).toEqual(cells('zh'));
  });

  test('without a row are left out', () => {
    const captions = tables('en', SUMMARIES['nothing-yet']).map(({ caption }) => caption);
    expect(captions).toEqual(['By kind of case', 'Satisfaction (5 best)']);
  });
});
