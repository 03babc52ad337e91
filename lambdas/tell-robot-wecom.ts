import { wecomRobot } from '../adapters/robots/wecom.ts';
import { WecomAccount } from '../contracts/robot-account.ts';
import { tellsRobot } from './runtime/tell-robot.ts';

/** Alerts to a group of WeCom. */
export const handler = tellsRobot(WecomAccount, (account) => wecomRobot(account));
