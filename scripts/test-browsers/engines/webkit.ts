import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../free-port.ts';
import type { Engine, Tab } from './engine.ts';
import { RECORDED } from './recorder.ts';
import { WebDriverSession } from './webdriver.ts';

/** In CSS pixels. The toolbar of the browser makes its window at least so wide; narrower pages are shown in a frame. */
const NARROWEST = 480;
const OPTIONS = { browserName: 'MiniBrowser', timeouts: { pageLoad: 30_000, script: 30_000 } };

/**
 * Starts the driver of WebKitGTK, which starts a browser for each tab.
 * @param screen the program Xvfb, which is a display without a monitor; `undefined` if there is a display.
 */
export async function startWebKit(driver: string, screen: string | undefined): Promise<Engine> {
  const children: ChildProcess[] = [];
  const close = async () => {
    for (const child of children.reverse())
      if (child.exitCode === null && child.kill()) await once(child, 'exit');
  };
  try {
    const display = screen === undefined ? {} : { DISPLAY: await startScreen(screen, children) };
    const port = await freePort();
    children.push(
      spawn(driver, [`--port=${port}`], { stdio: 'ignore', env: { ...process.env, ...display } }),
    );
    const address = `http://127.0.0.1:${port}`;
    await untilReady(address);
    const first = await WebDriverSession.start(address, OPTIONS);
    const title = `WebKitGTK ${String(first.capabilities.browserVersion)}`;
    await first.end();
    return { title, newTab: async () => newTab(await WebDriverSession.start(address, OPTIONS)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function newTab(session: WebDriverSession): Promise<Tab> {
  let frame: { width: number; height: number } | undefined;
  const resize = async (width: number, height: number) => {
    frame = width < NARROWEST ? { width, height } : undefined;
    if (frame === undefined) await session.post('window/rect', { x: 0, y: 0, width, height });
  };
  await resize(1280, 720);
  return {
    open: async (address) => {
      await session.post('frame', { id: null });
      await session.post('url', { url: frame === undefined ? address : 'about:blank' });
      if (frame === undefined) return;
      await session.run(`(${openFrame})(${JSON.stringify({ address, ...frame })})`);
      await session.post('frame', { id: 0 });
    },
    run: (expression) => session.run(expression),
    click: (selector) => session.click(selector),
    press: (key) => session.press([key]),
    type: (text) => session.press(Array.from(text)),
    resize,
    screenshot: async (file) => writeFile(file, await session.screenshot()),
    // The protocol does not tell of problems: the pages have a recorder.
    problems: async () => (await session.run(RECORDED)) as string[],
    close: () => session.end(),
  };
}

/** Runs in an empty page. Resolves once the page in the frame has loaded. */
function openFrame({
  address,
  width,
  height,
}: {
  address: string;
  width: number;
  height: number;
}): Promise<void> {
  const frame = document.createElement('iframe');
  Object.assign(frame, { width, height, src: address });
  return new Promise((resolve) => {
    frame.addEventListener('load', () => resolve());
    document.body.append(frame);
  });
}

/** Starts a display. @returns its name, `:1`. */
async function startScreen(program: string, children: ChildProcess[]): Promise<string> {
  // Otherwise it begins anew, or ends, whenever the last browser has closed.
  const args = ['-displayfd', '1', '-noreset', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(child);
  // It writes the number of the display once it is ready.
  const written = once(child.stdout, 'data').then(([number]) => `:${String(number).trim()}`);
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${program} did not start.`)));
  ended.catch(() => undefined);
  return Promise.race([written, ended]);
}

async function untilReady(address: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await fetch(`${address}/status`);
      return;
    } catch (error) {
      if (tries === 100) throw new Error('The driver of WebKitGTK did not start.', { cause: error });
      await pause(100);
    }
  }
}
