extension HTMLStyle {
  /// What the script makes, quieter than what it belongs to.
  static let controls = """
    button, input { font: inherit; color: inherit; }
    button { border: 0; padding: 0; background: none; text-align: inherit; cursor: pointer; }
    fieldset { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1rem; min-width: 0; margin: 0; padding: 0; border: 0; }
    legend { float: left; padding: 0; color: var(--quiet); }
    label { display: inline-flex; align-items: center; gap: .375rem; min-height: 1.75rem; cursor: pointer; }
    label .shape { margin-right: 0; }
    input { accent-color: var(--main); margin: 0; }
    .languages { justify-content: flex-end; margin: 0 0 1.5rem; font-size: .875rem; }
    .languages legend { position: absolute; clip-path: inset(50%); }
    .languages label { padding: .125rem .25rem; border-bottom: 2px solid transparent; }
    .languages label:has(:checked) { border-color: var(--main); font-weight: 600; }
    .languages label:has(:focus-visible) { outline: 2px solid var(--main); }
    .languages input { position: absolute; opacity: 0; }
    .tools { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.75rem; padding-top: .5rem;
      font-size: .8125rem; font-weight: 400; }
    input[type=search] { width: 12rem; padding: .25rem .5rem; border: 1px solid #767676; border-radius: 3px;
      background: var(--paper); }
    .sort { position: relative; }
    .sort::after { content: "\\2195"; position: absolute; left: 100%; margin: 0 .125em; color: var(--quiet);
      font-weight: 400; font-size: .875em; }
    .n .sort::after { left: auto; right: 100%; }
    .sort:hover { color: var(--link); }
    [aria-sort=ascending] .sort::after { content: "\\2191"; color: inherit; }
    [aria-sort=descending] .sort::after { content: "\\2193"; color: inherit; }
    .fold::after { content: ""; display: inline-block; width: .375em; height: .375em; margin: 0 .25em .15em .5em;
      border: solid var(--quiet); border-width: 0 1.5px 1.5px 0; rotate: 45deg; }
    .fold[aria-expanded=false]::after { rotate: -45deg; margin-bottom: .05em; }
    .fold:hover { color: var(--link); }
    .acts { display: flex; flex-wrap: wrap; gap: .25rem 1.75rem; margin: .375rem 0 0; font-size: .8125rem; }
    .act { min-height: 1.75rem; color: var(--link); }
    .act:hover { text-decoration: underline; }
    .out, .away { display: none; }
    td[data-o] { cursor: help; }
    td:focus-visible { outline-offset: -2px; }
    .card { position: absolute; z-index: 2; width: max-content; max-width: min(26rem, 100vw - 1rem); max-height: 60vh;
      overflow: auto; padding: .75rem 1rem; background: var(--paper); border: 1px solid var(--line); border-radius: 4px;
      box-shadow: 0 4px 16px #0003; font-size: .8125rem; line-height: 1.5; }
    .card p { margin: 0 0 .25rem; }
    .card dl { grid-template-columns: 5rem 1fr; margin: .25rem 0 0; }
    .card > p:first-child { font-weight: 600; }
    """

  /// Paper, small screens, and a screen in the dark.
  static let print = """
    @media screen { .folded, .shut { display: none; } }
    @media (max-width: 40rem) {
      body { padding-top: .75rem; }
      h1 { font-size: 1.5rem; }
      .summary { margin-left: -1.25rem; margin-right: -1.25rem; padding: 1rem 1.25rem 1.25rem; }
      dl { grid-template-columns: 1fr; gap: 0; }
      dd { margin-bottom: .25rem; }
      tbody th[scope=row], thead tr:first-child th:first-child { position: sticky; left: 0; z-index: 1;
        background: var(--paper); }
      table.long tbody th { min-width: 6.5rem; }
      td:not(.n, .s) { min-width: 9rem; }
    }
    @media (prefers-color-scheme: dark) { @media screen {
      :root { --paper: #16191c; --ink: #e6e6e6; --quiet: #b3b3b3; --line: #555; --pale: #20262b; --link: #7cc0ea;
        --warn: #f0a060; --main: #3d9bd4; }
    } }
    @media print {
      @page { size: A4; margin: 18mm 16mm 20mm; @bottom-right { content: counter(page) " / " counter(pages);
        font: 8pt sans-serif; } }
      body { max-width: none; padding: 0; font-size: 10pt; }
      .languages, .acts, .card, .tools > :not([role]), .sort::after, .fold::after { display: none; }
      .scroll { overflow: visible; background: none; }
      .summary { background: none; padding: 0; border: 0; }
      h2, caption, figcaption, .about { break-after: avoid; }
      table, figcaption, .finding, .caution, figure svg, .notes, .block { break-inside: avoid; }
      .block { break-after: avoid; }
      section, figure { margin: 2rem 0; }
      figure svg[role] { max-width: 16cm; }
      thead { display: table-header-group; }
      details::details-content { content-visibility: visible; block-size: auto; }
      summary { color: inherit; font-weight: 600; list-style: none; }
      .origins { columns: 2; column-gap: 2rem; font-size: 7pt; line-height: 1.4; }
      .origins summary { column-span: all; font-size: 8pt; }
      .origins p { margin: 0 0 .25rem; }
      .origins dl { display: block; margin: 0; }
      .origins dt { float: left; margin-right: .5em; }
      a { color: inherit; text-decoration: none; }
    }
    """
}
