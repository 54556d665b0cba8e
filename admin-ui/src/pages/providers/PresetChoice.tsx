// The vendors that are known beforehand, as a small grid to choose from.
import { useTranslation } from 'react-i18next';
import type { ProviderPresetsQuery } from '../../generated/providers/graphql.ts';
import styles from './providers.module.css';

type Preset = ProviderPresetsQuery['providerPresets'][number];

interface PresetChoiceProps {
  readonly presets: readonly Preset[];
  readonly baseUrl: string;
  readonly onPick: (preset: Preset) => void;
}

export function PresetChoice({ presets, baseUrl, onPick }: PresetChoiceProps) {
  const { t } = useTranslation('providers');
  return (
    <fieldset className={styles.presets} style={{ border: 0, margin: 0, padding: 0 }}>
      <legend className="unseen">{t('create.vendor')}</legend>
      {presets.map((preset) => (
        <button
          key={`${preset.vendor} ${preset.baseUrl}`}
          type="button"
          className={styles.preset}
          aria-pressed={preset.baseUrl === baseUrl}
          onClick={() => onPick(preset)}
        >
          <span className="strong">{preset.name}</span>
          <span className={styles.presetUrl} title={preset.baseUrl}>
            {URL.parse(preset.baseUrl)?.host ?? preset.baseUrl}
          </span>
        </button>
      ))}
    </fieldset>
  );
}
