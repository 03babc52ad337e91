/** How often a save is tried when others are faster; then the message goes back to its queue. */
export const SAVE_ATTEMPTS = 12;
