import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

/**
 * The tabs pattern of the ARIA Authoring Practices: one stop for the Tab key, arrows, Home and End move between the
 * tabs and choose at once.
 */
export function Tabs<Id extends string>(props: {
  label: string;
  tabs: readonly { readonly id: Id; readonly label: string }[];
  chosen: Id;
  onChoose: (id: Id) => void;
  children: ComponentChildren;
}) {
  const { label, tabs, chosen, onChoose, children } = props;
  const list = useRef<HTMLDivElement>(null);

  function move(event: KeyboardEvent) {
    const at = tabs.findIndex(({ id }) => id === chosen);
    const forward = getComputedStyle(event.currentTarget as Element).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const to = event.key.startsWith('Arrow')
      ? (at + (event.key === forward ? 1 : -1) + tabs.length) % tabs.length
      : { Home: 0, End: tabs.length - 1 }[event.key];
    const tab = to === undefined ? undefined : tabs[to];
    if (!tab || event.key === 'ArrowUp' || event.key === 'ArrowDown') return;
    event.preventDefault();
    onChoose(tab.id);
    list.current?.querySelector<HTMLElement>(`#tab-${tab.id}`)?.focus();
  }

  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map(({ id, label }) => (
          <button
            type="button"
            key={id}
            role="tab"
            id={`tab-${id}`}
            aria-selected={id === chosen}
            aria-controls="view"
            tabIndex={id === chosen ? 0 : -1}
            onClick={() => onChoose(id)}
          >
            {label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="view" data-view={chosen} aria-labelledby={`tab-${chosen}`}>
        {children}
      </div>
    </>
  );
}
