import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { alibabaAccepts } from '../../fixtures/sms/alibaba.ts';
import { endUserMessagingAccepts, snsAccepts } from '../../fixtures/sms/aws.ts';
import { standIn } from '../../fixtures/sms/stand-in.ts';
import { TEMPLATES } from '../../fixtures/sms/templates.ts';
import { tencentAccepts } from '../../fixtures/sms/tencent.ts';
import { PHONE, TEXT } from './provider-suite.ts';

/*
 * The libraries of the providers come in more than one form, and a bundle takes another than a test does: so each provider
 * once as it is deployed, in a process of its own.
 */

const directory = mkdtempSync(join(tmpdir(), 'huifang-sms-'));
afterAll(() => {
  rmSync(directory, { recursive: true });
});

const ACCOUNT = {
  alibaba: { accessKeyId: 'a', accessKeySecret: 'b' },
  tencent: { secretId: 'a', secretKey: 'b', sdkAppId: '1400006666' },
};

test.each([
  ['sns', 'snsSms', () => ({}), snsAccepts],
  [
    'aws-end-user-messaging',
    'endUserMessagingSms',
    () => ({ origin: 'pool-1', configurationSet: 'set' }),
    endUserMessagingAccepts,
  ],
  [
    'alibaba',
    'alibabaSms',
    (endpoint: string) => ({ account: ACCOUNT.alibaba, templates: TEMPLATES, wire: { protocol: 'HTTP', endpoint } }),
    alibabaAccepts,
  ],
  [
    'tencent',
    'tencentSms',
    (endpoint: string) => ({ account: ACCOUNT.tencent, templates: TEMPLATES, wire: { protocol: 'http://', endpoint } }),
    tencentAccepts,
  ],
] as const)('%s sends as it is deployed', async (file, name, optionsAt, accepts) => {
  await using service = await standIn(() => accepts('id-1'));
  const outfile = join(directory, `${file}.cjs`);
  await build({
    entryPoints: [`adapters/sms/${file}.ts`],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    target: 'node24',
    minify: true,
    outfile,
    logLevel: 'error',
  });
  const script = `require(${JSON.stringify(outfile)}).${name}(${JSON.stringify(optionsAt(service.endpoint))})
    .send(${JSON.stringify(PHONE)}, ${JSON.stringify(TEXT)}).then((outcome) => console.log(JSON.stringify(outcome)))`;
  const env = {
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'an-id',
    AWS_SECRET_ACCESS_KEY: 'a-key',
    AWS_ENDPOINT_URL: `http://${service.endpoint}`,
  };
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { env });
  expect(JSON.parse(stdout)).toEqual({ kind: 'accepted', providerId: 'id-1' });
  expect(service.arrivals).toHaveLength(1);
});
