import { APACHE } from './apache.ts';
import { CADDY } from './caddy.ts';
import { LIGHTTPD } from './lighttpd.ts';
import { NGINX } from './nginx.ts';
import type { WebServer } from './recipe.ts';

/** The servers whose recipes are checked. A new recipe needs a line here. */
export const SERVERS: readonly WebServer[] = [NGINX, CADDY, APACHE, LIGHTTPD];
