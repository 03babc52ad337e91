import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { unlessGone } from './s3-client.ts';

/** A JSON document that lies beside an object and tells of it. */
export const putJson = async (s3: S3Client, Bucket: string, Key: string, value: unknown): Promise<void> => {
  const Body = `${JSON.stringify(value, null, 2)}\n`;
  await s3.send(new PutObjectCommand({ Bucket, Key, Body, ContentType: 'application/json; charset=utf-8' }));
};

/** As it was put; `undefined` when there is none. */
export const getJson = async (s3: S3Client, Bucket: string, Key: string): Promise<unknown> => {
  const found = await unlessGone(s3.send(new GetObjectCommand({ Bucket, Key })));
  return found && (JSON.parse((await found.Body?.transformToString()) ?? '') as unknown);
};
