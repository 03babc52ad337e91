import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { UnusableInput } from '../replay/rejection.ts';

export interface UploadOptions {
  readonly file: string;
  /** What the table holds. */
  readonly kind: string;
  readonly centreId: string;
  /** Address of the API, without a slash at its end. */
  readonly api: string;
  /** File with the token of who uploads. */
  readonly token: string;
}

const USAGE = `用法 usage:
  npm run --silent upload -- FILE --centre C01 [--kind closings|lawyers|inside-phones|evidence|targets]
      [--api https://…] [--token FILE]     (默认为本机 npm start / default: npm start on this machine)
退出码 exit code: 0 全部接收 all taken, 1 有被拒的行 rows were rejected, 2 文件无法使用 the file cannot be used`;

const LOCAL_API = 'http://127.0.0.1:8124';
const LOCAL_TOKEN = join(import.meta.dirname, '..', '..', '.huifang', 'data', 'supervisor.token');

/** The command line. @throws UnusableInput with what is missing or wrong */
export const uploadOptions = (argv: readonly string[]): UploadOptions => {
  const { positionals, values } = parsed(argv);
  const [file, ...more] = positionals;
  const { centre, kind, api, token } = values;
  if (file === undefined || more.length > 0) throw new UnusableInput(`应给出一个文件 / name one file\n${USAGE}`);
  if (centre === undefined) throw new UnusableInput(`缺少参数 --centre / missing --centre\n${USAGE}`);
  return { file, kind, centreId: centre, api: api.replace(/\/+$/, ''), token };
};

const parsed = (argv: readonly string[]) => {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        centre: { type: 'string' },
        kind: { type: 'string', default: 'closings' },
        api: { type: 'string', default: LOCAL_API },
        token: { type: 'string', default: LOCAL_TOKEN },
      },
    });
  } catch (error) {
    throw new UnusableInput(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
};
