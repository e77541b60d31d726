extension HTMLStyle {
  /// Paper, letters and lines. Lao sets its marks above and below the letters and needs higher lines.
  static let page = """
    :root { color-scheme: light dark; --paper: #fff; --ink: #222; --quiet: #555; --line: #bbb; --pale: #f3f6f9;
      --link: #005E93; --warn: #A64900; --main: #0072B2; }
    * { box-sizing: border-box; }
    [hidden] { display: none !important; }
    body { margin: 0 auto; padding: 1.5rem 1.25rem 4rem; max-width: 58rem; background: var(--paper); color: var(--ink);
      font: 1rem/1.55 \(fontStack); text-size-adjust: 100%; -webkit-text-size-adjust: 100%; }
    :lang(lo) { line-height: 1.75; }
    h1 { margin: 0 0 1.75rem; max-width: 46rem; font-size: 2rem; line-height: 1.25; font-weight: 650;
      letter-spacing: -.01em; text-wrap: balance; }
    h1:lang(lo), h1:lang(ja) { letter-spacing: 0; line-height: 1.5; }
    h2 { margin: 3rem 0 1rem; font-size: 1.25rem; line-height: 1.4; font-weight: 600; }
    a { color: var(--link); text-underline-offset: .2em; text-decoration-thickness: 1px; }
    a:hover { text-decoration-thickness: 2px; }
    :focus-visible { outline: 2px solid var(--main); outline-offset: 2px; }
    section, figure { margin: 3rem 0; padding: 0; scroll-margin-top: 1rem; }
    code { font-family: inherit; overflow-wrap: anywhere; }
    p:empty { display: none; }
    footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .8125rem;
      line-height: 1.6; color: var(--quiet); }
    footer p { margin: 0 0 .5rem; }
    footer code { font-size: .75rem; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .125rem 1rem; margin: .5rem 0 1rem; }
    dt { color: var(--quiet); }
    dd { margin: 0; }
    """

  /// What a reader sees first.
  static let opening = """
    .synthetic { margin: 0 0 1.75rem; padding: .5rem .875rem; border: 1.5px solid; font-weight: 600; }
    .summary { margin: 0 0 2.5rem; padding: 1.25rem 1.5rem 1.5rem; background: var(--pale);
      border-top: 3px solid var(--main); }
    .summary h2 { margin: 0 0 1rem; }
    .about { margin: 1.5rem 0 .5rem; font-size: .875rem; line-height: 1.5; }
    h2 + .about { margin-top: 0; }
    .finding, .caution { margin: 1.25rem 0; padding: .125rem 0 .125rem 1rem; border-left: 4px solid var(--main);
      max-width: 46rem; text-wrap: pretty; }
    .caution { border-left: 4px double #D55E00; }
    .finding strong, .caution strong { display: block; font-size: .875rem; font-weight: 600; }
    .finding strong { color: var(--link); }
    .caution strong { color: var(--warn); }
    .summary .finding, .summary .caution { margin: .5rem 0; }
    .summary .finding { font-size: 1.0625rem; }
    .summary .caution { font-size: .9375rem; }
    nav { font-size: .9375rem; }
    nav h2 { margin: 0 0 .5rem; font-size: 1rem; }
    nav ul { margin: 0; padding: 0; list-style: none; columns: 24rem 2; column-gap: 2.5rem; }
    nav li { margin: 0 0 .375rem; line-height: 1.45; break-inside: avoid; }
    nav li:lang(lo) { line-height: 1.7; }
    """
}
