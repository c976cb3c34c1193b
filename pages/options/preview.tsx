/** A passage of our own, marked by the very code that marks a page: whatever is chosen shows here as it will show there. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Hover } from '../../content/hover.ts';
import { Painter } from '../../content/paint.ts';
import { paintAll } from '../../content/shown.ts';
import { t } from '../../src/i18n.ts';
import { withKinds } from '../../src/kinds.ts';
import type { Settings } from '../../src/settings.ts';
import { loadHighlights } from '../highlights.ts';
import { extractionOf, PASSAGE, passageAnnotation } from './passage.ts';

export function Preview({ settings }: { settings: Settings }) {
  const passage = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(loadHighlights, []);
  useLayoutEffect(() => {
    const text = passage.current?.firstChild;
    if (!(text instanceof Text)) return undefined;
    const painter = new Painter();
    painter.palette = settings.palette;
    const shown = [{ ...extractionOf(text), annotation: withKinds(passageAnnotation(), settings.kinds) }];
    const stop = new AbortController();
    paintAll(painter, shown);
    const hover = new Hover(shown, painter, () => {}, stop.signal);
    hover.mode = settings.card;
    return () => {
      stop.abort();
      painter.clear();
    };
  }, [settings]);

  return (
    <aside class="preview" aria-labelledby="preview">
      <h2 id="preview">{t('preview')}</h2>
      <p class="passage" ref={passage} lang="en" dir="ltr">
        {PASSAGE}
      </p>
      <p class="hint">{t(PREVIEW_HINTS[settings.card])}</p>
    </aside>
  );
}

const PREVIEW_HINTS = { hover: 'previewHover', click: 'previewClick', never: 'previewNever' } as const;
