import { describe, expect, test } from '@jest/globals';
import { centresOf, parseCentres } from '../../../domain/case/parse-centres.ts';

const rows = (...cells: Record<string, unknown>[]) => cells.map((row, index) => ({ line: index + 2, cells: row }));

const CITY = { centre_id: 'CITY', name: '市法律援助中心', level: 'city', parent_id: '', zone: 'Asia/Shanghai' };
const county = (id: string, parent = 'CITY') => ({ centre_id: id, name: `${id}县`, level: '县', parent_id: parent, zone: '' });

describe('a table of centres', () => {
  test('gives the tree, parents in any place, English or Chinese', () => {
    const { centres, errors } = parseCentres(
      rows({ ...county('C01'), sign: '甲县法援' }, CITY, {
        机构代码: 'S',
        机构名称: '驻院站',
        级别: '站',
        上级机构代码: 'C01',
        时区: 'Asia/Urumqi',
      }),
    );
    expect(errors).toEqual([]);
    expect([...centres]).toEqual([
      ['C01', { id: 'C01', name: 'C01县', level: 'county', parentId: 'CITY', zone: 'Asia/Shanghai', sign: '甲县法援' }],
      ['CITY', { id: 'CITY', name: '市法律援助中心', level: 'city', zone: 'Asia/Shanghai' }],
      ['S', { id: 'S', name: '驻院站', level: 'station', parentId: 'C01', zone: 'Asia/Urumqi' }],
    ]);
    expect(Object.keys(centres.get('CITY')!)).toEqual(['id', 'name', 'level', 'zone']);
  });

  test.each([
    ['an empty id', { centre_id: '' }, 'centre_id'],
    ['a long id', { centre_id: 'C'.repeat(33) }, 'centre_id'],
    ['no name', { name: null }, 'name'],
    ['no level', { level: '' }, 'level'],
    ['an unknown level', { level: 'village' }, 'level'],
    ['an unknown zone', { zone: 'Asia/Nowhere' }, 'zone'],
    ['an offset for a zone', { zone: '+08:00' }, 'zone'],
    ['a long signature', { sign: '甲'.repeat(11) }, 'sign'],
    ['a parent not in the table', { parent_id: 'C99' }, 'parent_id'],
    ['itself as parent', { parent_id: 'C01' }, 'parent_id'],
    ['a parent that cannot be read', { parent_id: 'C\u00001' }, 'parent_id'],
  ])('refuses %s, and takes the other rows', (_, wrong, column) => {
    const { centres, errors } = parseCentres(rows(CITY, { ...county('C01'), ...wrong }, county('C02')));
    expect([...centres.keys()]).toEqual(['CITY', 'C02']);
    expect(errors.map((error) => [error.line, error.column])).toEqual([[3, column]]);
  });

  test('says in both languages what a zone and a parent must be', () => {
    const { errors } = parseCentres(rows(CITY, { ...county('C01'), zone: '北京' }, county('C02', 'C99')));
    expect(errors.map(({ message }) => message)).toEqual([
      { zh: '应为 IANA 时区名,如 Asia/Shanghai', en: 'must be an IANA time zone such as Asia/Shanghai' },
      {
        zh: '应为本表中的机构,且逐级上溯能到最上级(不能循环)',
        en: 'must be a centre of this table whose parents lead up to the top, not in a circle',
      },
    ]);
  });

  test('refuses a second row of the same id', () => {
    const { centres, errors } = parseCentres(rows(CITY, county('C01'), { ...county('C01'), name: '另一个' }));
    expect(centres.get('C01')?.name).toBe('C01县');
    expect(errors).toEqual([
      {
        line: 4,
        column: 'centre_id',
        value: 'C01',
        message: { zh: '机构代码重复,应各不相同', en: 'stands here twice; ids must differ' },
      },
    ]);
  });

  test('refuses a circle and all that hangs on it or on a missing parent, in the order of the rows', () => {
    const { centres, errors } = parseCentres(
      rows(
        county('A', 'B'),
        county('B', 'C'),
        county('C', 'A'),
        county('D', 'A'),
        county('E', 'F'),
        county('F', 'X'),
        CITY,
        county('G'),
      ),
    );
    expect([...centres.keys()]).toEqual(['CITY', 'G']);
    expect(errors.map((error) => [error.line, error.column, error.value])).toEqual([
      [2, 'parent_id', 'B'],
      [3, 'parent_id', 'C'],
      [4, 'parent_id', 'A'],
      [5, 'parent_id', 'A'],
      [6, 'parent_id', 'F'],
      [7, 'parent_id', 'X'],
    ]);
  });

  test('a chain of 50,000 centres, deepest first, is walked once', () => {
    const chain = Array.from({ length: 50_000 }, (_, i) => county(`N${i}`, `N${i + 1}`));
    const { centres, errors } = parseCentres(rows(...chain, { ...county('N50000', ''), level: 'province' }));
    expect([centres.size, errors.length]).toEqual([50_001, 0]);
  });
});

describe('centres named by closings', () => {
  test('each is a county named by its id, in Shanghai', () => {
    const centres = centresOf([
      { centre_id: 'C02' },
      { 机构代码: ' C01 ' },
      { 机构代码: 'C02' },
      { centre_id: '' },
      { centre_id: 'C\n3' },
      { case_no: '1' },
    ]);
    expect([...centres.values()]).toEqual([
      { id: 'C02', name: 'C02', level: 'county', zone: 'Asia/Shanghai' },
      { id: 'C01', name: 'C01', level: 'county', zone: 'Asia/Shanghai' },
    ]);
  });
});
