import { dingtalkRobot } from '../adapters/robots/dingtalk.ts';
import { SigningAccount } from '../contracts/robot-account.ts';
import { tellsRobot } from './runtime/tell-robot.ts';

/** Alerts to a group of DingTalk. */
export const handler = tellsRobot(SigningAccount, (account) => dingtalkRobot(account));
