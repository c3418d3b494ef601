import '@patternfly/react-core/dist/styles/base.css';
import './styles/tokens.css';
import './styles/frame.css';
import './styles/parts.css';
import './styles/palette.css';
import './styles/settings.css';
import './styles/home.css';
import './styles/summary.css';
import './styles/finding.css';
import './styles/library.css';
import './styles/note.css';
import './styles/logs.css';
import './styles/log-rows.css';
import './styles/timeline.css';
import './styles/kernel.css';
import './styles/system.css';
import './styles/fleet.css';
import './styles/compare.css';
import './styles/articles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { sosightBridge } from './api.ts';
import { App } from './app.tsx';
import { createActions } from './state/actions.ts';
import { AppContext } from './state/app-context.ts';
import { initialState, reduce } from './state/app-state.ts';
import { createStore } from './state/store.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');

const bridge = sosightBridge();
const store = createStore(reduce, initialState);
const actions = createActions(bridge, store);
createRoot(root).render(
  <StrictMode>
    <AppContext value={{ store, actions }}>
      <App onMenuCommand={(listener) => bridge.on('menu:command', listener)} />
    </AppContext>
  </StrictMode>,
);
