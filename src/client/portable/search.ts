import { EngineManager } from '../../search/engine/engine-manager.ts';
import { ScriptReader } from '../../search/portable/script-reader.ts';
import { SearchPage } from '../../search/ui/search-page.ts';

const { currentScript } = document;
if (currentScript instanceof HTMLScriptElement) {
  const root = new URL('..', currentScript.src);
  new SearchPage(root, new EngineManager(root, new ScriptReader(root))).start();
}
