import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { UploadOffer, UploadResult } from '../../workflows/ports.ts';
import { UnusableInput } from '../replay/rejection.ts';
import type { UploadOptions } from './options.ts';

/** How long a file is waited for: as long as the function may take. */
const PATIENCE_MS = 10 * 60_000;
const LOOK_AGAIN_MS = 500;

/**
 * Uploads a file, waits until it is worked off, and writes the rows that were not taken to `<file>.rejected.csv` beside it.
 *
 * @param say told what is happening, in one line
 * @throws UnusableInput when the file or the API does not let it
 */
export const upload = async (options: UploadOptions, say: (line: string) => void): Promise<UploadResult> => {
  const { file, kind, centreId, api } = options;
  const bytes = read(file);
  const token = read(options.token).toString('utf8').trim();
  const ask = async (path: string, body?: unknown): Promise<unknown> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const request = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
    return answered(await reached(`${api}/v1/uploads${path}`, request));
  };
  const offer = { kind, centreId, fileName: basename(file), size: bytes.length };
  const { key, url, headers } = (await ask('', offer)) as UploadOffer & { readonly key: string };
  const put = await reached(url, { method: 'PUT', headers, body: new Uint8Array(bytes) });
  if (!put.ok) throw new UnusableInput(`上传失败 / the upload failed: ${put.status} ${await put.text()}`);
  say('已上传,正在接收… uploaded, being taken in…');
  const result = await worked(() => ask(`/${encodeURI(key)}`));
  if (result.rejected > 0) {
    const { url: from } = (await ask(`/${encodeURI(key)}/rejected`)) as { readonly url: string };
    const rejected = `${file}.rejected.csv`;
    writeFileSync(rejected, Buffer.from(await (await reached(from)).arrayBuffer()));
    say(`${result.rejected} 行未接收,改正后可直接再传 / rows were not taken; put them right and upload again: ${rejected}`);
  }
  if (result.reason !== undefined) say(`${result.reason.zh} / ${result.reason.en}`);
  return result;
};

const read = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'error';
    throw new UnusableInput(`无法读取文件 / cannot read the file: ${file} (${code})`);
  }
};

const reached = async (url: string, request: RequestInit = {}): Promise<Response> => {
  try {
    return await fetch(url, request);
  } catch (error) {
    throw new UnusableInput(`无法连接 / cannot reach ${new URL(url).origin}: ${String((error as Error).cause ?? error)}`);
  }
};

const answered = async (response: Response): Promise<unknown> => {
  if (response.ok) return response.json();
  throw new UnusableInput(`接口拒绝 / the API refuses: ${response.status} ${await response.text()}`);
};

const worked = async (look: () => Promise<unknown>): Promise<UploadResult> => {
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_AGAIN_MS) {
    const state = (await look()) as UploadResult | { readonly state: 'received' };
    if (state.state !== 'received') return state;
    await setTimeout(LOOK_AGAIN_MS);
  }
  throw new UnusableInput('十分钟后仍未接收完毕,请联系运维 / not worked off after ten minutes; ask your operator');
};
