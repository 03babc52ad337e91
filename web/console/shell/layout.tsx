import { Suspense, useEffect, useRef, useState } from 'react';
import { NavLink, useLocation } from 'react-router';
import type { ReactNode } from 'react';
import { rolesFor } from '../../../domain/shared/permissions.ts';
import { useApi } from '../api/use-api.tsx';
import { Loading } from '../shared/states.tsx';
import { useLanguage, useWords } from './language.tsx';
import { keptQuery } from './kept-query.ts';
import { pagesOf } from './pages.ts';
import { PlaceContext, useAddressPlace } from './place.tsx';
import type { Place } from './place.tsx';
import { shellWords } from './words.ts';
import { YearPicker } from './year-picker.tsx';

/** The frame of every page: menu, centre and year, who is signed in. Light markup, so that it is there at once. */
export const Layout = ({ children }: { readonly children: ReactNode }) => {
  const words = useWords(shellWords);
  const { person } = useApi();
  const place = useAddressPlace();
  const [isOpen, open] = useState(false);
  const { pathname, search } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    open(false);
    // Keys belong to the page that was gone to, not to the link that led there.
    if (shown.current !== pathname) document.getElementById('main')?.focus({ preventScroll: true });
    shown.current = pathname;
  }, [pathname]);
  const pages = pagesOf(person.role);
  const here = pages.find(({ path }) => (path === '' ? pathname === '/' : pathname.startsWith(`/${path}`)));
  useEffect(() => {
    document.title = here === undefined ? words.productLong : `${words.pages[here.name]} · ${words.productLong}`;
  }, [here, words]);
  const kept = keptQuery(search);
  return (
    <PlaceContext value={place}>
      <a className="hf-skip" href="#main" onClick={focusMain}>
        {words.skip}
      </a>
      <header className="hf-header">
        <button
          type="button"
          className="hf-menu-button"
          aria-expanded={isOpen}
          aria-controls="hf-menu"
          onClick={() => open(!isOpen)}
        >
          <span aria-hidden="true">☰</span> {words.menu}
        </button>
        <NavLink to={`/${kept}`} className="hf-brand">
          <b>{words.product}</b>
          <span>{words.productLong}</span>
        </NavLink>
        {rolesFor('read-centres').includes(person.role) && <PlacePicker place={place} />}
        <Account />
      </header>
      <nav id="hf-menu" className={isOpen ? 'hf-menu hf-open' : 'hf-menu'} aria-label={words.mainNavigation}>
        {pages.map(({ name, path }) => (
          <NavLink key={name} to={`/${path}${kept}`} end={path === ''}>
            {words.pages[name]}
          </NavLink>
        ))}
      </nav>
      <main id="main" className="hf-main" tabIndex={-1}>
        <Suspense fallback={<Loading />}>{place.isSettled ? children : <Loading />}</Suspense>
      </main>
    </PlaceContext>
  );
};

/** The address is the page's own, so the usual way of a skip link would leave it. */
const focusMain = (event: { preventDefault: () => void }): void => {
  event.preventDefault();
  document.getElementById('main')?.focus();
};

const PlacePicker = ({ place }: { readonly place: Place }) => {
  const words = useWords(shellWords);
  // What is looked at is among the choices, also before these have come.
  const isKnown = place.choices.some(({ id }) => id === place.centre);
  const choices = isKnown ? place.choices : [{ id: place.centre, name: place.name }, ...place.choices];
  return (
    <div className="hf-place">
      <select aria-label={words.centre} value={place.centre} onChange={({ target }) => place.go({ centre: target.value })}>
        {choices.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <YearPicker />
    </div>
  );
};

const Account = () => {
  const words = useWords(shellWords);
  const { language, speak } = useLanguage();
  const { person, signOut } = useApi();
  return (
    <div className="hf-account">
      <span className="hf-person" title={person.id}>
        {person.name} · {words.roles[person.role]}
      </span>
      <button type="button" aria-label={words.languageLabel} onClick={() => speak(language === 'zh' ? 'en' : 'zh')}>
        {words.language}
      </button>
      <button type="button" onClick={signOut}>
        {words.signOut}
      </button>
    </div>
  );
};
