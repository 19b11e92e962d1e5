import { homedir } from 'node:os';
import { join } from 'node:path';
import type { EngineName } from './engine.ts';

/** A program that an engine needs. */
interface Program {
  readonly title: string;
  /** The environment variable that names its path. */
  readonly variable: string;
  /** The package of Debian and Ubuntu that has it. */
  readonly packageName: string;
  readonly places: readonly string[];
}

const APPLICATIONS = ['/Applications', join(homedir(), 'Applications')];

const FIREFOX: Program = {
  title: 'Firefox',
  variable: 'FIREFOX_PATH',
  packageName: 'firefox-esr',
  places: [
    ...['firefox-esr', 'firefox'].flatMap((name) => [`/usr/bin/${name}`, `/usr/local/bin/${name}`]),
    '/snap/bin/firefox',
    ...APPLICATIONS.map((folder) => `${folder}/Firefox.app/Contents/MacOS/firefox`),
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ],
};

const WEBKIT_DRIVER: Program = {
  title: 'WebDriver of WebKitGTK',
  variable: 'WEBKIT_DRIVER_PATH',
  packageName: 'webkit2gtk-driver',
  places: ['/usr/bin/WebKitWebDriver', '/usr/local/bin/WebKitWebDriver'],
};

const SCREEN: Program = {
  title: 'Xvfb, since there is no display',
  variable: 'XVFB_PATH',
  packageName: 'xvfb',
  places: ['/usr/bin/Xvfb', '/usr/local/bin/Xvfb'],
};

/** The programs of an engine, or why it cannot run. */
export type Found =
  | { readonly isThere: true; readonly program: string; readonly screen?: string }
  | { readonly isThere: false; readonly reason: string };

/**
 * Looks for what Firefox or WebKit needs: where the environment says, else at the usual places.
 * @param env the environment's variables.
 * @param exists whether there is a file at a path.
 */
export function findPrograms(
  engine: Exclude<EngineName, 'chromium'>,
  env: Readonly<Record<string, string | undefined>>,
  exists: (path: string) => boolean,
): Found {
  const hasDisplay = Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
  const needed = engine === 'firefox' ? [FIREFOX] : hasDisplay ? [WEBKIT_DRIVER] : [WEBKIT_DRIVER, SCREEN];
  const paths = needed.map((program) => pathOf(program, env, exists));
  const missing = needed.filter((_, at) => paths[at] === undefined);
  const [program, screen] = paths;
  if (missing.length === 0 && program !== undefined)
    return { isThere: true, program, ...(screen !== undefined && { screen }) };
  return { isThere: false, reason: reasonFor(missing, env) };
}

function pathOf(
  { variable, places }: Program,
  env: Readonly<Record<string, string | undefined>>,
  exists: (path: string) => boolean,
): string | undefined {
  const named = env[variable];
  return (named ? [named] : places).find(exists);
}

function reasonFor(missing: readonly Program[], env: Readonly<Record<string, string | undefined>>): string {
  const sentences = missing.map(({ title, variable }) => {
    const named = env[variable];
    return named ? `${variable} is ${named}, where there is no file.` : `There is no ${title}.`;
  });
  const packages = missing.map(({ packageName }) => packageName).join(' ');
  const variables = missing.map(({ variable }) => variable).join(' and ');
  return `${sentences.join(' ')} Install it (on Debian: apt-get install ${packages}), or set ${variables} to its path.`;
}
