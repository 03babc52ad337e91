import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { startEngine } from '../../local/engine/engine.ts';
import { operatorOf } from '../../local/operator.ts';
import { synthesise } from '../../local/synthesise.ts';
import type { UploadResult } from '../../workflows/ports.ts';
import { askConsole } from '../fixtures/console.ts';
import type { SignedIn } from '../fixtures/console.ts';

export const NOW = Date.parse('2026-03-02T10:00:00+08:00');

/** A province of two counties, one with a station. */
const CENTRES = [
  { id: 'P01', name: '样例市', level: 'city', zone: 'Asia/Shanghai' },
  { id: 'C01', name: '东县', level: 'county', parentId: 'P01', zone: 'Asia/Shanghai' },
  { id: 'C02', name: '西县', level: 'county', parentId: 'P01', zone: 'Asia/Shanghai' },
  { id: 'S01', name: '东县法院站', level: 'station', parentId: 'C01', zone: 'Asia/Shanghai' },
] as const;

export type SpreadsheetHouse = Awaited<ReturnType<typeof openHouse>>;

/** The product on the engine, in virtual time, with ways to hand it files. */
export const openHouse = async () => {
  const logs: string[] = [];
  const engine = await startEngine({
    assembly: await synthesise(() => undefined),
    keySeed: 'spreadsheets',
    clock: { kind: 'virtual', at: NOW },
    onLog: ({ line }) => logs.push(line),
  });
  const operator = operatorOf(engine);
  for (const centre of CENTRES) await operator.store.saveCentre(centre, {});
  const checks = { requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' } as const;
  const s3 = new S3Client({ endpoint: engine.endpoint, region: 'us-east-1', credentials: engine.operator, ...checks });
  const Bucket = engine.model.find('AWS::S3::Bucket', 'Uploads').name;
  const ask = askConsole(engine);

  const text = async (Key: string): Promise<string | undefined> => {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: Key }));
    if (!Contents.some((object) => object.Key === Key)) return undefined;
    return (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();
  };
  const resultOf = async (key: string): Promise<UploadResult> =>
    JSON.parse((await text(`results/${key}.result.json`)) ?? '') as UploadResult;

  return {
    engine,
    store: operator.store,
    snapshot: operator.snapshot,
    deadLetters: operator.deadLetters,
    ask,
    logs,
    text,
    resultOf,
    /** Puts a file into the bucket and waits for what comes of it. */
    drop: async (key: string, body: Buffer | string): Promise<UploadResult> => {
      const bytes = Buffer.from(body as string);
      await s3.send(new PutObjectCommand({ Bucket, Key: `uploads/${key}`, Body: bytes, ContentLength: bytes.length }));
      await engine.settle();
      return resultOf(key);
    },
    /** Uploads a file as a signed-in user, and waits for what comes of it. */
    upload: async (user: SignedIn, kind: string, centreId: string, body: Buffer | string, fileName = 'table.csv') => {
      const bytes = Buffer.from(body as string);
      const offered = await ask(user, 'POST', '/v1/uploads', { kind, centreId, fileName, size: bytes.length });
      if (offered.status !== 201) throw new Error(`not offered: ${JSON.stringify(offered)}`);
      const { key, url, headers } = offered.body as { key: string; url: string; headers: Record<string, string> };
      const answer = await fetch(url, { method: 'PUT', body: bytes, headers });
      if (answer.status !== 200) throw new Error(`not taken: ${answer.status} ${await answer.text()}`);
      await engine.settle();
      return { key, ...(await ask(user, 'GET', `/v1/uploads/${encodeURI(key)}`)) };
    },
    close: async (): Promise<void> => {
      s3.destroy();
      operator.close();
      await engine.stop();
    },
  };
};
