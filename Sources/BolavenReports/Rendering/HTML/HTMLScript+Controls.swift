extension HTMLScript {
  /// Buttons and boxes of a table, made where they can do something.
  static let controls = #"""
    function button(content, action, style = 'act') {
      const element = make('button', { type: 'button', class: style }, ...content);
      element.addEventListener('click', action);
      return element;
    }

    // On where the name is not in the list.
    function boxes(view, key, title, names) {
      const labels = Array.from(names, ([value, content]) => {
        const box = make('input', { type: 'checkbox', name: key, value });
        box.addEventListener('change', () => view.toggle(key, value));
        return make('label', {}, box, ...content.map(node => node.cloneNode(true)));
      });
      return make('fieldset', {}, make('legend', {}, word(title)), ...labels);
    }

    Table.prototype.build = function () {
      for (const head of this.heads.filter(head => head.dataset.sort)) {
        const name = head.dataset.sort;
        head.append(button(Array.from(head.childNodes), () => {
          const [now] = this.asked('sort');
          this.ask('sort', now === name ? ['-' + name] : now === '-' + name ? [] : [name]);
        }, 'sort'));
      }
      this.buildFolds();
      const tools = [];
      if (this.table.tHead.className) this.buildSearch(tools);
      const kinds = new Map();
      for (const element of [...this.heads, ...this.rows].filter(element => element.dataset.u)) {
        const content = element.querySelector('span');
        if (!kinds.has(element.dataset.u)) kinds.set(element.dataset.u, [content]);
      }
      if (kinds.size) tools.push(boxes(this, 'hide', 'show', kinds));
      if (this.folds.length > 2) {
        const names = this.folds.map(fold => fold.name);
        this.foldAll = button([], () => this.ask('closed', this.asked('closed').length ? [] : names));
        tools.push(this.foldAll);
      }
      if (tools.length) this.table.caption.append(make('div', { class: 'tools' }, ...tools));
      this.buildFiles();
    };

    // A block under its name, and rows under a row; a standard error is no part of its estimate that could be closed.
    Table.prototype.buildFolds = function () {
      this.folds = [];
      const add = (name, head, rows, style) => {
        const control = button(Array.from(head.childNodes), () => this.toggle('closed', name), 'fold');
        head.append(control);
        this.folds.push({ name, rows, style, button: control });
      };
      this.blocks.forEach(({ head, groups }, place) => {
        if (head) add('block-' + (place + 1), head.cells[0], groups.flat(), 'shut');
        for (const [first, ...under] of groups) {
          if (under.some(row => !row.dataset.u)) add(first.dataset.r, first.cells[0], under, 'folded');
        }
      });
    };

    Table.prototype.buildSearch = function (tools) {
      this.field = make('input', { type: 'search' });
      this.field.addEventListener('input', () => { choose(this.key('find'), this.field.value); this.filter(); });
      this.count = make('span', { role: 'status' });
      tools.push(make('label', {}, word('search'), this.field));
      const cells = all('tbody [data-s]', this.table);
      const present = statuses.map(status => [status, cells.filter(cell => cell.dataset.s === status)])
        .filter(([, same]) => same.length)
        .map(([status, same]) => [status, [...same[0].childNodes, new Text(` (${same.length})`)]]);
      if (present.length > 1) tools.push(boxes(this, 'without', 'statuses', present));
      tools.push(this.count);
    };
    """#
}
