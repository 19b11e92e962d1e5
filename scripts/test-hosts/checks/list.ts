import { ADDRESSES } from './addresses.ts';
import type { HostCheck } from './check.ts';
import { FILES } from './files.ts';
import { ODD_ADDRESSES } from './odd-addresses.ts';
import { TRANSFER } from './transfer.ts';

/** All checks of servers, in the order in which they run. A new file of checks needs a line here. */
export const HOST_CHECKS: readonly HostCheck[] = [...FILES, ...TRANSFER, ...ADDRESSES, ...ODD_ADDRESSES];
