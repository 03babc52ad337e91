import { createContext, useContext, useRef } from 'react';
import { useSearchParams } from 'react-router';
import type { MeAnswer } from '../../../contracts/console/me.ts';
import { useAnswer } from '../api/use-data.ts';
import { usePerson } from '../api/use-api.tsx';
import { yearIn } from '../shared/dates.ts';

/** A node of the tree, as the picker needs it. */
export interface Node {
  readonly id: string;
  readonly name: string;
  readonly level: string;
  readonly parentId?: string | undefined;
  readonly zone: string;
}

/** Where in the tree and in time the pages look; both stand in the address. */
export interface Place {
  readonly centre: string;
  readonly name: string;
  readonly zone: string;
  readonly year: number;
  /** Whether the year is known: it stands in the address, or it has been looked up. */
  readonly isSettled: boolean;
  /** The own node first, then all below it. */
  readonly choices: readonly Node[];
  readonly go: (change: { readonly centre?: string; readonly year?: number }) => void;
}

export const ZONE = 'Asia/Shanghai';

export const PlaceContext = createContext<Place | undefined>(undefined);

export const usePlace = (): Place => {
  const place = useContext(PlaceContext);
  if (place === undefined) throw new Error('no place here');
  return place;
};

/** Reads the place from the address; what it leaves out is the own centre, and the latest year with figures (this year where none has any). */
export const useAddressPlace = (): Place => {
  const person = usePerson();
  const [query, setQuery] = useSearchParams();
  const centre = query.get('centre') ?? person.centre;
  const me = useAnswer<MeAnswer>('/v1/me');
  const choices: readonly Node[] = me.data?.data.centres ?? [];
  const node = choices.find(({ id }) => id === centre);
  const zone = node?.zone ?? ZONE;
  const asked = query.get('year');
  // Once opened on a year, it stays: figures that come meanwhile must not move a form to another one.
  const opened = useRef<number>(undefined);
  if (!me.isPending) opened.current ??= me.data?.data.latestYear ?? yearIn(Date.now(), zone);
  const year = Number(asked ?? opened.current ?? yearIn(Date.now(), zone));
  return {
    centre,
    name: node?.name ?? centre,
    zone,
    year,
    isSettled: asked !== null || !me.isPending,
    choices,
    go: (change) => {
      setQuery((before) => {
        const after = new URLSearchParams(before);
        if (change.centre !== undefined) after.set('centre', change.centre);
        if (change.year !== undefined) after.set('year', String(change.year));
        return after;
      });
    },
  };
};
