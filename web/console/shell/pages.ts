import { lazy } from 'react';
import type { ComponentType, LazyExoticComponent } from 'react';
import { rolesFor } from '../../../domain/shared/permissions.ts';
import type { Action, Role } from '../../../domain/shared/permissions.ts';
import type { shellWords } from './words.ts';

export type PageName = keyof (typeof shellWords)['zh']['pages'];

export interface PageEntry {
  readonly name: PageName;
  /** Below `#/`. */
  readonly path: string;
  /** What one must be allowed to do to see it, by the rule the API goes by; of several, any. */
  readonly needs: readonly Action[];
  readonly page: LazyExoticComponent<ComponentType>;
}

/** Every page, in the order of the menu: what it needs, and where its code is, which is loaded when it is opened. */
export const PAGES: readonly PageEntry[] = [
  { name: 'home', path: '', needs: ['read-centres'], page: lazy(() => import('../pages/home/home-page.tsx')) },
  {
    name: 'alerts',
    path: 'alerts',
    needs: ['read-alerts'],
    page: lazy(() => import('../pages/alerts/alerts-page.tsx')),
  },
  {
    name: 'calls',
    path: 'calls',
    needs: ['read-calls'],
    page: lazy(() => import('../pages/calls/calls-page.tsx')),
  },
  {
    name: 'cases',
    path: 'cases',
    needs: ['read-case'],
    page: lazy(() => import('../pages/cases/cases-page.tsx')),
  },
  {
    name: 'lawyers',
    path: 'lawyers',
    needs: ['read-scores'],
    page: lazy(() => import('../pages/lawyers/lawyers-page.tsx')),
  },
  {
    name: 'assessment',
    path: 'assessment',
    needs: ['read-assessment'],
    page: lazy(() => import('../pages/assessment/assessment-page.tsx')),
  },
  {
    name: 'evidence',
    path: 'evidence',
    needs: ['read-evidence'],
    page: lazy(() => import('../pages/evidence/evidence-page.tsx')),
  },
  {
    name: 'uploads',
    path: 'uploads',
    needs: ['keep-register', 'record-evidence', 'set-target'],
    page: lazy(() => import('../pages/uploads/uploads-page.tsx')),
  },
  {
    name: 'policy',
    path: 'policy',
    needs: ['read-set-up'],
    page: lazy(() => import('../pages/policy/policy-page.tsx')),
  },
  {
    name: 'register',
    path: 'register',
    needs: ['read-register'],
    page: lazy(() => import('../pages/register/register-page.tsx')),
  },
  {
    name: 'organisation',
    path: 'organisation',
    needs: ['read-set-up'],
    page: lazy(() => import('../pages/organisation/organisation-page.tsx')),
  },
  {
    name: 'summary',
    path: 'summary',
    needs: ['read-scores'],
    page: lazy(() => import('../pages/summary/summary-page.tsx')),
  },
  {
    name: 'audit',
    path: 'audit',
    needs: ['read-history', 'read-erasure-audits'],
    page: lazy(() => import('../pages/audit/audit-page.tsx')),
  },
  { name: 'own', path: '', needs: ['read-own-figures'], page: lazy(() => import('../pages/own/own-page.tsx')) },
];

/** The pages of a role's menu. */
export const pagesOf = (role: Role): readonly PageEntry[] =>
  PAGES.filter(({ needs }) => needs.some((action) => rolesFor(action).includes(role)));
