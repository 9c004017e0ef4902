import { openBrowser } from './browser.ts';
import { PRODUCTS, type Product } from './shop-products.ts';
import { startSite, type ApiReply, type Site } from './site.ts';
import { User } from './user.ts';
import { writeExport } from './write.ts';

/** posthog-js sends what it holds every two seconds; leaving a page sooner could lose its last events. */
const FLUSH_MS = 2600;

/** Records a checkout with posthog-js: four pages of one window, a payment that fails once. */
export async function recordShop(): Promise<void> {
  const running = await startSite(createShop());
  const { page, close } = await openBrowser(running);
  const user = new User(page);
  await page.goto('http://shop.example/');
  await chooseProducts(user);
  await page.waitForURL('**/cart');
  await reviewCart(user);
  await page.waitForURL('**/checkout');
  await payTwice(user);
  await page.waitForURL('**/order/*');
  await rate(user);
  await close();
  running.close();
  writeExport('shop-checkout.json', running.captured);
}

function createShop(): Site {
  let payments = 0;
  const api = (method: string, { pathname, searchParams }: URL): ApiReply | undefined => {
    if (pathname === '/api/payments') {
      payments += 1;
      return payments === 1 ? FAILED_PAYMENT : ok({ order: 'NL-20417', status: 'accepted' }, 900);
    }
    if (pathname === '/api/products') {
      return ok(productsOf(searchParams.get('kind')), 320);
    }
    return pathname.startsWith('/api/') ? answer(`${method} ${pathname}`) : undefined;
  };
  const pages = {
    '/': 'index.html',
    '/cart': 'cart.html',
    '/checkout': 'checkout.html',
    '/order/NL-20417': 'thanks.html',
    '/style.css': 'style.css',
  };
  return { host: 'shop.example', folder: 'shop', recorder: 'posthog', pages, api };
}

const FAILED_PAYMENT: ApiReply = {
  status: 500,
  body: { error: 'gateway_timeout', message: 'The bank did not answer in time.', reference: 'PAY-7731' },
  afterMs: 1400,
};

function answer(call: string): ApiReply {
  switch (call) {
    case 'GET /api/stock':
      return ok({ left: 3 }, 110);
    case 'GET /api/recommendations':
      return { status: 404, body: { error: 'not_found' }, afterMs: 150 };
    default:
      return ok({ saved: true }, 180);
  }
}

function productsOf(kind: string | null): Product[] {
  return PRODUCTS.filter((product) => kind === 'all' || product.kind === kind);
}

function ok(body: unknown, afterMs: number): ApiReply {
  return { status: 200, body, afterMs };
}

async function chooseProducts(user: User): Promise<void> {
  await user.pause(2200);
  await user.moveTo('[data-sku="LMP-01"] h2');
  await user.click('[data-kind="kitchen"]');
  await user.pause(1200);
  await user.click('[data-sku="MUG-04"] .buy');
  await user.pause(900);
  await user.click('[data-kind="all"]');
  await user.pause(700);
  await user.scroll(360);
  await user.moveTo('[data-sku="CLK-02"] h2');
  await user.pause(900);
  await user.click('[data-sku="VAS-03"] .buy');
  await user.pause(800);
  await user.click('[data-sku="LMP-01"] .buy');
  await user.pause(FLUSH_MS);
  await user.click('.cart-link');
}

async function reviewCart(user: User): Promise<void> {
  await user.pause(2200);
  await user.click('.line .more');
  await user.pause(1100);
  await user.moveTo('.sum.total');
  await user.pause(FLUSH_MS);
  await user.click('a.button');
}

async function payTwice(user: User): Promise<void> {
  await user.pause(1500);
  await user.type('[name=name]', 'Ada Example');
  await user.type('[name=email]', 'ada@shop.example');
  await user.type('[name=street]', '12 Sample Lane');
  await user.type('[name=postcode]', '00100');
  await user.type('[name=town]', 'Testford');
  await user.choose('[name=delivery]', 'express');
  await user.type('[name=card]', '0000 1111 2222 3333');
  await user.type('[name=expiry]', '12/99');
  await user.type('[name=code]', '000');
  await user.click('[name=gift]');
  await user.click('#pay');
  await user.pause(4200);
  await user.moveTo('#notice');
  await user.pause(1800);
  await user.click('#pay');
}

async function rate(user: User): Promise<void> {
  await user.pause(2600);
  await user.moveTo('#packed');
  await user.pause(900);
  await user.click('#stars button:nth-child(4)');
  await user.pause(FLUSH_MS + 1200);
}
