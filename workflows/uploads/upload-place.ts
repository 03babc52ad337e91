import type { UploadKind } from '../../domain/shared/codes.ts';
import { UPLOAD_KINDS } from '../../domain/shared/codes.ts';

/** Where an uploaded spreadsheet lies: what it holds, and whose it is. */
export interface UploadPlace {
  readonly kind: UploadKind;
  /** Its rows may be of this centre and those below it. */
  readonly centreId: string;
  readonly file: string;
}

/** `<kind>/<centre>/<file>` */
export const uploadKey = ({ kind, centreId, file }: UploadPlace): string => `${kind}/${centreId}/${file}`;

/** `undefined` when the key is not of this form. */
export const uploadPlace = (key: string): UploadPlace | undefined => {
  const [, folder, centreId = '', file = ''] = /^([^/]+)\/([^/]+)\/([^/]+)$/.exec(key) ?? [];
  const kind = UPLOAD_KINDS.find((known) => known === folder);
  return kind && { kind, centreId, file };
};
