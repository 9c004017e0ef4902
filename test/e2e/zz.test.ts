import { readFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { shareApp } from './shared-app.ts';
const app = shareApp();
const names = (process.env['CASES'] ?? 'anim-fade').split(',');
mkdirSync('/tmp/me/shots', { recursive: true });
for (const name of names) {
  it(
    name,
    async () => {
      const file = `/work/shared/cases/playback/${name}.json`;
      const { start, marks } = JSON.parse(readFileSync(file.replace('.json', '.marks.json'), 'utf8')) as any;
      await app.beginIn(file);
      const out: any[] = [];
      for (const mark of marks) {
        await app.clickSlider(mark.at - start);
        await app.waitUntilLoaded();
        await app.page.waitForTimeout(150);
        const dump = await app.inDocument(() => {
          const rows: string[] = [];
          const see = (root: Document | ShadowRoot, depth: number): void => {
            for (const el of root.querySelectorAll('*')) {
              if (/^(HTML|HEAD|META|TITLE|STYLE|SCRIPT)$/.test(el.nodeName)) continue;
              const r = el.getBoundingClientRect();
              const s = getComputedStyle(el);
              const b = getComputedStyle(el, '::before').content;
              const a = getComputedStyle(el, '::after').content;
              const attrs = [...el.attributes].map((x) => `${x.name}=${x.value.slice(0, 40)}`).join(' ');
              rows.push(
                `${'  '.repeat(depth)}${el.nodeName} [${attrs}] ${Math.round(r.width)}x${Math.round(r.height)}@${Math.round(r.left)},${Math.round(r.top)} op=${s.opacity} ${s.display} vis=${s.visibility} bg=${s.backgroundColor} col=${s.color} out=${s.outlineWidth} ${s.outlineStyle} bd=${s.borderTopWidth}/${s.borderBottomWidth} fw=${s.fontWeight} b=${b.slice(0, 20)} a=${a.slice(0, 20)} fill=${s.fill.slice(0, 30)} clip=${s.clipPath.slice(0, 30)} ns=${el.namespaceURI?.slice(-10)} sc=${el.scrollTop}`,
              );
              if (el.shadowRoot) see(el.shadowRoot, depth + 1);
            }
          };
          see(document, 0);
          rows.push(
            `scroll ${window.scrollY} w=${document.documentElement.clientWidth} iw=${window.innerWidth}`,
          );
          return rows;
        });
        out.push(`--- ${mark.name} @${mark.at - start} truth ${JSON.stringify(mark.probe)}`, ...dump);
        const box = await app.page.locator('iframe').first().boundingBox();
        await app.page.screenshot({
          path: `/tmp/me/shots/${name}-${mark.name}.png`,
          ...(box ? { clip: box } : {}),
        });
      }
      writeFileSync(`/tmp/me/shots/${name}.txt`, out.join('\n'));
    },
    120_000,
  );
}
