import { EngineManager } from '../../search/engine/engine-manager.ts';
import { ScriptReader } from '../../search/portable/script-reader.ts';
import { SearchDialog } from '../../search/ui/search-dialog.ts';

const { currentScript } = document;
const box = document.querySelector<HTMLInputElement>('form.find input');
if (currentScript instanceof HTMLScriptElement && box !== null) {
  const root = new URL('..', currentScript.src);
  new SearchDialog(root, box, new EngineManager(root, new ScriptReader(root))).start();
}
