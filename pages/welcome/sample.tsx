import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import demo from '../../demo/article.html?raw';
import { t, tn } from '../../src/i18n.ts';
import { loadHighlights } from '../highlights.ts';
import { readSample } from './read.ts';

type State = { readonly is: 'new' | 'reading' | 'failed' } | { readonly is: 'read'; readonly positions: number };

/** The demo article, read at a click as any page is: by the same content code, the same annotator, under the same card. */
export function Sample() {
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<State>({ is: 'new' });

  useLayoutEffect(() => {
    loadHighlights();
    const article = new DOMParser().parseFromString(demo, 'text/html').querySelector('article');
    if (article) place.current?.replaceChildren(article);
  }, []);

  async function read() {
    setState({ is: 'reading' });
    try {
      setState({ is: 'read', positions: await readSample() });
    } catch {
      setState({ is: 'failed' });
    }
  }

  return (
    <section class="sample" aria-labelledby="sample">
      <div class="try">
        <h2 id="sample">{t('welcomeTry')}</h2>
        <button
          type="button"
          class="button first"
          disabled={state.is === 'reading' || state.is === 'read'}
          onClick={read}
        >
          {t('welcomeRead')}
        </button>
        <p role="status">{wordsFor(state)}</p>
      </div>
      <div class="paper" ref={place} lang="en" dir="ltr" />
      <p class="hint">{t('welcomeSample')}</p>
    </section>
  );
}

function wordsFor(state: State): string {
  switch (state.is) {
    case 'new':
      return '';
    case 'reading':
      return t('working');
    case 'failed':
      return t('failed');
    case 'read':
      return `${tn('positions', state.positions)}. ${t('previewHover')}`;
  }
}
