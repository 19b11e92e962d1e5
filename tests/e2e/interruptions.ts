import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../../src/vectors/training/random.ts';
import type { OfflineDevice } from './offline-device.ts';

/** What interrupts a download. Each returns whether it has struck. */
export type Interruption = (device: OfflineDevice, random: Random) => Promise<boolean>;

/** The network is cut in the middle of the list or of a pack. */
async function cutNetwork(device: OfflineDevice, random: Random): Promise<boolean> {
  const struck = await sendPart(device, random, random() < 0.25 ? isManifest : isPack);
  await device.start();
  const response = await soon(struck.response);
  response?.destroy();
  await device.site.page.waitForSelector('#offline-download:not([hidden])');
  return response !== undefined;
}

/** The tab is closed in the middle of a pack. A download of the worker would go on. */
async function closeTab(device: OfflineDevice, random: Random): Promise<boolean> {
  const struck = await sendPart(device, random, isPack);
  await device.start();
  const response = await soon(struck.response);
  await device.site.page.close();
  const isClosed = response !== undefined && (await closedSoon(response));
  response?.destroy();
  await device.site.openTab();
  await device.open();
  return isClosed;
}

/** The tab is closed some milliseconds after a pack was sent, while it is stored. */
async function closeTabThatStores(device: OfflineDevice, random: Random): Promise<boolean> {
  let before = await packsBefore(device, random);
  const { promise, resolve } = Promise.withResolvers<void>();
  device.site.intercept = (request, response) => {
    if (isPack(request) && before-- === 0) response.on('finish', resolve);
    return false;
  };
  await device.start();
  await soon(promise);
  await wait(below(25, random));
  await device.site.page.close();
  await device.site.openTab();
  await device.open();
  return (await device.missing()).length > 0;
}

/** The browser ends the worker while it brings the packs up to date by itself, at a reader's visit. */
async function stopWorker(device: OfflineDevice, random: Random): Promise<boolean> {
  await device.wantEverything();
  // A worker that has looked for packs does not look again for an hour; a new one does.
  await device.stopWorker();
  const struck = await sendPart(device, random, isPack);
  await device.site.page.goto(`${device.site.host}a/archive.html`);
  const response = await soon(struck.response);
  await device.stopWorker();
  const isClosed = response !== undefined && (await closedSoon(response));
  response?.destroy();
  device.site.intercept = () => false;
  await device.open();
  return isClosed;
}

/** The device becomes full in the middle of the download, and gets room again. */
async function fillDevice(device: OfflineDevice, random: Random): Promise<boolean> {
  const missing = await device.missing();
  const room = below(missing.reduce((sum, { bytes }) => sum + bytes, 0) / 2, random);
  await device.withRoom(room, () => device.download());
  return /no more room/u.test((await device.problem()) ?? '');
}

/** A pack arrives with another byte: it is refused, and asked for again. */
async function damagePack(device: OfflineDevice, random: Random): Promise<boolean> {
  let damaged = '';
  let again = 0;
  device.site.intercept = (request, response) => {
    const { url = '' } = request;
    if (url === damaged) again += 1;
    if (!isPack(request) || damaged !== '') return false;
    damaged = url;
    const bytes = readFileSync(join(device.site.folder, url));
    const at = below(bytes.length, random);
    bytes.writeUInt8((bytes.readUInt8(at) + 1) % 256, at);
    response.writeHead(200, { 'Content-Length': bytes.length }).end(bytes);
    return true;
  };
  await device.download();
  return again === 1;
}

/** All kinds, by name. */
export const INTERRUPTIONS = {
  'the network was cut': cutNetwork,
  'the tab was closed': closeTab,
  'the tab was closed while it stored': closeTabThatStores,
  'the worker was stopped': stopWorker,
  'the device was full': fillDevice,
  'a pack was damaged': damagePack,
} as const satisfies Record<string, Interruption>;

const isPack = ({ url = '' }: IncomingMessage) => url.endsWith('.pack');
const isManifest = ({ url = '' }: IncomingMessage) => url.endsWith('packs/manifest.json');
const below = (end: number, random: Random) => Math.floor(random() * end);

/** Sends the first bytes of one of the next files that are asked for, and leaves the rest to the caller. */
async function sendPart(
  device: OfflineDevice,
  random: Random,
  isTarget: (request: IncomingMessage) => boolean,
): Promise<{ readonly response: Promise<ServerResponse> }> {
  const { promise, resolve } = Promise.withResolvers<ServerResponse>();
  let before = isTarget === isPack ? await packsBefore(device, random) : 0;
  device.site.intercept = (request, response) => {
    if (!isTarget(request) || before-- !== 0) return false;
    const bytes = readFileSync(join(device.site.folder, request.url ?? ''));
    response.writeHead(200, { 'Content-Length': bytes.length });
    const part = bytes.subarray(0, 1 + below(bytes.length - 1, random));
    response.write(part, () => resolve(response));
    return true;
  };
  return { response: promise };
}

/** So many of the next packs come whole. */
async function packsBefore(device: OfflineDevice, random: Random): Promise<number> {
  return below(Math.min(3, (await device.missing()).length), random);
}

/** What a promise brings within two seconds. */
function soon<T>(promise: Promise<T>): Promise<T | undefined> {
  return Promise.race([promise, wait(2000, undefined)]);
}

/** Whether the browser has ended a connection. */
async function closedSoon(response: ServerResponse): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<true>();
  response.on('close', () => resolve(true));
  return response.closed || (await soon(promise)) === true;
}
