/** Whether the site is being built, and not served while somebody works on it. Components cannot ask for it themselves. */
export const isBuild: boolean = import.meta.env.PROD;
