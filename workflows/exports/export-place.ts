import type { AnnualExport } from '../../domain/assessment/annual-export.ts';

/** Where an export lies in the bucket. The place says whose it is, so whoever may see the centre's table may have it. */
export const exportKey = ({ centreId, year, id, file }: Pick<AnnualExport, 'centreId' | 'year' | 'id' | 'file'>): string =>
  `assessments/${encodeURIComponent(centreId)}/${year}/${id}/${file}`;

/** What the file is called where it is saved. */
export const exportName = ({ centreId, year, version, file }: AnnualExport): string => `${year}-${centreId}-${version}-${file}`;
