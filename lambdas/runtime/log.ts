import { Logger } from '@aws-lambda-powertools/logger';

/** Structured lines on standard output. They carry case numbers and outcomes, never names, numbers or answers. */
export const log = new Logger({ serviceName: 'huifang' });
