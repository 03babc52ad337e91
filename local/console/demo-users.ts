import type { Centre } from '../../domain/case/centre.ts';

/** Somebody who can sign in on this machine. */
export interface DemoUser {
  readonly sub: string;
  readonly name: string;
  readonly role: string;
  readonly centre: string;
  /** What the sign-in page says about them. */
  readonly what: string;
}

/**
 * A made-up user of every role: the upper level and the operator at the top of the tree, the others in its first county.
 *
 * @param lawyerId the lawyer who signs in
 */
export const demoUsers = (centres: readonly Centre[], lawyerId: string): readonly DemoUser[] => {
  const top = centres.find(({ parentId }) => parentId === undefined);
  const county = centres.find(({ parentId }) => parentId === top?.id) ?? top;
  if (top === undefined || county === undefined) return [];
  const at = ({ id }: Centre) => ({ centre: id });
  return [
    { sub: 'supervisor-1', name: '样例主管甲', role: 'supervisor', ...at(county), what: '质量主管 supervisor' },
    { sub: 'supervisor-2', name: '样例主管乙', role: 'supervisor', ...at(county), what: '另一位质量主管 second supervisor' },
    { sub: 'clerk-1', name: '样例回访员', role: 'clerk', ...at(county), what: '回访员 revisit clerk' },
    { sub: 'upper-1', name: '样例上级主管', role: 'supervisor', ...at(top), what: '上级机构 upper level' },
    { sub: 'auditor-1', name: '样例审计员', role: 'auditor', ...at(top), what: '审计 auditor' },
    { sub: 'operator-1', name: '样例管理员', role: 'operator', ...at(top), what: '系统管理员 operator' },
    { sub: lawyerId, name: '样例律师', role: 'lawyer', ...at(county), what: '承办律师 lawyer' },
  ];
};
