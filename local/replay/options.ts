import { parseArgs } from 'node:util';
import { UnusableInput } from './rejection.ts';

export interface ReplayOptions {
  readonly closings: string;
  readonly events?: string;
  readonly centres?: string;
  readonly policy?: string;
  readonly lastYear?: string;
  /** Milliseconds since 1970; what lies after it is left out. */
  readonly until: number;
  readonly year: number;
  readonly out: string;
}

export const USAGE = `用法 usage:
  npm run --silent replay -- --closings closings.csv --until 2026-01-15T00:00:00+08:00 --year 2025 --out DIR
      [--events events.jsonl] [--centres centres.csv] [--policy policy.json] [--last-year assessment.csv]
退出码 exit code: 0 完成 done, 1 有被拒的行 rows were rejected, 2 输入无法使用 unusable input`;

const ZONED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** The command line. @throws UnusableInput naming the option that is missing or wrong */
export const replayOptions = (argv: readonly string[]): ReplayOptions => {
  const { closings, events, centres, policy, 'last-year': lastYear, until, year, out } = valuesOf(argv);
  if (closings === undefined || until === undefined || year === undefined || out === undefined) {
    const missing = Object.entries({ closings, until, year, out }).flatMap(([name, value]) =>
      value === undefined ? [`--${name}`] : [],
    );
    throw new UnusableInput(`缺少参数 ${missing.join('、')} / missing ${missing.join(', ')}\n${USAGE}`);
  }
  if (!ZONED.test(until) || Number.isNaN(Date.parse(until))) {
    throw new UnusableInput(
      `--until 应为带时区的 ISO 8601 时间 / --until must be ISO 8601 with a zone, such as 2026-01-15T00:00:00+08:00: ${until}`,
    );
  }
  if (!/^(19|20|21)\d{2}$/.test(year))
    throw new UnusableInput(`--year 应为四位年份 / --year must be a year of four digits: ${year}`);
  return {
    closings,
    until: Date.parse(until),
    year: Number(year),
    out,
    ...(events === undefined ? {} : { events }),
    ...(centres === undefined ? {} : { centres }),
    ...(policy === undefined ? {} : { policy }),
    ...(lastYear === undefined ? {} : { lastYear }),
  };
};

const valuesOf = (
  argv: readonly string[],
): Partial<Record<'closings' | 'events' | 'centres' | 'policy' | 'last-year' | 'until' | 'year' | 'out', string>> => {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...argv],
      options: {
        closings: text,
        events: text,
        centres: text,
        policy: text,
        'last-year': text,
        until: text,
        year: text,
        out: text,
      },
    }).values;
  } catch (error) {
    throw new UnusableInput(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
};
