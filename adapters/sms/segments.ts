import { SegmentedMessage } from 'sms-segments-calculator';

/** Segments a text is charged as: one holds 160 GSM-7 or 70 UCS-2 characters, in longer texts 153 or 67. */
export const segmentsOf = (body: string): number => new SegmentedMessage(body).segmentsCount;
