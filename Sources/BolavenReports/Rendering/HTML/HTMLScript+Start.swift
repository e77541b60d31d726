extension HTMLScript {
  /// Makes the controls and shows what the address asks for.
  static let start = #"""
    const views = all('section.table').map(section => new Table(section));

    function show() {
      const asked = chosen.get('lang');
      speak(['en', 'lo', 'ja'].includes(asked) ? asked : page);
      for (const input of all('.languages input')) input.checked = input.value === language;
      for (const view of views) view.show();
    }

    readAddress();
    for (const term of all('dt [data-k]')) term.replaceChildren(word(term.dataset.k));
    document.querySelector('header').prepend(languageSwitch());
    for (const view of views) {
      view.build();
      all('td[data-o]', view.table).forEach((cell, place) => { cell.tabIndex = place ? -1 : 0; });
    }
    show();
    listen();
    document.getElementById(chosen.get('at'))?.scrollIntoView();
    addEventListener('hashchange', () => { readAddress(); show(); });
    // On paper nothing is closed.
    addEventListener('beforeprint', () => { for (const part of all('details')) part.open = true; });
    """#
}
