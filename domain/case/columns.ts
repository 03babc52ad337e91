/** Columns of the table of closings: English name and Chinese header, in the order in which they are documented. */
export const CLOSING_COLUMNS = {
  case_no: '案号',
  centre_id: '机构代码',
  lawyer_id: '执业证号',
  lawyer_name: '承办律师',
  firm: '律所',
  client_name: '受援人',
  client_phone: '联系电话',
  contact: '回访方式',
  no_contact_reason: '不回访原因',
  respondent: '回访对象',
  kind: '案件类型',
  matter: '案由',
  category: '受援人类别',
  service: '服务类型',
  source: '案件来源',
  people: '受援人数',
  recovered: '挽回损失',
  outcome: '结案方式',
  result: '办案结果',
  accepted_on: '受理日期',
  closed_at: '结案时间',
  filed_on: '归档日期',
  language: '语言',
} as const;
export type ClosingColumn = keyof typeof CLOSING_COLUMNS;

const REQUIRED_COLUMNS: readonly ClosingColumn[] = ['case_no', 'centre_id', 'lawyer_id', 'client_name', 'closed_at'];

/** Columns of the table of centres. */
export const CENTRE_COLUMNS = {
  centre_id: '机构代码',
  name: '机构名称',
  level: '级别',
  parent_id: '上级机构代码',
  zone: '时区',
  sign: '短信签名',
} as const;
export type CentreColumn = keyof typeof CENTRE_COLUMNS;

/** Two headers with the same key are the same header: width, case and what surrounds it (a byte order mark too) don't matter. */
export const headerKey = (header: string): string => header.normalize('NFKC').trim().toLowerCase();

/** Which column a header names, in English or Chinese. */
export type Headers<C extends string> = ReadonlyMap<string, C>;

const headersOf = <C extends string>(columns: Readonly<Record<C, string>>): Headers<C> =>
  new Map(
    (Object.entries(columns) as [C, string][]).flatMap(([name, chinese]) => [
      [headerKey(name), name] as const,
      [headerKey(chinese), name] as const,
    ]),
  );

export const CLOSING_HEADERS = headersOf(CLOSING_COLUMNS);
export const CENTRE_HEADERS = headersOf(CENTRE_COLUMNS);

/** The headers that name no column of closings: their cells are not read, and whoever sent them is told. */
export const unknownColumns = (headers: readonly string[]): string[] =>
  headers.filter((header) => !CLOSING_HEADERS.has(headerKey(header)));

/** Columns without which no row of closings can be read, and that none of the headers names. */
export const missingRequiredColumns = (headers: readonly string[]): ClosingColumn[] => {
  const named = new Set(headers.map((header) => CLOSING_HEADERS.get(headerKey(header))));
  return REQUIRED_COLUMNS.filter((column) => !named.has(column));
};
