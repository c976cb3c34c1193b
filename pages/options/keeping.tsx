import { useEffect, useState } from 'preact/hooks';
import { t, tn } from '../../src/i18n.ts';
import { shelf } from '../../src/kept/shelf.ts';
import { addressOf } from '../frame.tsx';

interface KeepingProps {
  readonly keep: boolean;
  readonly onChange: (keep: boolean) => void;
}

/** Whether every article read is kept, and how many are. */
export function Keeping({ keep, onChange }: KeepingProps) {
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    shelf.all().then(
      (articles) => setCount(articles.length),
      // the page of the kept articles says why
      () => setCount(null),
    );
  }, []);
  return (
    <section>
      <h2>{t('keptTitle')}</h2>
      <label class="choice">
        <input
          type="checkbox"
          name="keep"
          checked={keep}
          onChange={() => onChange(!keep)}
          aria-describedby="keep-hint"
        />
        {t('optionsKeep')}
      </label>
      <p class="hint" id="keep-hint">
        {t('optionsKeepHint')}
      </p>
      <p>
        {count !== null && `${tn('keptCount', count)} `}
        <a href={addressOf('kept')}>{t('keptLook')}</a>
      </p>
    </section>
  );
}
