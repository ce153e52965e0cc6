import { useText } from '../../i18n/use-text.ts';
import classes from './components.module.css';

const colours = [
  '--mantine-color-body',
  '--davtari-panel',
  '--davtari-row-hover',
  '--davtari-row-active',
  '--davtari-rule',
  '--mantine-color-default-border',
  '--mantine-color-text',
  '--mantine-color-dimmed',
  '--mantine-color-anchor',
  '--davtari-negative',
  '--davtari-good',
  '--davtari-warn',
];
const spaces = ['--davtari-space-1', '--davtari-space-2', '--davtari-space-3', '--davtari-space-4', '--davtari-space-6'];
const sizes = ['--davtari-text-small', '--davtari-text-list', '--davtari-text-body'];

/** What everything else is made of. */
export function Tokens() {
  const { t } = useText();
  return (
    <section aria-labelledby="tokens" className={classes.place} data-testid="component-tokens">
      <h2 id="tokens">{t('components:tokens')}</h2>
      <div className={classes.samples}>
        {colours.map((name) => (
          <div key={name} className={classes.token}>
            <span className={classes.swatch} style={{ background: `var(${name})` }} />
            <pre>{name.replace(/^--(davtari|mantine-color)-/, '')}</pre>
          </div>
        ))}
        {spaces.map((name) => (
          <div key={name} className={classes.token}>
            <span className={classes.space} style={{ width: `var(${name})` }} />
            <pre>{name.replace('--davtari-', '')}</pre>
          </div>
        ))}
        {sizes.map((name) => (
          <div key={name} className={classes.token} style={{ fontSize: `var(${name})` }}>
            {t('components:letters')}
          </div>
        ))}
      </div>
    </section>
  );
}
