import { useEffect, useRef, useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { openPdf } from './open-pdf.ts';
import classes from './pdf.module.css';

/** Pages of a PDF as paper, white in both schemes. */
export function PdfPages({ base64, label }: { base64: string; label: string }) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const [drawn, setDrawn] = useState(false);

  useEffect(() => {
    let stopped = false;
    const draw = async () => {
      const task = await openPdf(base64);
      const pdf = await task.promise;
      const sheets: HTMLCanvasElement[] = [];
      for (let number = 1; number <= pdf.numPages && !stopped; number += 1) {
        const page = await pdf.getPage(number);
        const viewport = page.getViewport({ scale: 1.35 * Math.min(2, window.devicePixelRatio || 1) });
        const canvas = document.createElement('canvas');
        canvas.width = viewport.width;
        canvas.height = viewport.height;
        canvas.setAttribute('role', 'img');
        canvas.setAttribute('aria-label', t('documents:pdf.page', { document: label, number, total: pdf.numPages }));
        await page.render({ canvas, viewport }).promise;
        sheets.push(canvas);
      }
      await task.destroy();
      if (stopped) return;
      box.current?.replaceChildren(...sheets);
      setDrawn(true);
    };
    draw().catch(() => {
      if (!stopped) setFailed(true);
    });
    return () => {
      stopped = true;
    };
  }, [base64, label, t]);

  return (
    // A tab stop of its own, so that it scrolls by keyboard.
    <section
      className={classes.pages}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to take the focus
      tabIndex={0}
      aria-label={label}
      data-testid="pdf-preview"
      data-drawn={drawn || undefined}
      aria-busy={!drawn && !failed}
    >
      {failed ? <p role="alert">{t('documents:pdf.failed')}</p> : <div ref={box} />}
    </section>
  );
}
