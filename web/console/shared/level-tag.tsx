import type { AlertLevel } from '../../../domain/shared/codes.ts';
import { useTerms } from './use-terms.ts';

export const LevelTag = ({ level }: { readonly level: AlertLevel }) => (
  <span className={`hf-tag hf-${level}`}>{useTerms()('level', level)}</span>
);
