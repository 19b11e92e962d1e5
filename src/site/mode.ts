/** Whether this is a build, and not the development server. */
export const isBuild: boolean = import.meta.env.PROD;
