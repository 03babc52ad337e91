/*
 * The figures of a work summary as somebody with a spreadsheet reckons them: from the tables of a replay, the closings and the
 * events, without any of the product's rules in code. Numbers come as they are printed, in the order in which they are read.
 */

export type Row = Readonly<Record<string, string>>;

export interface Sheets {
  /** Closings in the order they came in, with Chinese headers; a later row of a case takes the place of an earlier one. */
  readonly closings: readonly Row[];
  readonly followUps: readonly Row[];
  readonly responses: readonly Row[];
  readonly alerts: readonly Row[];
  readonly messages: readonly Row[];
  readonly events: readonly Readonly<Record<string, unknown>>[];
}

export interface Asked {
  readonly centres: readonly string[];
  /** `01` to `12`. */
  readonly months: readonly string[];
}

interface Case {
  readonly no: string;
  readonly row: Row;
  readonly state: string;
  readonly reason: string;
  /** Answers of a valid response. */
  readonly answers: Row | undefined;
}

const KINDS = ['民事', '刑事', '行政', '劳动', '婚姻家庭'];
const CATEGORIES = ['农民工', '妇女', '未成年人', '老年人', '残疾人', '军人军属', '其他', '未填'];
const RESULTS = ['有利', '部分有利', '不利', '未填'];
const REASONS = [
  'terminated',
  'too-old',
  'refused-earlier',
  'wrong-person',
  'detained',
  'deceased',
  'unsafe',
  'asked-not-to',
  'minor-without-consent',
];
const LEVELS = ['critical', 'high', 'medium', 'low'];
const CAUSES = ['charged', 'absent', 'overall', 'communication', 'trend', 'pattern'];
const ENDS = ['confirmed', 'remedied', 'not-confirmed', 'misrated', 'withdrawn', ''];
const POINTS: Readonly<Record<string, number>> = { 1: 0, 2: 30, 3: 60, 4: 80, 5: 100 };

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);
const fixed = (value: number, decimals: number): string =>
  (Math.round(value * 10 ** decimals + 1e-7) / 10 ** decimals).toFixed(decimals);
const percent = (share: number): string => `${fixed(share * 100, 2)}%`;
const date = (written: string): number =>
  Date.parse(
    `${written
      .split(' ')[0]!
      .replaceAll('/', '-')
      .replace(/-(\d)(?=-|$)/g, '-0$1')}T00:00Z`,
  );

export const reckonBySheet = (sheets: Sheets, { centres, months }: Asked) => {
  const rows = new Map(sheets.closings.map((row) => [row['案号']!, row]));
  const answered = new Map(sheets.responses.filter(({ valid }) => valid === 'true').map((row) => [row['case_no']!, row]));
  const all: Case[] = sheets.followUps.flatMap(({ case_no: no = '', state = '', reason = '' }) => {
    const row = rows.get(no)!;
    const isIn = centres.includes(row['机构代码']!) && months.includes(row['结案时间']!.slice(5, 7)) && state !== 'cancelled';
    return isIn ? [{ no, row, state, reason, answers: answered.get(no) }] : [];
  });
  const cases = all.filter(({ row }) => row['服务类型'] !== '咨询');
  const consultations = all.filter(({ row }) => row['服务类型'] === '咨询');
  const own = (some: readonly Case[]) => new Set(some.map(({ no }) => no));
  const alertsOf = (some: readonly Case[]): readonly Row[] => sheets.alerts.filter((alert) => own(some).has(alert['case_no']!));

  const counted = <T>(names: readonly string[], items: readonly T[], namesOf: (item: T) => readonly string[]) =>
    names
      .map((name) => [name, items.filter((item) => namesOf(item).includes(name))] as const)
      .filter(([, found]) => found.length > 0);
  const kinds = counted(KINDS, cases, ({ row }) => [row['案件类型'] || '民事']);
  const categories = counted(CATEGORIES, cases, ({ row }) => (row['受援人类别'] || '未填').split(/[;、]/));
  const results = counted(RESULTS, cases, ({ row }) => [row['办案结果'] || '未填']);
  const bySource = counted(['本机构受理', '法院通知'], cases, ({ row }) => [row['案件来源'] ?? '']).toSorted(
    ([, a], [, b]) => b.length - a.length,
  );

  const figures = (some: readonly Case[]) => {
    const overall = some.flatMap(({ answers }) => (answers === undefined ? [] : [Number(answers['overall'])]));
    const n = overall.length;
    const satisfied = overall.filter((stars) => stars >= 3).length;
    const fair = overall.filter((stars) => stars === 3).length;
    const [z, p] = [1.96, satisfied / n];
    const ends = [-1, 1].map(
      (side) => (2 * n * p + z ** 2 + side * z * Math.sqrt(z ** 2 + 4 * n * p * (1 - p))) / (2 * (n + z ** 2)),
    );
    const points = some.flatMap(({ answers }) => {
      if (answers === undefined) return [];
      const scales = [answers['overall']!, answers['communication']!]
        .filter((stars) => stars !== '')
        .map((stars) => POINTS[stars]!);
      return [sum(scales) / scales.length];
    });
    return {
      n,
      a: percent(p),
      b: percent((satisfied - fair / 2) / n),
      low: percent(ends[0]!),
      high: percent(ends[1]!),
      points: fixed(sum(points) / n, 1),
    };
  };
  const line = (name: string, some: readonly Case[]): string[] => {
    const { n, a, b, low, high, points } = figures(some);
    if (n === 0) return [name, String(some.length), '0', '', '', '', ''];
    if (n < 5) return [name, String(some.length), String(n), '样本不足', '', '', ''];
    return [name, String(some.length), String(n), a, `${low}–${high}`, b, points];
  };
  const rates = (some: readonly Case[]): string[] => {
    const { n, a, b, low, high } = figures(some);
    return n < 5 ? [String(n), '5'] : [String(n), a, low, high, b];
  };
  const answersTo = (question: string, code: number): number =>
    cases.filter(({ answers }) => answers?.[question] === String(code)).length;

  const told = (column: string): readonly number[] => cases.flatMap(({ row }) => (row[column] ? [Number(row[column])] : []));
  const days = cases
    .flatMap(({ row }) => (row['受理日期'] ? [(date(row['结案时间']!) - date(row['受理日期'])) / 86_400_000] : []))
    .toSorted((x, y) => x - y);
  const middle = (days[Math.floor((days.length - 1) / 2)]! + days[Math.floor(days.length / 2)]!) / 2;

  const excluded = cases.filter(({ state }) => state === 'excluded');
  const texted = own(cases);
  const firstTexts = sheets.messages.filter(({ kind, case_no: no = '' }) => kind === 'question:overall' && texted.has(no));
  const sent = new Set(firstTexts.map(({ case_no: no }) => no));
  const reported = (status: string) =>
    new Set(
      sheets.events.filter((event) => event['type'] === 'delivery' && event['status'] === status).map((event) => event['caseNo']),
    );
  const delivered = cases.filter(({ no }) => reported('delivered').has(no)).length;
  const failed = cases.filter(({ no }) => reported('failed').has(no) && !reported('delivered').has(no)).length;
  const replies = sheets.events
    .filter((event) => event['type'] === 'reply')
    .map((event) => {
      const before = sheets.messages.filter(
        ({ to, at = '' }) => to === event['from'] && Date.parse(at) <= Date.parse(event['at'] as string),
      );
      return before.at(-1)?.['case_no'];
    });
  const byForm = sheets.responses.filter(({ channel }) => channel === 'web').map(({ case_no: no }) => no);
  const replied = cases.filter(({ no }) => replies.includes(no) || byForm.includes(no)).length;
  const valid = cases.filter(({ answers }) => answers !== undefined);
  const inState = (state: string): number => cases.filter((one) => one.state === state).length;

  const alerts = alertsOf(cases);
  const alertsBy = (column: string, names: readonly string[]) =>
    names.map((name) => alerts.filter((alert) => alert[column] === name)).filter((found) => found.length > 0);
  const misconduct = alerts.filter(
    ({ cause = '', outcome = '' }) => ['charged', 'absent'].includes(cause) && ['', 'confirmed', 'remedied'].includes(outcome),
  );

  return {
    closings: cases.length,
    n: valid.length,
    redFlags: misconduct.length,
    cases,
    text: {
      办案情况: [
        cases.length,
        excluded.filter(({ reason }) => reason === 'terminated').length,
        ...kinds.map(([, some]) => some.length),
        ...categories.map(([, some]) => some.length),
        ...bySource.map(([, some]) => some.length),
        told('受援人数').length,
        sum(told('受援人数')),
        told('挽回损失').length,
        fixed(sum(told('挽回损失')) / 10_000, 2),
        days.length,
        fixed(middle, 1),
        fixed(sum(days) / days.length, 1),
      ].map(String),
      回访情况: [
        cases.length - excluded.length,
        excluded.length,
        ...REASONS.map((reason) => excluded.filter((one) => one.reason === reason).length).filter((n) => n > 0),
        sent.size,
        delivered,
        failed,
        replied,
        percent(replied / sent.size),
        ...(delivered > 0 ? [percent(replied / delivered)] : []),
        valid.length,
        valid.filter(({ answers }) => answers?.['channel'] === 'phone').length,
        inState('refused'),
        inState('to-call'),
      ].map(String),
      受援人评价: [
        ...rates(cases),
        ...(valid.length < 5 ? [] : [figures(cases).points]),
        ...(valid.length < 30 ? ['30'] : []),
        ...['charged', 'absent'].flatMap((question) => [8, 9, 0].map((code) => String(answersTo(question, code)))),
      ],
      提醒及处置:
        alerts.length === 0
          ? []
          : [
              alerts.length,
              ...alertsBy('level', LEVELS).map((found) => found.length),
              ...alertsBy('cause', CAUSES).map((found) => found.length),
              alerts.filter(({ outcome }) => outcome !== '').length,
              alerts.filter(({ outcome }) => outcome === '').length,
              alerts.filter(({ escalations }) => Number(escalations) > 0).length,
              misconduct.length,
            ].map(String),
      咨询服务:
        consultations.length === 0
          ? []
          : [String(consultations.length), ...rates(consultations), String(alertsOf(consultations).length)],
    },
    tables: {
      按案件类型: [...kinds.map(([name, some]) => line(name, some)), line('合计', cases)],
      '按受援人类别（一人属多类的分别计入）': categories.map(([name, some]) => line(name, some)),
      按办案结果: results.map(([name, some]) => line(name, some)),
      按结案月份: months
        .map((month) => [month, cases.filter(({ row }) => row['结案时间']!.slice(5, 7) === month)] as const)
        .filter(([, some]) => some.length > 0)
        .map(([month, some]) => line(`2025-${month}`, some)),
      '满意程度（5最好）': [
        ['总体满意度', 'overall'],
        ['沟通', 'communication'],
      ].map(([name = '', question = '']) => [name, ...[5, 4, 3, 2, 1].map((stars) => String(answersTo(question, stars)))]),
      提醒处置情况: [
        ['特急', 'critical'],
        ['高', 'high'],
        ['中', 'medium'],
        ['低', 'low'],
      ]
        .map(([name = '', level]) => [name, alerts.filter((alert) => alert['level'] === level)] as const)
        .filter(([, some]) => some.length > 0)
        .map(([name, some]) => [
          name,
          ...ENDS.map((end) => String(some.filter(({ outcome }) => outcome === end).length)),
          String(some.length),
        ]),
    } as Readonly<Record<string, readonly (readonly string[])[]>>,
    line,
  };
};
