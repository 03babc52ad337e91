import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { digestOf } from '../../../domain/alert/digest.ts';
import { alertMessage, summaryMessage } from '../../../domain/alert/tell-alerts.ts';
import { ALERT_CAUSES } from '../../../domain/shared/codes.ts';
import { anyBatch, published } from './published.ts';

const CONSOLE = 'https://console.example.org/';

describe('one alert', () => {
  test('level, cause, case, centre, deadlines in its zone, and where to look', () => {
    expect(alertMessage(published({ caseNo: '(2025)援1号' }), CONSOLE)).toBe(
      `【回访提醒】特急:反映收钱、收礼或吃请
案号:(2025)援1号 机构:C01
首次联系期限:2025-03-07 10:00
办结期限:2025-03-13 10:00
[Alert] critical: money, gifts or meals reported
Case (2025)援1号, centre C01
Contact by 2025-03-07 10:00, resolve by 2025-03-13 10:00 (Asia/Shanghai)
https://console.example.org/#/cases/(2025)%E6%8F%B41%E5%8F%B7`,
    );
  });

  test('an overdue one says so, and who is told', () => {
    const overdue = published({ occasion: 'escalated', audience: 'P01', level: 'low', cause: 'trend', zone: 'Asia/Urumqi' });
    expect(alertMessage(overdue, undefined)).toBe(
      `【回访提醒超期上报】低:满意度下降预警
案号:2025-001 机构:C01 上报:P01
首次联系期限:2025-03-07 08:00
办结期限:2025-03-13 08:00
[Alert overdue] low: early warning: satisfaction falls
Case 2025-001, centre C01, told to P01
Contact by 2025-03-07 08:00, resolve by 2025-03-13 08:00 (Asia/Urumqi)`,
    );
  });
});

test('one handed up by hand is not called overdue', () => {
  const handedUp = published({ occasion: 'escalated', isByHand: true, audience: 'P01', level: 'high', cause: 'absent' });
  const text = alertMessage(handedUp, undefined);
  expect(text).toMatch(/^【回访提醒人工上报】高/);
  expect(text).toContain('机构:C01 上报:P01');
  expect(text).toContain('[Alert handed up] high');
  expect(summaryMessage([handedUp, published({ occasion: 'escalated' })], undefined)).toMatch(
    /^【回访提醒汇总】共2条,其中超期上报1条,人工上报1条\n\[Alerts together\] 2, of which overdue 1, handed up 1\n/,
  );
});

describe('several alerts', () => {
  test('counts by level, cause and centre, and the cases in the order given', () => {
    const alerts = [
      published({ caseNo: '3', level: 'high', cause: 'absent', centreId: 'C02' }),
      published({ caseNo: '1', level: 'medium', cause: 'overall', centreId: 'C02', occasion: 'escalated' }),
      published({ caseNo: '1', level: 'medium', cause: 'communication' }),
    ];
    expect(summaryMessage(alerts, CONSOLE)).toBe(
      `【回访提醒汇总】共3条,其中超期上报1条
[Alerts together] 3, of which overdue 1
级别 Levels:高 high 1;中 medium 2
原因 Causes:总体不满意 dissatisfied overall 1;反映沟通不好 poor communication reported 1;反映不按时出庭或拖延 absence or delay reported 1
机构 Centres:C02 2;C01 1
案号 Cases:3、1
https://console.example.org/#/alerts`,
    );
  });

  test('ten cases and ten centres are named, the rest counted', () => {
    const alerts = Array.from({ length: 12 }, (_, i) => published({ caseNo: `N${i + 1}`, centreId: `C${100 + i}` }));
    const text = summaryMessage([...alerts, alerts[11]!], undefined);
    expect(text).toContain('机构 Centres:C111 2;C100 1;C101 1;C102 1;C103 1;C104 1;C105 1;C106 1;C107 1;C108 1;其他 others 2\n');
    expect(text).toMatch(/案号 Cases:N1、N2、N3、N4、N5、N6、N7、N8、N9、N10 …\(共12件 of 12\)$/);
  });

  test('ten cases are all there are to name; of centres with as many alerts the first by name comes first', () => {
    const ten = Array.from({ length: 10 }, (_, i) => published({ caseNo: `N${i}`, centreId: `C${(i * 7) % 10}` }));
    const text = summaryMessage(ten, undefined);
    expect(text).toContain(`机构 Centres:${[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `C${n} 1`).join(';')}\n`);
    expect(text).toMatch(/案号 Cases:N0、N1、N2、N3、N4、N5、N6、N7、N8、N9$/);
  });

  test('each cause has words of its own', () => {
    const words = ALERT_CAUSES.map((cause) => alertMessage(published({ cause }), undefined));
    expect(words.at(-1)).toContain('特急:回访数据异常\n');
    expect(words.at(-1)).toContain('critical: unusual pattern in the answers\n');
    expect(new Set(words).size).toBe(ALERT_CAUSES.length);
  });

  test('counts add up, whatever the batch', () => {
    fc.assert(
      fc.property(anyBatch, (batch) => {
        const { together } = digestOf(batch);
        const sums = ['Levels', 'Causes', 'Centres'].map((kind) => {
          const counts = new RegExp(`${kind}:(.*)`).exec(summaryMessage(together, undefined))?.[1] ?? '';
          return counts.split(';').reduce((sum, count) => sum + Number(/\d+$/.exec(count)?.[0] ?? 0), 0);
        });
        expect(sums).toEqual([together.length, together.length, together.length]);
      }),
    );
  });
});
