extension HTMLScript {
  /// What a reader has chosen stands in the address, so that a link shows the same view.
  static let state = #"""
    const all = (selector, place = document) => Array.from(place.querySelectorAll(selector));

    function make(tag, attributes, ...children) {
      const element = document.createElement(tag);
      for (const name in attributes) element.setAttribute(name, attributes[name]);
      element.append(...children);
      return element;
    }

    // Keys are those of the page (lang, at) or of a table (its id, a point, what was chosen).
    let chosen = new URLSearchParams();
    const list = key => (chosen.get(key) || '').split(' ').filter(name => name);

    function choose(key, value) {
      if (value) chosen.set(key, value); else chosen.delete(key);
      const hash = chosen.toString();
      history.replaceState(null, '', location.href.split('#')[0] + (hash ? '#' + hash : ''));
    }

    // An address may also be a plain link to a part of the page: the view stays as it is.
    function readAddress() {
      const hash = location.hash.slice(1);
      if (hash && !hash.includes('=')) return choose('at', hash);
      chosen = new URLSearchParams(hash);
    }
    """#
}
