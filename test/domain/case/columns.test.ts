import { describe, expect, test } from '@jest/globals';
import {
  CENTRE_HEADERS,
  CLOSING_COLUMNS,
  CLOSING_TABLE,
  LAWYER_COLUMNS,
  LAWYER_TABLE,
  headerKey,
  missingRequiredColumns,
  unknownColumns,
} from '../../../domain/case/columns.ts';

describe('headers', () => {
  test.each([
    ['case_no', 'case_no'],
    ['案号', 'case_no'],
    [' Case_No ', 'case_no'],
    ['\uFEFFcase_no', 'case_no'],
    ['ｃａｓｅ＿ｎｏ', 'case_no'],
    ['　结案时间　', 'closed_at'],
    ['执业证号', 'lawyer_id'],
  ])('%j names %s', (header, column) => {
    expect(CLOSING_TABLE.headers.get(headerKey(header))).toBe(column);
  });

  test('each column has two headers, and none is shared', () => {
    expect(CLOSING_TABLE.headers.size).toBe(2 * Object.keys(CLOSING_COLUMNS).length);
    expect(CENTRE_HEADERS.size).toBe(12);
    expect(LAWYER_TABLE.headers.size).toBe(2 * Object.keys(LAWYER_COLUMNS).length);
  });
});

describe('what a header row lacks or has too much', () => {
  const missing = (headers: readonly string[]) => missingRequiredColumns(headers, CLOSING_TABLE);

  test('English, Chinese and mixed headers are complete', () => {
    expect(missing(Object.keys(CLOSING_COLUMNS))).toEqual([]);
    expect(missing(Object.values(CLOSING_COLUMNS))).toEqual([]);
    expect(missing(['案号', 'Centre_ID', '执业证号', 'client_name', '结案时间'])).toEqual([]);
  });

  test('missing columns are named in English, in the documented order', () => {
    expect(missing(['closed_at', '受援人', '备注'])).toEqual(['case_no', 'centre_id', 'lawyer_id']);
    expect(missing([])).toEqual(['case_no', 'centre_id', 'lawyer_id', 'client_name', 'closed_at']);
  });

  test('unknown headers are named as they stand', () => {
    expect(unknownColumns(['案号', '备注', 'Remark ', '语言'], CLOSING_TABLE)).toEqual(['备注', 'Remark ']);
  });
});
