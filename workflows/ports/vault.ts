/** Name and phone of a client, only in the hands of those who must see them. */
export interface Person {
  readonly name: string;
  /** E.164, or as given when it is no mobile number. */
  readonly phone: string;
}

/** A phone under one version of the hash key. */
export interface PhoneHash {
  /** `<key version>#<hash>` */
  readonly key: string;
  /** Tells two names on this phone apart. */
  readonly mark: (name: string) => string;
}

/** Keeps persons and their words sealed, and finds a phone by a keyed hash. Who may open a person may not open words by that. */
export interface Vault {
  sealPerson(person: Person, caseNo: string): Promise<Uint8Array>;
  openPerson(sealed: Uint8Array, caseNo: string): Promise<Person>;
  /** At most WORDS_LIMIT bytes of UTF-8; longer ones are cut. */
  sealWords(words: string, caseNo: string): Promise<Uint8Array>;
  openWords(sealed: Uint8Array, caseNo: string): Promise<string>;
  /** The phone's hashes, the newest version's first: a number may be known under an older one. */
  phoneHashes(phone: string): Promise<readonly [PhoneHash, ...PhoneHash[]]>;
  /** The web link's secret of a case's conversation: 128 bits nobody can guess, never stored. */
  linkToken(caseNo: string, attempt: number): Promise<string>;
}
