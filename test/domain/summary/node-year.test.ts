import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { tallyByMonth } from '../../../domain/score/by-month.ts';
import { rollUpMonths } from '../../../domain/score/roll-up.ts';
import { OTHER_SOURCES, SOURCES_NAMED } from '../../../domain/score/sources.ts';
import { tallyOf } from '../../../domain/score/tally.ts';
import { STANDARD_1 as policy } from '../../../domain/shared/policy.ts';
import type { NodeYear } from '../../../domain/summary/node-year.ts';
import { NO_YEAR, nodeYear, partsOf, talliesOf } from '../../../domain/summary/node-year.ts';
import { aFollowUp, answered } from '../response/a-follow-up.ts';
import { aYearOfCases } from '../score/some-cases.ts';

const lawyer = (caseNos: readonly string[], rest: Parameters<typeof answered>[2] = {}, target?: number) => ({
  byMonth: tallyByMonth({ followUps: caseNos.map((caseNo) => answered(caseNo, 5, rest)), alerts: [], policy }),
  ...(target === undefined ? {} : { target }),
});
const inMay = { closing: { closedAt: Date.parse('2025-05-05T10:00+08:00') } };

describe('the year of a node', () => {
  test('of nobody and nothing is empty', () => {
    expect(nodeYear({ id: 'C01', lawyers: [], entered: {}, below: [] })).toEqual(NO_YEAR);
    expect(nodeYear({ id: 'C01', lawyers: [], entered: {}, below: [{ id: 'S01', year: NO_YEAR }] })).toEqual(NO_YEAR);
  });

  const station = nodeYear({
    id: 'S01',
    lawyers: [lawyer(['s'], inMay, 4)],
    entered: { '05': { 'publicity-events': 1 } },
    below: [],
  });
  const county = nodeYear({
    id: 'C01',
    lawyers: [lawyer(['a', 'b'], {}, 6), lawyer(['c'], inMay)],
    entered: { '05': { 'publicity-events': 2, 'training-sessions': 1 }, '08': { 'training-sessions': 0 } },
    below: [{ id: 'S01', year: station }],
  });

  test('holds what its own lawyers and the nodes below bring, month by month', () => {
    const { months } = county;
    expect(Object.entries(months).map(([month, { tally, targeted }]) => [month, tally.closings, targeted])).toEqual([
      ['03', 2, 2],
      ['05', 2, 1],
      ['08', 0, 0],
    ]);
  });

  test('tells what each part brought: itself under its own id, and each node right below', () => {
    const parts = Object.entries(partsOf(county)).map(([id, cell]) => [id, cell.closings]);
    expect(parts).toEqual([
      ['C01', 3],
      ['S01', 1],
    ]);
    const city = nodeYear({ id: 'CITY', lawyers: [], entered: {}, below: [{ id: 'C01', year: county }] });
    expect(Object.entries(partsOf(city)).map(([id, cell]) => [id, cell.closings])).toEqual([['C01', 4]]);
  });

  test('sums the lawyers’ targets and what was entered by hand', () => {
    expect(county.targets).toEqual({ lawyers: 2, sum: 10 });
    expect(county.months['05']?.entered).toEqual({ 'publicity-events': 3, 'training-sessions': 1 });
    expect(county.months['08']?.entered).toEqual({ 'training-sessions': 0 });
  });

  test('names no more sources than a tally may', () => {
    const many = (from: number) =>
      lawyerOf(Array.from({ length: 30 }, (_, i) => aFollowUp(`${from + i}`, { closing: { source: `来源${from + i}` } })));
    const lawyerOf = (followUps: Parameters<typeof tallyByMonth>[0]['followUps']) => ({
      byMonth: tallyByMonth({ followUps, alerts: [], policy }),
    });
    const year = nodeYear({ id: 'C01', lawyers: [many(10), many(40)], entered: {}, below: [] });
    const { bySource } = year.months['03']!.tally;
    expect(Object.keys(bySource)).toHaveLength(SOURCES_NAMED + 1);
    expect(bySource[OTHER_SOURCES]).toBe(60 - SOURCES_NAMED);
  });

  test('the year of a province is that of all its leaves, whatever the tree', () => {
    /** Deals leaves out to nodes by turns, level by level, until one node is left. */
    const tree = (leaves: readonly NodeYear[], width: number): NodeYear => {
      const [only] = leaves;
      if (only !== undefined && leaves.length === 1) return only;
      const nodes = Array.from({ length: Math.ceil(leaves.length / width) }, (_, i) =>
        nodeYear({
          id: `N${i}`,
          lawyers: [],
          entered: {},
          below: leaves.slice(i * width, (i + 1) * width).map((year, j) => ({ id: `L${i * width + j}`, year })),
        }),
      );
      return tree(nodes, width);
    };
    fc.assert(
      fc.property(fc.array(aYearOfCases(), { minLength: 1, maxLength: 7 }), fc.integer({ min: 2, max: 4 }), (years, width) => {
        const inputs = years.map(({ followUps, alerts }, i) => ({
          followUps: followUps.map((f) => ({ ...f, closing: { ...f.closing, caseNo: `${i} ${f.closing.caseNo}` } })),
          alerts: alerts.map((alert) => ({ ...alert, caseNo: `${i} ${alert.caseNo}` })),
          policy,
        }));
        const leaves = inputs.map((input, i) =>
          nodeYear({ id: `L${i}`, lawyers: [{ byMonth: tallyByMonth(input) }], entered: {}, below: [] }),
        );
        const all = { followUps: inputs.flatMap((i) => i.followUps), alerts: inputs.flatMap((i) => i.alerts), policy };
        const province = tree(leaves, width);
        expect(rollUpMonths(talliesOf(province))).toEqual(tallyOf(all));
        const flat = nodeYear({ id: 'P', lawyers: [], entered: {}, below: leaves.map((year, i) => ({ id: `L${i}`, year })) });
        expect(talliesOf(province)).toEqual(talliesOf(flat));
      }),
      { numRuns: 50 },
    );
  });
});
