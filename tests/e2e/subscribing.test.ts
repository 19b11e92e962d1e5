import { expect, inject, test } from 'vitest';
import { readerKey } from '../../src/digest/mail/addresses.ts';
import { openSubscriptions } from '../../src/subscriptions/store/subscribers.ts';
import { signToken } from '../../src/subscriptions/store/tokens.ts';
import { topicOf } from '../digest/content.ts';
import { KEY, startTestService } from '../subscriptions/service/service.ts';
import { collectTrouble, page, replacePage, useNewPages } from './visit.ts';

useNewPages();

const ADDRESS = 'https://lists.example.org/';
const ADA = 'ada@example.org';

test('a reader without JavaScript subscribes on the site, confirms, changes and ends the subscription', async () => {
  const topics = ['reasoning', 'agents', 'robotics'].map(topicOf);
  const service = await startTestService({ address: ADDRESS, siteUrl: inject('site').root, topics });
  const stored = () => {
    const store = openSubscriptions(service.database, 'existing');
    const all = store.subscribers
      .all()
      .map(({ address, topics: slugs, frequency }) => [address, slugs, frequency]);
    store.close();
    return all;
  };
  await replacePage({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
  const trouble = collectTrouble(page);
  // The browser takes the service for another site, at its public address.
  await page.route(`${ADDRESS}**`, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    const isPost = route.request().method() === 'POST';
    const path = `${pathname.slice(1)}${search}`;
    const answer = await (isPost ? service.post(path, route.request().postData() ?? '') : service.get(path));
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: await answer.text(),
    });
  });
  const heading = () => page.locator('h1').textContent();

  await page.goto(`${inject('site').root}index.html`);
  await page.click('footer >> text=Subscribe');
  await page.fill('[name=address]', ADA);
  await page.click('text=Only some topics');
  await page.check('[name=topic][value=reasoning]');
  await page.check('[name=topic][value=agents]');
  await page.click('main button');
  await page.waitForURL(`${ADDRESS}subscribe`);
  expect(await heading()).toBe('Look into your mailbox');
  expect(stored()).toEqual([]);

  await page.goto(ADDRESS + (await service.linkIn(ADA, 'confirm')));
  expect(stored()).toEqual([]);
  await page.click('text="Confirm"');
  await expect.poll(heading).toBe('You are subscribed');
  expect(stored()).toEqual([[ADA, ['reasoning', 'agents'], 'day']]);

  await page.click('text=change it');
  expect(await page.isChecked('[name=topic][value=agents]')).toBe(true);
  await page.uncheck('[name=topic][value=agents]');
  await page.check('text=Once a week');
  await page.click('text=Save');
  await expect.poll(heading).toBe('Your changes are saved');
  expect(stored()).toEqual([[ADA, ['reasoning'], 'week']]);
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);

  await page.click('text=Unsubscribe, and erase');
  expect(stored()).toHaveLength(1);
  await page.click('button');
  await expect.poll(heading).toBe('You are unsubscribed');
  expect(stored()).toEqual([]);
  expect(trouble).toEqual([]);

  // Again, and then as mail programs do: https://www.rfc-editor.org/rfc/rfc8058
  const mails = service.mails.taken.length;
  await service.post('subscribe', `address=${ADA}&frequency=day`);
  await expect.poll(() => service.mails.taken.length).toBe(mails + 1);
  await service.post(await service.linkIn(ADA, 'confirm'));
  const token = signToken(KEY, 'unsubscribe', readerKey(ADA), new Date());
  await page.goto(`${ADDRESS}unsubscribe?token=${token}`);
  expect(stored()).toHaveLength(1);
  await service.post(`unsubscribe?token=${token}`, 'List-Unsubscribe=One-Click');
  expect(stored()).toEqual([]);
});
