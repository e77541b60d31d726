extension HTMLStyle {
  /// Three rules a table and a thin one between its blocks; digits of one width.
  static let tables = """
    .scroll { overflow-x: auto; background:
      linear-gradient(to left, var(--paper) 30%, transparent) right / 3rem 100% no-repeat local,
      radial-gradient(farthest-side at 100% 50%, #0004, #0000) right / .875rem 100% no-repeat scroll; }
    table { border-collapse: collapse; min-width: 100%; font-size: .9375rem; line-height: 1.4;
      font-variant-numeric: lining-nums tabular-nums; }
    :lang(lo) table { line-height: 1.65; }
    caption, figcaption { padding: 0 0 .625rem; font-weight: 600; text-align: left; line-height: 1.4; }
    :lang(lo) caption, :lang(lo) figcaption { line-height: 1.7; }
    caption > * { display: block; position: sticky; left: 0; max-width: min(55.5rem, 100vw - 2.5rem); }
    th, td { position: relative; padding: .3125rem .75rem; vertical-align: baseline; text-align: left;
      font-weight: 400; }
    th:first-child { padding-left: 0; }
    th:last-child, td:last-child { padding-right: .375rem; }
    thead th { vertical-align: bottom; font-weight: 600; }
    thead { border-top: 1.5px solid; border-bottom: 1px solid; }
    tbody + tbody { border-top: 1px solid var(--line); }
    table tbody:last-child { border-bottom: 1.5px solid; }
    tbody tr:hover > * { background: var(--pale); }
    tbody tr.block:hover > * { background: none; }
    :lang(ja) thead th { word-break: keep-all; }
    .short thead th:first-child { white-space: nowrap; }
    sup { font-size: .75em; line-height: 0; padding-left: .1em; }
    td.n:not(:last-child) sup { position: absolute; line-height: 1.2; }
    td.n .flag + sup { margin-left: 1.2em; }
    .span { text-align: center;
      background: linear-gradient(currentColor, currentColor) bottom / calc(100% - 1.5rem) 1px no-repeat; }
    .n { text-align: right; white-space: nowrap; }
    .s { white-space: nowrap; }
    thead .n { white-space: normal; }
    td.p { padding-right: .4375rem; }
    td.p:last-child { padding-right: .0625rem; }
    .flag { position: absolute; white-space: pre; font-weight: 600; }
    .block th { padding-top: .75rem; font-weight: 600; }
    th.i1 { padding-left: 1.25rem; }
    th.i2 { padding-left: 2.5rem; }
    th.i3 { padding-left: 3.75rem; }
    .shape { width: .75em; height: .75em; margin-right: .4em; }
    .notes { margin: .625rem 0 0; font-size: .8125rem; line-height: 1.5; max-width: 48rem; color: var(--quiet); }
    .notes:lang(lo) { font-size: .875rem; line-height: 1.75; }
    .notes strong, .notes .status { font-weight: 600; color: var(--ink); }
    """

  /// Drawings stand on paper, whatever the page stands on: their colours are made for it.
  static let figures = """
    figure .scroll:has(svg) { --paper: #fff; background-color: #fff; }
    figure svg[role] { display: block; width: 100%; min-width: 30rem; max-width: 44rem; height: auto; }
    details { margin-top: .625rem; font-size: .8125rem; line-height: 1.5; }
    details:lang(lo) { font-size: .875rem; line-height: 1.75; }
    summary { width: fit-content; padding: .25rem 0; color: var(--link); cursor: pointer; }
    details table { min-width: 0; font-size: .8125rem; }
    details th, details td { padding-top: .125rem; padding-bottom: .125rem; }
    details .scroll { margin-top: .5rem; }
    .origins p { margin: .375rem 0; padding-left: 1rem; text-indent: -1rem; max-width: 48rem; overflow-wrap: anywhere; }
    .origins code { font-weight: 600; }
    .origins i { font-style: normal; }
    """
}
