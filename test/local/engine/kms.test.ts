import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type FixtureEngine, startFixture } from './fixture-engine.ts';

const bytes = (text: string) => ({ base64: Buffer.from(text).toString('base64') });
const textOf = (value: unknown): string => Buffer.from((value as { readonly base64: string }).base64, 'base64').toString();
const phone = bytes('+8613800000001');

const keyArn = (engine: FixtureEngine, path: string): string => engine.model.find('AWS::KMS::Key', path).arn;

describe('keys', () => {
  let engine: FixtureEngine;
  beforeAll(async () => {
    engine = await startFixture();
  });
  afterAll(() => engine.stop());

  const encrypt = async (EncryptionContext: Record<string, string>, Plaintext = phone): Promise<unknown> => {
    const { output } = await engine.probe('kms', 'Encrypt', {
      KeyId: keyArn(engine, 'FixtureData/Key'),
      Plaintext,
      EncryptionContext,
    });
    return output?.['CiphertextBlob'];
  };
  const decrypt = (CiphertextBlob: unknown, EncryptionContext: Record<string, string>, KeyId?: string) =>
    engine.probe('kms', 'Decrypt', { CiphertextBlob, EncryptionContext, ...(KeyId === undefined ? {} : { KeyId }) });

  test('give back what they sealed, with the same context in any order', async () => {
    const sealed = await encrypt({ case: '1', field: 'phone' });

    const { output } = await decrypt(sealed, { field: 'phone', case: '1' });
    expect(textOf(output?.['Plaintext'])).toBe('+8613800000001');
    expect(textOf(sealed)).not.toContain('138');
    expect(Buffer.from((sealed as { base64: string }).base64, 'base64')).toHaveLength(45 + 14);
  });

  test('open nothing under another context, key or after a change', async () => {
    const sealed = (await encrypt({ case: '1' })) as { readonly base64: string };
    const changed = Buffer.from(sealed.base64, 'base64');
    changed[changed.length - 1]! ^= 1;

    expect((await decrypt(sealed, { case: '2' })).error?.name).toBe('InvalidCiphertextException');
    expect((await decrypt({ base64: changed.toString('base64') }, { case: '1' })).error?.name).toBe('InvalidCiphertextException');
    expect((await decrypt(bytes('x'), { case: '1' })).error?.name).toBe('InvalidCiphertextException');
    expect((await decrypt(sealed, { case: '1' }, keyArn(engine, 'OtherKey'))).error?.name).toBe('IncorrectKeyException');
  });

  test('make MACs that they know again', async () => {
    const KeyId = keyArn(engine, 'Mac');
    const mac = { KeyId, Message: phone, MacAlgorithm: 'HMAC_SHA_256' };
    const { output } = await engine.probe('kms', 'GenerateMac', mac);
    const Mac = output?.['Mac'];

    expect((await engine.probe('kms', 'VerifyMac', { ...mac, Mac })).output).toMatchObject({ MacValid: true });
    expect((await engine.probe('kms', 'VerifyMac', { ...mac, Message: bytes('x'), Mac })).error?.name).toBe(
      'KMSInvalidMacException',
    );
    expect((await engine.probe('kms', 'GenerateMac', mac)).output?.['Mac']).toEqual(Mac);
  });

  test('make data keys that open again', async () => {
    const KeyId = keyArn(engine, 'FixtureData/Key');
    const { output } = await engine.probe('kms', 'GenerateDataKey', {
      KeyId,
      KeySpec: 'AES_256',
      EncryptionContext: { export: '1' },
    });

    const opened = await decrypt(output?.['CiphertextBlob'], { export: '1' });
    expect(opened.output?.['Plaintext']).toEqual(output?.['Plaintext']);
    expect(Buffer.from((output?.['Plaintext'] as { base64: string }).base64, 'base64')).toHaveLength(32);
  });

  test.each([
    ['Encrypt', { Plaintext: phone }, 'Mac', 'AccessDeniedException'],
    ['GenerateMac', { Message: phone, MacAlgorithm: 'HMAC_SHA_256' }, 'FixtureData/Key', 'AccessDeniedException'],
    ['GenerateMac', { Message: phone, MacAlgorithm: 'HMAC_SHA_512' }, 'Mac', 'ValidationException'],
    ['Encrypt', { Plaintext: bytes('x'.repeat(5000)) }, 'FixtureData/Key', 'ValidationException'],
  ])('refuse %s that is not for them (%#)', async (command, input, path, name) => {
    const { error } = await engine.probe('kms', command, { KeyId: keyArn(engine, path), ...input });

    expect(error?.name).toBe(name);
  });

  test('that do not exist are not found', async () => {
    expect((await engine.probe('kms', 'Encrypt', { KeyId: 'gone', Plaintext: phone })).error?.name).toBe('NotFoundException');
  });
});

describe('secrets', () => {
  let engine: FixtureEngine;
  afterEach(() => engine.stop());
  const macOf = async (): Promise<unknown> => {
    const { output } = await engine.probe('kms', 'GenerateMac', {
      KeyId: keyArn(engine, 'Mac'),
      Message: phone,
      MacAlgorithm: 'HMAC_SHA_256',
    });
    return output?.['Mac'];
  };

  test('are the same for the same seed and others for another', async () => {
    const macs: unknown[] = [];
    for (const keySeed of ['one', 'one', 'two']) {
      engine = await startFixture({ keySeed });
      macs.push(await macOf());
      await engine.stop();
    }

    expect(macs[1]).toEqual(macs[0]);
    expect(macs[2]).not.toEqual(macs[0]);
  });

  test('without a seed are random, and kept for nobody else to read', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'keys-'));
    const open = () => startFixture({ dataDir, keySeed: undefined, clock: { kind: 'real' } } as object);
    engine = await open();
    const mac = await macOf();
    await engine.stop();
    engine = await open();

    expect(await macOf()).toEqual(mac);
    expect(statSync(join(dataDir, 'keys.json')).mode & 0o777).toBe(0o600);
  });
});
