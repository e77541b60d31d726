extension HTMLScript {
  /// The words and numbers of the page in another language, those of its drawings too.
  ///
  /// Lao writes numbers with the marks of English exchanged, and nothing else: the digits stay those of the program.
  static let words = #"""
    const root = document.documentElement;
    const page = root.lang;
    const vocabulary = document.getElementById('words').content;
    const worded = '[data-t],[data-en],[data-lo],[data-ja]';
    let language = page;

    // The first time, an element has the words of the page. Texts of drawings have the attribute, not the property.
    function translate(element) {
      const { dataset } = element;
      dataset[element.getAttribute('lang') ?? page] ??= element.textContent;
      const text = dataset[language];
      element.textContent = text ?? dataset.en;
      if (text === undefined) element.setAttribute('lang', 'en'); else element.removeAttribute('lang');
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

    function speak(next) {
      if (next === language) return;
      if ((next === 'lo') !== (language === 'lo')) all('[data-v]').forEach(rewrite);
      root.lang = language = next;
      all(worded).forEach(translate);
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
