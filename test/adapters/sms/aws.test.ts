import { beforeAll } from '@jest/globals';
import { endUserMessagingSms } from '../../../adapters/sms/aws-end-user-messaging.ts';
import { snsSms } from '../../../adapters/sms/sns.ts';
import {
  endUserMessagingAccepts,
  endUserMessagingRefuses,
  endUserMessagingRequest,
  snsAccepts,
  snsRefuses,
  snsRequest,
} from '../../fixtures/sms/aws.ts';
import { describeProvider, NONSENSE, PHONE, TEXT } from './provider-suite.ts';

beforeAll(() => {
  Object.assign(process.env, { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'an-id', AWS_SECRET_ACCESS_KEY: 'a-key' });
});

/** Points the clients that the product makes itself at the stand-in, so that their own settings are what is tested. */
const at = (service: string, endpoint: string): void => {
  process.env[`AWS_ENDPOINT_URL_${service}`] = `http://${endpoint}`;
};

describeProvider('Amazon SNS', {
  provider: (endpoint, answerWithinMs) => {
    at('SNS', endpoint);
    return snsSms({ answerWithinMs });
  },
  accepts: snsAccepts,
  request: snsRequest,
  expected: { Action: 'Publish', PhoneNumber: PHONE, Message: TEXT.body },
  linkAllowed: true,
  refusals: [
    ['ThrottledException', true, snsRefuses(429, 'Throttled')],
    ['KMSThrottlingException', true, snsRefuses(400, 'KMSThrottling')],
    ['AuthorizationErrorException', true, snsRefuses(403, 'AuthorizationError')],
    ['InvalidParameterException', false, snsRefuses(400, 'InvalidParameter')],
    ['OptedOutException', 'opted-out', snsRefuses(400, 'OptedOut')],
  ],
  unclear: [...NONSENSE, ['an internal error', snsRefuses(500, 'InternalError')]],
});

describeProvider('AWS End User Messaging', {
  provider: (endpoint, answerWithinMs) => {
    at('PINPOINT_SMS_VOICE_V2', endpoint);
    return endUserMessagingSms({ origin: 'pool-1', configurationSet: 'reports', answerWithinMs });
  },
  accepts: endUserMessagingAccepts,
  request: endUserMessagingRequest,
  expected: {
    target: 'PinpointSMSVoiceV2.SendTextMessage',
    DestinationPhoneNumber: PHONE,
    OriginationIdentity: 'pool-1',
    ConfigurationSetName: 'reports',
    MessageBody: TEXT.body,
    MessageType: 'TRANSACTIONAL',
  },
  linkAllowed: true,
  refusals: [
    ['ThrottlingException', true, endUserMessagingRefuses(400, 'ThrottlingException')],
    [
      'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT',
      true,
      endUserMessagingRefuses(400, 'ServiceQuotaExceededException', 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT'),
    ],
    ['ACCOUNT_DISABLED', true, endUserMessagingRefuses(400, 'AccessDeniedException', 'ACCOUNT_DISABLED')],
    ['ResourceNotFoundException', true, endUserMessagingRefuses(400, 'ResourceNotFoundException')],
    ['RESOURCE_NOT_ACTIVE', true, endUserMessagingRefuses(400, 'ConflictException', 'RESOURCE_NOT_ACTIVE')],
    [
      'DESTINATION_PHONE_NUMBER_OPTED_OUT',
      'opted-out',
      endUserMessagingRefuses(400, 'ConflictException', 'DESTINATION_PHONE_NUMBER_OPTED_OUT'),
    ],
    ['INVALID_PARAMETER', false, endUserMessagingRefuses(400, 'ValidationException', 'INVALID_PARAMETER')],
  ],
  unclear: [...NONSENSE, ['an internal error', endUserMessagingRefuses(500, 'InternalServerException')]],
});
