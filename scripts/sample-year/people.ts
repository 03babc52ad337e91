import { writeCsv } from '../../adapters/spreadsheet/write-csv.ts';

/* The made-up people and places of the sample. Nobody in it exists; their names and numbers say so. */

export const ZONE = 'Asia/Shanghai';

export interface SampleLawyer {
  readonly id: string;
  /** What the sample's files call the lawyer: `L01`. */
  readonly key: string;
  readonly name: string;
  readonly firm: string;
  readonly centreId: string;
}

const FIRMS = ['样例第一律师事务所', '样例第二律师事务所', '样例镇法律服务所'] as const;

const keyOf = (number: number): string => `L${String(number).padStart(2, '0')}`;

const lawyer = (number: number, centreId: string): SampleLawyer => ({
  id: `样例${keyOf(number)}`,
  key: keyOf(number),
  name: `样例律师${'甲乙丙丁戊己庚辛壬癸'.charAt(number - 1)}`,
  firm: FIRMS[number % FIRMS.length] ?? FIRMS[0],
  centreId,
});

const LAWYERS: readonly SampleLawyer[] = [
  ...[1, 2, 3, 4, 5].map((number) => lawyer(number, 'C01')),
  ...[6, 7, 8, 9].map((number) => lawyer(number, 'C02')),
  lawyer(10, 'S01'),
];

export const lawyerOf = (key: string): SampleLawyer => {
  const found = LAWYERS.find((candidate) => candidate.key === key);
  if (!found) throw new Error(`the sample has no lawyer ${key}`);
  return found;
};

const CENTRES = [
  { centre_id: 'CITY', name: '样例市法律援助中心', level: 'city', parent_id: '', zone: ZONE },
  { centre_id: 'C01', name: '样例东县法律援助中心', level: 'county', parent_id: 'CITY', zone: ZONE },
  { centre_id: 'C02', name: '样例西县法律援助中心', level: 'county', parent_id: 'CITY', zone: ZONE },
  { centre_id: 'S01', name: '样例东县法院工作站', level: 'station', parent_id: 'C01', zone: ZONE },
];

export const centresCsv = (): string => writeCsv(CENTRES, ['centre_id', 'name', 'level', 'parent_id', 'zone']);
