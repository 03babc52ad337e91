/*
 * How the objects of the buckets are called. No SDK here: the stacks and the functions both import it. What was
 * uploaded and what came of it lie apart, because what tells of new objects and what ends their life go by the beginning of
 * the key.
 *
 * upload           uploads/<kind>/<centre>/<file>
 * result           results/<kind>/<centre>/<file>.result.json
 * rejected rows    results/<kind>/<centre>/<file>.rejected.csv
 * exported table   assessments/<centre>/<year>/<id>/<file>           in the exports bucket; its maker says the whole key
 * its manifest     manifests/<its key>.json                         stays when the file's life has ended
 */
export const UPLOADS = 'uploads/';
export const RESULTS = 'results/';
export const ASSESSMENTS = 'assessments/';
export const MANIFESTS = 'manifests/';

/** @param key below `uploads/`, where nothing else is said */
export const objectKeys = {
  upload: (key: string): string => `${UPLOADS}${key}`,
  result: (key: string): string => `${RESULTS}${key}.result.json`,
  rejected: (key: string): string => `${RESULTS}${key}.rejected.csv`,
  /** @param key the whole key of the exported file */
  manifest: (key: string): string => `${MANIFESTS}${key}.json`,
} as const;

/** The key below `uploads/` of an uploaded object. */
export const uploadKeyOf = (objectKey: string): string => objectKey.slice(UPLOADS.length);
