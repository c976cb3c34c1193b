import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { t } from '../../src/i18n.ts';
import { HEADINGS } from '../../src/kinds.ts';
import { saveFile } from '../../src/save-file.ts';
import { readSettings, type Settings, SettingsFileError, writeSettings } from '../../src/settings.ts';
import { CARD_WORDS, PALETTE_WORDS } from './words.ts';

interface TransferProps {
  readonly settings: Settings;
  readonly onApply: (settings: Settings) => void;
}

/** Settings to a file and back. What a file would change is shown before it does. */
export function Transfer({ settings, onApply }: TransferProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [offered, setOffered] = useState<Settings | null>(null);
  const picker = useRef<HTMLInputElement>(null);

  async function read(input: HTMLInputElement) {
    const [file] = input.files ?? [];
    if (!file) return;
    setProblem(null);
    setOffered(null);
    try {
      setOffered(readSettings(await file.text()));
    } catch (error) {
      setProblem(error instanceof SettingsFileError ? t(error.key, ...error.values) : t('importNotRead'));
    }
    // the same file can be chosen again once it is mended
    input.value = '';
  }
  const end = () => setOffered(null);

  return (
    <section>
      <h2>{t('optionsTransfer')}</h2>
      <div class="buttons">
        <button
          type="button"
          class="button"
          data-export
          onClick={() => saveFile('parley-settings.json', 'application/json', writeSettings(settings))}
        >
          {t('settingsExport')}
        </button>
        <button type="button" class="button" onClick={() => picker.current?.click()}>
          {t('settingsImport')}
        </button>
        <input
          ref={picker}
          type="file"
          accept=".json,application/json"
          hidden
          onChange={(event) => read(event.currentTarget)}
        />
      </div>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {offered && (
        <Offer now={settings} offered={offered}>
          <button
            type="button"
            class="button first"
            onClick={() => {
              onApply(offered);
              end();
            }}
          >
            {t('importApply')}
          </button>
          <button type="button" class="button" onClick={end}>
            {t('importCancel')}
          </button>
        </Offer>
      )}
    </section>
  );
}

/** What the file would change, in words. */
function Offer({ now, offered, children }: { now: Settings; offered: Settings; children: ComponentChildren }) {
  const before = wordsOf(now);
  const changes = wordsOf(offered).filter(({ words }, i) => words !== before[i]?.words);
  return (
    <div class="problem" role="status">
      {changes.length === 0 ? (
        <p>{t('importSame')}</p>
      ) : (
        <>
          <p>{t('importChanges')}</p>
          <dl class="changes">
            {changes.map(({ name, words }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <div class="buttons">{children}</div>
    </div>
  );
}

function wordsOf({ kinds, palette, card, sites, keep }: Settings): { name: string; words: string }[] {
  const list = (words: readonly string[]) => (words.length > 0 ? [...words].sort().join(', ') : t('none'));
  return [
    { name: t('optionsKinds'), words: list(kinds.map((kind) => t(HEADINGS[kind]))) },
    { name: t('optionsColours'), words: t(PALETTE_WORDS[palette].name) },
    { name: t('optionsCard'), words: t(CARD_WORDS[card]) },
    { name: t('optionsSites'), words: list(sites) },
    { name: t('optionsKeep'), words: t(keep ? 'yes' : 'no') },
  ];
}
