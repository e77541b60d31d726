extension HTMLScript {
  /// A table as rows that belong together: its blocks, and in a block a row with those that stand under it.
  static let tables = #"""
    const depth = row => row.cells[0].localName === 'td' ? 9 : Number(row.cells[0].className.slice(1));
    const statuses = ['met', 'near', 'behind', 'off', 'no-data'];
    const plain = text => text.normalize('NFKC').toLocaleLowerCase();

    class Table {
      constructor(section) {
        this.section = section;
        this.id = section.id;
        this.table = section.querySelector('table');
        this.heads = all('thead th', this.table);
        this.blocks = Array.from(this.table.tBodies, body => {
          const rows = all('tr:not(.block)', body);
          const top = Math.min(...rows.map(depth));
          const groups = [];
          for (const row of rows) {
            if (depth(row) > top && groups.length) groups.at(-1).push(row); else groups.push([row]);
          }
          return { body, groups, head: body.querySelector('.block') };
        });
        this.groups = this.blocks.flatMap(block => block.groups);
        this.rows = this.groups.flat();
      }

      // What is chosen for this table, and what a reader chooses now.
      key(name) { return this.id + '.' + name; }
      asked(key) { return list(this.key(key)); }
      ask(key, names) { choose(this.key(key), names.join(' ')); this.show(); }
      toggle(key, name) {
        const names = this.asked(key);
        this.ask(key, names.includes(name) ? names.filter(other => other !== name) : [...names, name]);
      }

      show() {
        this.sort();
        this.filter();
        this.fold();
        this.hide();
        for (const box of all('input[name]', this.table)) box.checked = !this.asked(box.name).includes(box.value);
      }

      // Rows stay in their block, and those under a row stay under it; what has no value comes last.
      sort() {
        const [name = ''] = this.asked('sort');
        const down = name.startsWith('-');
        const head = this.heads.find(head => head.dataset.sort === name.slice(Number(down)));
        for (const other of this.heads) other.removeAttribute('aria-sort');
        if (head) head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        const value = group => {
          const cell = group[0].cells[head.dataset.at];
          const { s, v } = cell.dataset;
          return s ? statuses.indexOf(s) : v ? parseFloat(v) : cell.textContent.replace(/^(-|\.\.\.)$/, '');
        };
        const compare = (a, b) => (a === '') - (b === '') || (down ? -1 : 1) *
          (isFinite(a - b) ? a - b : String(a).localeCompare(b, language, { numeric: true }));
        for (const { body, groups } of this.blocks) {
          body.append(...(head ? [...groups].sort((a, b) => compare(value(a), value(b))) : groups).flat());
        }
      }

      filter() {
        const find = chosen.get(this.key('find')) || '';
        if (this.field && this.field.value !== find) this.field.value = find;
        const parts = plain(find).split(/\s+/);
        const without = this.asked('without');
        let count = 0;
        for (const { head, groups } of this.blocks) {
          const kept = groups.filter(group => {
            const text = plain(group.map(row => row.textContent).join(' '));
            const status = group[0].querySelector('[data-s]');
            const out = !parts.every(part => text.includes(part)) || (status && without.includes(status.dataset.s));
            for (const row of group) row.classList.toggle('out', Boolean(out));
            return !out;
          });
          head?.classList.toggle('out', !kept.length);
          count += kept.length;
        }
        const isPart = count !== this.groups.length;
        if (this.count) this.count.textContent = isPart ? sentence('found', { n: count, all: this.groups.length }) : '';
        this.part.hidden = !isPart;
      }

      fold() {
        const closed = this.asked('closed');
        for (const { name, button, rows, style } of this.folds) {
          const isClosed = closed.includes(name);
          button.setAttribute('aria-expanded', !isClosed);
          for (const row of rows) row.classList.toggle(style, isClosed);
        }
        this.foldAll?.replaceChildren(word(closed.length ? 'open' : 'close'));
      }

      // Columns and rows of standard errors, intervals or p-values that a reader does not want.
      hide() {
        const hidden = this.asked('hide');
        const hide = (element, { dataset }) => element.classList.toggle('away', hidden.includes(dataset.u));
        for (const row of this.rows) hide(row, row);
        for (const head of this.heads.filter(head => head.dataset.u)) {
          hide(head, head);
          for (const row of this.rows) hide(row.cells[head.dataset.at], head);
        }
        const count = this.rows.length && all(':scope > :not(.away)', this.rows[0]).length;
        for (const { head } of this.blocks) if (head) head.cells[0].colSpan = count;
      }
    }
    """#
}
