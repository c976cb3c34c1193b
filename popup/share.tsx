import type { Party } from '../src/annotator/annotation.ts';
import { t, tn } from '../src/i18n.ts';
import { Emblem } from './emblem.tsx';
import { type ShareOfVoice, type Voice, type Words, wordsOf } from './model/share.ts';

/** Whom the article lets speak, and how much: bars by party and speaker, each with its numbers in words. */
export function ShareView({ share }: { share: ShareOfVoice }) {
  const { shares, spoken, total } = share;
  if (spoken === 0) return <p class="notice">{t('shareNone')}</p>;
  const most = Math.max(...shares.map(wordsOf));
  return (
    <div class="share">
      <p class="lead">{t('shareLead', percent(spoken, total), spoken, total)}</p>
      <p class="legend" aria-hidden="true">
        <span class="bar direct" /> {t('shareDirect')}
        <span class="bar reported" /> {t('shareReported')}
      </p>
      <ul>
        {shares.map(({ party, voices, ...words }) => (
          <li key={party?.id} data-share={party?.id ?? 'none'}>
            <Bar
              name={party?.name ?? t('shareNoParty')}
              party={party}
              words={words}
              share={percent(wordsOf(words), spoken)}
              most={most}
            />
            <Voices party={party} voices={voices} spoken={spoken} most={most} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface VoicesProps {
  readonly party: Party | null;
  readonly voices: readonly Voice[];
  readonly spoken: number;
  readonly most: number;
}

function Voices({ party, voices, spoken, most }: VoicesProps) {
  const [voice, ...more] = voices;
  if (!voice) return null;
  // whose bar would be the party's again
  if (more.length === 0)
    return voice.name === party?.name ? null : (
      <p class="only">
        <span class="name">{voice.name ?? t('shareUnnamed')}</span> <span class="role">{voice.role}</span>
      </p>
    );
  return (
    <ul>
      {voices.map((voice) => (
        <li key={voice.name}>
          <Bar
            name={voice.name ?? t('shareUnnamed')}
            role={voice.role}
            words={voice}
            share={percent(wordsOf(voice), spoken)}
            most={most}
          />
        </li>
      ))}
    </ul>
  );
}

interface BarProps {
  readonly name: string;
  readonly role?: string | null;
  /** Left out for a speaker: the party's emblem stands above already. */
  readonly party?: Party | null;
  readonly words: Words;
  readonly share: string;
  /** Words of the longest bar. */
  readonly most: number;
}

function Bar({ name, role, party, words, share, most }: BarProps) {
  const { direct, reported } = words;
  const size = (count: number) => ({ inlineSize: `${(100 * count) / most}%` });
  return (
    <>
      <p class="share-head">
        {party !== undefined && <Emblem party={party} />}
        <span class="name capital">{name}</span>
        {role && <span class="role">{role}</span>}
        <span class="percent">{share}</span>
      </p>
      <p class="bars" aria-hidden="true">
        {direct > 0 && <span class="bar direct" style={size(direct)} />}
        {reported > 0 && <span class="bar reported" style={size(reported)} />}
      </p>
      <p class="counts">
        {[direct > 0 && tn('directWords', direct), reported > 0 && tn('reportedWords', reported)]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  );
}

/** In the reader's own way of writing it. */
const percent = (part: number, whole: number) =>
  new Intl.NumberFormat(document.documentElement.lang || undefined, { style: 'percent' }).format(
    part / Math.max(1, whole),
  );
