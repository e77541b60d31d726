extension HTMLScript {
  /// The words, numbers and drawings of the page in another language.
  ///
  /// Lao writes numbers with the marks of English exchanged, and nothing else: the digits stay those of the program.
  static let words = #"""
    const root = document.documentElement;
    const page = root.lang;
    const vocabulary = document.getElementById('words').content;
    let language = page;

    function learn(element) {
      element.dataset[element.lang === 'en' ? 'en' : page] ??= element.textContent;
    }

    function translate(element) {
      const text = element.dataset[language];
      element.textContent = text ?? element.dataset.en;
      if (text === undefined) element.lang = 'en'; else element.removeAttribute('lang');
    }

    function word(key) {
      const element = vocabulary.querySelector(`[data-k="${key}"]`).cloneNode(true);
      translate(element);
      return element;
    }

    // A sentence with numbers in it.
    const sentence = (key, numbers) => word(key).textContent.replace(/\{(\w+)\}/g, (_, name) => numbers[name]);

    const exchanged = { ', ': '; ', '; ': ', ', ',': '.', '.': ',' };
    function rewrite(number) {
      const text = number.firstChild;
      if (text) text.data = text.data.replace(/, |; |[.,]/g, mark => exchanged[mark]);
    }

    const drawings = all('figure').map(figure => {
      const place = figure.querySelector('.scroll');
      const each = { [page]: place.firstElementChild };
      for (const other of all('.drawing', figure)) each[other.dataset.for] = other.content.firstElementChild;
      return { place, each };
    });

    function speak(next) {
      if (next === language) return;
      if ((next === 'lo') !== (language === 'lo')) all('[data-v]').forEach(rewrite);
      root.lang = language = next;
      all('[data-t]').forEach(translate);
      for (const drawing of drawings) drawing.place.replaceChildren(drawing.each[language]);
    }

    function languageSwitch() {
      const names = { en: 'English', lo: 'ລາວ', ja: '日本語' };
      const choices = Object.keys(names).map(code => {
        const input = make('input', { type: 'radio', name: 'language', value: code });
        input.addEventListener('change', () => { choose('lang', code); show(); });
        return make('label', {}, input, make('span', { lang: code }, names[code]));
      });
      return make('fieldset', { class: 'languages' }, make('legend', {}, word('language')), ...choices);
    }
    """#
}
