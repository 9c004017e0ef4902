/**
 * Words by which a button says what it does. What happens outside the page is not recorded, and a button that is meant
 * to be clicked again and again is named in a few ways: these are guesses, and what is found by them says so.
 */

/** Copying, downloading, printing, sharing, in the languages that recordings come in most. */
const OUTSIDE =
  'copy clipboard download downloads export print share kopieren herunterladen exportieren drucken teilen ' +
  'copier télécharger exporter imprimer partager copiar descargar imprimir exportar compartir baixar compartilhar ' +
  'copia scarica esporta stampa condividi kopiëren downloaden kopiuj pobierz скопировать копировать скачать печать';
/** Scripts without spaces: found anywhere in a name. */
const OUTSIDE_ANYWHERE =
  /复制|複製|下载|下載|打印|列印|导出|匯出|分享|コピー|ダウンロード|印刷|共有|복사|다운로드|인쇄|공유|new (tab|window)|neue[sn]? (tab|fenster)|nouvel(le)? (onglet|fenêtre)|nueva (pestaña|ventana)/;

/** PostHog's words, and those of steppers (posthog-js: content_ignorelist, whole words). */
const STEPS =
  'next previous prev increment decrement increase decrease plus minus stepper spinner carousel slick swiper ' +
  'quantity qty pagination pager weiter zurück vor nächste nächster vorherige suivant précédent siguiente anterior ' +
  'próximo successivo precedente volgende vorige следующий предыдущий';
const STEPS_ANYWHERE = /下一|上一|次へ|前へ|다음|이전/;
/** PostHog's signs, which count only where they are all of a name; the others are what spin buttons draw. */
const STEP_SIGN = /^(>{1,2}|<{1,2}|→|←|›|‹|»|«|▶|◀|❯|❮|\+|-|−|–|↑|↓|▲|▼|△|▽|⌃|⌄|\+1|-1|−1)$/u;

/** Code that takes a page elsewhere, as it stands in `onclick` and in `javascript:` addresses. */
const OUTSIDE_CODE =
  /\bopen\s*\(|\bprint\s*\(|clipboard|execCommand\s*\(\s*\W?copy|\bshare\s*\(|\.download\b|mailto:/i;

const outsideWords = new Set(OUTSIDE.split(' '));
const stepWords = new Set(STEPS.split(' '));

/** Whether a name says that something happens outside the page. */
export function namesOutside(name: string): boolean {
  return OUTSIDE_ANYWHERE.test(name.toLowerCase()) || wordsOf(name).some((word) => outsideWords.has(word));
}

/** Whether a name is that of a button which is meant to be clicked again and again. */
export function namesStep(name: string): boolean {
  return (
    STEP_SIGN.test(name.trim()) ||
    STEPS_ANYWHERE.test(name) ||
    wordsOf(name).some((word) => stepWords.has(word))
  );
}

/** Whether a piece of a page's code opens a window, prints, copies, or hands over to another program. */
export function leadsOutside(code: string): boolean {
  return OUTSIDE_CODE.test(code);
}

/** `btnCopyLink`, `btn-copy_link` and “Copy link” are made of the same words. */
function wordsOf(name: string): string[] {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
}
