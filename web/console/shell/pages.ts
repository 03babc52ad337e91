import { lazy } from 'react';
import type { ComponentType, LazyExoticComponent } from 'react';
import type { Role } from './session.ts';
import type { shellWords } from './words.ts';

export type PageName = keyof (typeof shellWords)['zh']['pages'];

export interface PageEntry {
  readonly name: PageName;
  /** Below `#/`. */
  readonly path: string;
  /** Addresses below it that are pages of their own. */
  readonly deeper?: string;
  readonly roles: readonly Role[];
  readonly page: LazyExoticComponent<ComponentType>;
}

const STAFF: readonly Role[] = ['clerk', 'supervisor', 'auditor', 'operator'];

/** Every page, in the order of the menu: who sees it, and where its code is, which is loaded when it is opened. */
export const PAGES: readonly PageEntry[] = [
  { name: 'home', path: '', roles: STAFF, page: lazy(() => import('../pages/home/home-page.tsx')) },
];
