import { useState } from 'preact/hooks';
import { t } from '../../src/i18n.ts';
import { type Settings, saveSettings } from '../../src/settings.ts';
import { useSettings } from '../../src/use-settings.ts';
import { CardChoice, KindChoice, PaletteChoice } from './choices.tsx';
import { Keeping } from './keeping.tsx';
import { Preview } from './preview.tsx';
import { Sites } from './sites.tsx';
import { Transfer } from './transfer.tsx';

/** All settings, each taking effect at once, beside a passage on which it shows. */
export function Options() {
  const settings = useSettings();
  const [failed, setFailed] = useState(false);
  if (!settings) return null;
  const save = (change: Partial<Settings>) =>
    saveSettings(change).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  return (
    <>
      {failed && (
        <p class="problem" role="alert">
          {t('settingsNotSaved')}
        </p>
      )}
      <div class="beside">
        <div>
          <KindChoice chosen={settings.kinds} onChoose={(kinds) => save({ kinds })} />
          <PaletteChoice chosen={settings.palette} onChoose={(palette) => save({ palette })} />
          <CardChoice chosen={settings.card} onChoose={(card) => save({ card })} />
        </div>
        <Preview settings={settings} />
      </div>
      <Sites sites={settings.sites} onChange={(sites) => save({ sites })} />
      <Keeping keep={settings.keep} onChange={(keep) => save({ keep })} />
      <Transfer settings={settings} onApply={save} />
    </>
  );
}
