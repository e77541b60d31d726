extension HTMLScript {
  /// A table on the clipboard as it is shown, and in a file with its exact values.
  static let files = #"""
    Table.prototype.buildFiles = function () {
      const file = this.section.querySelector('.csv').content;
      const save = isWhole => {
        all(worded, file).forEach(translate);
        const lines = file.textContent.split('\n').filter((_, place) => isWhole || !place || !this.rows[place - 1].matches('.out'));
        // The mark in front tells a spreadsheet that letters are in UTF-8.
        const bytes = new Blob(['\ufeff' + lines.join('\n') + '\n'], { type: 'text/csv' });
        const link = make('a', { href: URL.createObjectURL(bytes), download: this.id + '.csv' });
        link.click();
      };
      this.part = button([word('part')], () => save(false));
      const message = make('span', { role: 'status' });
      const copy = button([word('copy')], () => message.replaceChildren(word(this.copy() ? 'copied' : 'notCopied')));
      this.section.append(make('p', { class: 'acts' }, copy, button([word('file')], () => save(true)), this.part, message));
    };

    // With the minus of files, so that a spreadsheet takes numbers for numbers; for what stands in parentheses it is told
    // that they mean no minus.
    Table.prototype.copy = function () {
      const ascii = text => text.replaceAll('\u2212', '-');
      const copy = this.table.cloneNode(true);
      all('.tools, .out, .away, .folded, .shut, .shape, td sup', copy).forEach(element => element.remove());
      all('button', copy).forEach(element => element.replaceWith(...element.childNodes));
      const lines = Array.from(copy.rows, row => {
        const line = [];
        for (const cell of row.cells) line[cell.dataset.at ?? line.length] = ascii(cell.textContent);
        return line.join('\t');
      });
      const markup = ascii(copy.outerHTML).replaceAll('<td class="n p"', '<td style="mso-number-format:\'\\@\'"');
      const put = event => {
        event.clipboardData.setData('text/plain', lines.join('\n'));
        event.clipboardData.setData('text/html', markup);
        event.preventDefault();
      };
      // Some browsers copy only where something is selected.
      getSelection().selectAllChildren(this.table);
      document.addEventListener('copy', put);
      const isDone = document.execCommand('copy');
      document.removeEventListener('copy', put);
      getSelection().removeAllRanges();
      return isDone;
    };
    """#
}
