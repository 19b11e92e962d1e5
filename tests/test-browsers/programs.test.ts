import { describe, expect, test } from 'vitest';
import { findPrograms } from '../../scripts/test-browsers/engines/programs.ts';

const everything = () => true;
const nothing = () => false;

describe('the programs of an engine', () => {
  test('are at their usual places', () => {
    expect(findPrograms('firefox', {}, everything)).toEqual({
      isThere: true,
      program: '/usr/bin/firefox-esr',
    });
    expect(findPrograms('firefox', {}, (path) => path === '/snap/bin/firefox')).toEqual({
      isThere: true,
      program: '/snap/bin/firefox',
    });
  });

  test('are where the environment says, and nowhere else', () => {
    const env = { FIREFOX_PATH: '/opt/firefox' };
    expect(findPrograms('firefox', env, everything)).toEqual({ isThere: true, program: '/opt/firefox' });
    expect(findPrograms('firefox', env, (path) => path !== '/opt/firefox')).toEqual({
      isThere: false,
      reason:
        'FIREFOX_PATH is /opt/firefox, where there is no file. Install it (on Debian: apt-get install firefox-esr), or set FIREFOX_PATH to its path.',
    });
  });

  test('of WebKit include a display only where there is none', () => {
    const driver = '/usr/bin/WebKitWebDriver';
    expect(findPrograms('webkit', { DISPLAY: ':0' }, everything)).toEqual({ isThere: true, program: driver });
    expect(findPrograms('webkit', { DISPLAY: '' }, everything)).toEqual({
      isThere: true,
      program: driver,
      screen: '/usr/bin/Xvfb',
    });
  });

  test('that are missing are named with their packages', () => {
    expect(findPrograms('webkit', {}, nothing)).toMatchObject({
      isThere: false,
      reason: expect.stringContaining('apt-get install webkit2gtk-driver xvfb'),
    });
    expect(findPrograms('webkit', {}, (path) => path.includes('Driver'))).toMatchObject({
      isThere: false,
      reason: expect.stringContaining('apt-get install xvfb'),
    });
  });
});
