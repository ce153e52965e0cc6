// Sets the remembered display settings before anything is drawn: a page that is dark by choice never flashes white, and no row changes its height.
// `app/preferences.ts` takes over from there; a test holds both to the same attributes.
(() => {
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem('davtari.display') ?? '{}') ?? {};
  } catch {
    // Storage may be switched off, or what is kept unreadable: then the usual settings hold.
  }
  const asks = (wish) => matchMedia(wish).matches;
  const one = (setting, ...choices) => (choices.includes(kept[setting]) ? kept[setting] : choices[0]);
  const bySystem = (chosen, wish, yes, no) => (chosen === 'auto' ? (asks(wish) ? yes : no) : chosen);
  const attributes = {
    'data-mantine-color-scheme': bySystem(one('scheme', 'auto', 'light', 'dark'), '(prefers-color-scheme: dark)', 'dark', 'light'),
    'data-contrast': bySystem(one('contrast', 'auto', 'normal', 'high'), '(prefers-contrast: more)', 'high', 'normal'),
    'data-density': one('density', 'compact', 'comfortable'),
    'data-negative': one('negative', 'minus-red', 'minus', 'parentheses', 'parentheses-red'),
    'data-motion': bySystem(one('motion', 'auto', 'reduced'), '(prefers-reduced-motion: reduce)', 'reduced', 'full'),
    'data-text-size': one('textSize', 'normal', 'large', 'larger'),
  };
  for (const [name, value] of Object.entries(attributes)) document.documentElement.setAttribute(name, value);
})();
