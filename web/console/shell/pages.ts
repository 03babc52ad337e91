import { lazy } from 'react';
import type { ComponentType, LazyExoticComponent } from 'react';
import type { Role } from './session.ts';
import type { shellWords } from './words.ts';

export type PageName = keyof (typeof shellWords)['zh']['pages'];

export interface PageEntry {
  readonly name: PageName;
  /** Below `#/`. */
  readonly path: string;
  readonly roles: readonly Role[];
  readonly page: LazyExoticComponent<ComponentType>;
}

const STAFF: readonly Role[] = ['clerk', 'supervisor', 'auditor', 'operator'];

/** Every page, in the order of the menu: who sees it, and where its code is, which is loaded when it is opened. */
export const PAGES: readonly PageEntry[] = [
  { name: 'home', path: '', roles: STAFF, page: lazy(() => import('../pages/home/home-page.tsx')) },
  {
    name: 'alerts',
    path: 'alerts',
    roles: ['supervisor', 'auditor'],
    page: lazy(() => import('../pages/alerts/alerts-page.tsx')),
  },
  {
    name: 'calls',
    path: 'calls',
    roles: ['clerk', 'supervisor', 'auditor'],
    page: lazy(() => import('../pages/calls/calls-page.tsx')),
  },
  {
    name: 'cases',
    path: 'cases',
    roles: ['clerk', 'supervisor', 'auditor'],
    page: lazy(() => import('../pages/cases/cases-page.tsx')),
  },
  {
    name: 'lawyers',
    path: 'lawyers',
    roles: ['supervisor', 'auditor'],
    page: lazy(() => import('../pages/lawyers/lawyers-page.tsx')),
  },
  {
    name: 'assessment',
    path: 'assessment',
    roles: ['supervisor', 'auditor'],
    page: lazy(() => import('../pages/assessment/assessment-page.tsx')),
  },
  {
    name: 'evidence',
    path: 'evidence',
    roles: ['supervisor', 'auditor'],
    page: lazy(() => import('../pages/evidence/evidence-page.tsx')),
  },
  {
    name: 'uploads',
    path: 'uploads',
    roles: ['supervisor', 'operator'],
    page: lazy(() => import('../pages/uploads/uploads-page.tsx')),
  },
  {
    name: 'policy',
    path: 'policy',
    roles: ['supervisor', 'operator', 'auditor'],
    page: lazy(() => import('../pages/policy/policy-page.tsx')),
  },
  {
    name: 'register',
    path: 'register',
    roles: ['clerk', 'supervisor', 'auditor', 'operator'],
    page: lazy(() => import('../pages/register/register-page.tsx')),
  },
  {
    name: 'organisation',
    path: 'organisation',
    roles: ['supervisor', 'auditor', 'operator'],
    page: lazy(() => import('../pages/organisation/organisation-page.tsx')),
  },
  {
    name: 'summary',
    path: 'summary',
    roles: ['supervisor', 'auditor'],
    page: lazy(() => import('../pages/summary/summary-page.tsx')),
  },
  {
    name: 'audit',
    path: 'audit',
    roles: ['supervisor', 'auditor', 'operator'],
    page: lazy(() => import('../pages/audit/audit-page.tsx')),
  },
  { name: 'own', path: '', roles: ['lawyer'], page: lazy(() => import('../pages/own/own-page.tsx')) },
];
