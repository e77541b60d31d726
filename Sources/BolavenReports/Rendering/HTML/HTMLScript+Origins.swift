extension HTMLScript {
  /// Where a number comes from, beside the number that the pointer, the keyboard or a finger is on.
  static let origins = #"""
    const card = make('div', { id: 'origin', class: 'card', role: 'tooltip' });
    let shown = null;
    let waiting = 0;

    function close() {
      clearTimeout(waiting);
      shown?.removeAttribute('aria-describedby');
      shown = null;
      card.remove();
    }

    function tell(cell) {
      clearTimeout(waiting);
      if (shown === cell) return;
      close();
      shown = cell;
      const { src, v, o } = cell.dataset;
      const origin = document.getElementById(o);
      const numbers = origin.querySelector('i').textContent.split(' ');
      const known = {};
      for (const part of all('[data-k]', origin)) known[part.dataset.k] = part;
      // What several numbers share stands once, before them: under a number, or for all of them.
      for (const { firstChild, lastChild, nextSibling } of all('dt', origin.parentElement)) {
        if (!firstChild.data || numbers.includes(firstChild.data.trim())) known[lastChild.dataset.k] = nextSibling;
      }
      const lines = make('dl', {});
      for (const { dataset: { k } } of all('[data-k]', vocabulary)) {
        const text = known[k]?.cloneNode(true);
        if (text) lines.append(make('dt', {}, word(k)), text.localName === 'dd' ? text : make('dd', {}, text));
      }
      card.replaceChildren(make('p', {}, make('code', {}, src)), lines);
      if (v) card.firstChild.after(make('p', {}, word('exact'), ' ', make('code', {}, v)));
      document.querySelector('main').append(card);
      cell.setAttribute('aria-describedby', 'origin');
      // Under the number, or over it where there is more room; inside the window.
      const { right, top, bottom } = cell.getBoundingClientRect();
      const { offsetWidth: width, offsetHeight: height } = card;
      const isUnder = bottom + height + 8 <= root.clientHeight || top <= height + 8;
      card.style.left = scrollX + Math.max(8, Math.min(root.clientWidth - width - 8, right - width)) + 'px';
      card.style.top = scrollY + (isUnder ? bottom + 4 : top - height - 4) + 'px';
    }

    const later = (action, time) => { clearTimeout(waiting); waiting = setTimeout(action, time); };
    const numberAt = ({ target }) => target.closest && target.closest('td[data-o]');
    const isSeen = element => element.offsetParent;

    // One number of a table is on the way of the Tab key; arrows lead to the others.
    function neighbour(cell, key) {
      const rows = Array.from(cell.closest('table').rows).filter(isSeen);
      const line = /Left|Right/.test(key) ? Array.from(cell.parentElement.cells) : rows.map(row => row.cells[cell.cellIndex]);
      const numbers = line.filter(other => other && other.dataset.o && isSeen(other));
      return numbers[numbers.indexOf(cell) + (/Left|Up/.test(key) ? -1 : 1)];
    }

    function listen() {
      document.addEventListener('pointerover', event => {
        if (event.pointerType !== 'mouse') return;
        const cell = numberAt(event);
        if (cell) later(() => tell(cell), 350);
        else if (shown === document.activeElement || card.contains(event.target)) clearTimeout(waiting);
        else later(close, 250);
      });
      document.addEventListener('focusin', event => {
        const cell = numberAt(event);
        if (!cell) return close();
        for (const other of all('td[tabindex="0"]', cell.closest('table'))) other.tabIndex = -1;
        cell.tabIndex = 0;
        tell(cell);
      });
      document.addEventListener('click', event => {
        if (!numberAt(event) && !card.contains(event.target)) close();
      });
      document.addEventListener('keydown', event => {
        if (event.key === 'Escape') close();
        const cell = event.key.startsWith('Arrow') && numberAt(event);
        const next = cell && neighbour(cell, event.key);
        if (next) { event.preventDefault(); next.focus(); }
      });
    }
    """#
}
