/** Offers ways on to a reader whose page is not on the device. Links work without this script. */
const tools = document.querySelector('.not-stored-tools');

function offer(label: string, act: () => void): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'push-button';
  button.textContent = label;
  button.addEventListener('click', act);
  tools?.append(button);
}

offer('Try again', () => location.reload());
if (history.length > 1) offer('Go back', () => history.back());
