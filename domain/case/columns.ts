/** Columns of the table of closings: English name and Chinese header, in the order in which they are documented. */
export const CLOSING_COLUMNS = {
  case_no: '案号',
  centre_id: '机构代码',
  lawyer_id: '执业证号',
  lawyer_name: '承办律师',
  firm: '律所',
  client_name: '受援人',
  client_phone: '联系电话',
  assigned_phone: '指派时电话',
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

/** Columns of the lawyers' register. */
export const LAWYER_COLUMNS = {
  lawyer_id: '执业证号',
  name: '姓名',
  role: '身份',
  firm: '律所',
  specialities: '专长',
  phone: '联系电话',
  centres: '机构代码',
  status: '状态',
} as const;
export type LawyerColumn = keyof typeof LAWYER_COLUMNS;

/** Columns of the table of numbers that are no client's. */
export const INSIDE_PHONE_COLUMNS = {
  phone: '号码',
  whose: '归属',
  centre_id: '机构代码',
  status: '状态',
} as const;
export type InsidePhoneColumn = keyof typeof INSIDE_PHONE_COLUMNS;

/** Two headers with the same key are the same header: width, case and what surrounds it (a byte order mark too) don't matter. */
export const headerKey = (header: string): string => header.normalize('NFKC').trim().toLowerCase();

/** Which column a header names, in English or Chinese. */
export type Headers<C extends string> = ReadonlyMap<string, C>;

export const headersOf = <C extends string>(columns: Readonly<Record<C, string>>): Headers<C> =>
  new Map(
    (Object.entries(columns) as [C, string][]).flatMap(([name, chinese]) => [
      [headerKey(name), name] as const,
      [headerKey(chinese), name] as const,
    ]),
  );

/** What a table's header row must and may hold. */
export interface TableShape<C extends string = string> {
  readonly headers: Headers<C>;
  /** Columns without which no row can be read. */
  readonly required: readonly C[];
}

export const CENTRE_HEADERS = headersOf(CENTRE_COLUMNS);
export const CLOSING_TABLE: TableShape<ClosingColumn> = {
  headers: headersOf(CLOSING_COLUMNS),
  required: ['case_no', 'centre_id', 'lawyer_id', 'client_name', 'closed_at'],
};
export const INSIDE_PHONE_TABLE: TableShape<InsidePhoneColumn> = {
  headers: headersOf(INSIDE_PHONE_COLUMNS),
  required: ['phone', 'whose', 'centre_id'],
};
export const LAWYER_TABLE: TableShape<LawyerColumn> = {
  headers: headersOf(LAWYER_COLUMNS),
  required: ['lawyer_id', 'name', 'centres'],
};

/** The headers that name no column of the table: their cells are not read, and whoever sent them is told. */
export const unknownColumns = (headers: readonly string[], table: TableShape): string[] =>
  headers.filter((header) => !table.headers.has(headerKey(header)));

/** Required columns that none of the headers names. */
export const missingRequiredColumns = <C extends string>(headers: readonly string[], table: TableShape<C>): C[] => {
  const named = new Set(headers.map((header) => table.headers.get(headerKey(header))));
  return table.required.filter((column) => !named.has(column));
};
