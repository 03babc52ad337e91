import type { CentreLevel } from '../shared/codes.ts';

/** A node of the tree of legal-aid centres 法律援助机构. */
export interface Centre {
  readonly id: string;
  readonly name: string;
  readonly level: CentreLevel;
  /** Absent at the root. */
  readonly parentId?: string;
  /** IANA name, for example `Asia/Shanghai`. */
  readonly zone: string;
  /** Signature of its texts; without one, the first 10 characters of the name. */
  readonly sign?: string;
}
