// Starts the admin UI: texts first, then client, router and theme around one another.
import './theme/tokens.css';
import './theme/fonts.css';
import './theme/base.css';
import './theme/mantine-styles.ts';
import './theme/mantine-variables.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { startTranslation } from './i18n/i18n.ts';

const root = document.getElementById('root');
if (root === null) {
  throw new Error('The page has no element with the id "root".');
}
await startTranslation();
createRoot(root).render(<App />);
