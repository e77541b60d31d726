/// How the page looks.
enum HTMLStyle {
  /// The shape of a status, beside its word.
  static func shape(of status: Status) -> String {
    let outline =
      switch status {
      case .met: "<circle cx=\"6\" cy=\"6\" r=\"5\" fill=\"#0072B2\"/>"
      case .near:
        "<circle cx=\"6\" cy=\"6\" r=\"4.5\" fill=\"none\" stroke=\"#9A6700\"/>"
          + "<path d=\"M6 1.5a4.5 4.5 0 0 0 0 9z\" fill=\"#9A6700\"/>"
      case .behind: "<path d=\"M6 0.5L11.5 6L6 11.5L0.5 6Z\" fill=\"#D55E00\"/>"
      case .off: "<path d=\"M1.5 1.5L10.5 10.5M10.5 1.5L1.5 10.5\" stroke=\"#222222\" stroke-width=\"2.4\"/>"
      case .noData: "<path d=\"M1 6H11\" stroke=\"#767676\" stroke-width=\"2.4\"/>"
      }
    return "<svg class=\"shape\" aria-hidden=\"true\" viewBox=\"0 0 12 12\">\(outline)</svg>"
  }

  /// Three rules a table, no colours but those that mean something. No `<` and no `&`: the sheet is part of XML.
  static let sheet = """
    :root { color-scheme: light; }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 56rem; background: #fff; color: #222;
      font: 1rem/1.55 \(fontStack); text-size-adjust: 100%; -webkit-text-size-adjust: 100%; }
    :lang(lo) { line-height: 1.75; }
    h1 { margin: 0 0 2rem; font-size: 1.75rem; line-height: 1.3; font-weight: 600; text-wrap: balance; }
    h2 { margin: 3rem 0 1rem; font-size: 1.25rem; line-height: 1.35; font-weight: 600; }
    .synthetic { margin: 0 0 1.5rem; padding: .5rem .875rem; border: 1.5px solid #222; font-weight: 600; }
    .finding, .caution { margin: 1.25rem 0; padding: .125rem 0 .125rem 1rem; border-left: 4px solid #0072B2;
      max-width: 42rem; }
    .caution { border-left: 4px double #D55E00; }
    .finding strong, .caution strong { display: block; font-size: .8125rem; font-weight: 600; }
    .finding strong { color: #005E93; }
    .caution strong { color: #A64900; }
    section, figure { margin: 2rem 0 2.5rem; padding: 0; }
    .scroll { overflow-x: auto; background:
      linear-gradient(to left, #fff 30%, #fff0) right / 3rem 100% no-repeat local,
      radial-gradient(farthest-side at 100% 50%, #0003, #0000) right / .875rem 100% no-repeat scroll #fff; }
    .scroll:focus-visible, summary:focus-visible { outline: 2px solid #0072B2; outline-offset: 3px; }
    table { border-collapse: collapse; min-width: 100%; font-size: .9375rem; line-height: 1.4;
      font-variant-numeric: lining-nums tabular-nums; }
    :lang(lo) table { line-height: 1.65; }
    caption, figcaption { padding: 0 0 .5rem; font-weight: 600; text-align: left; line-height: 1.4; }
    caption span { display: block; position: sticky; left: 0; max-width: min(53.5rem, 100vw - 2.5rem); }
    th, td { position: relative; padding: .3125rem .75rem; vertical-align: baseline; text-align: left;
      font-weight: 400; }
    th:first-child { padding-left: 0; }
    th:last-child, td:last-child { padding-right: .375rem; }
    thead th { vertical-align: bottom; font-weight: 600; }
    thead { border-top: 1.5px solid #222; border-bottom: 1px solid #222; }
    tbody + tbody { border-top: 1px solid #bbb; }
    table tbody:last-child { border-bottom: 1.5px solid #222; }
    :lang(ja) thead th { word-break: keep-all; }
    .span { text-align: center; background: linear-gradient(#222, #222) bottom / calc(100% - 1.5rem) 1px no-repeat; }
    .n { text-align: right; white-space: nowrap; }
    .s { white-space: nowrap; }
    thead .n { white-space: normal; }
    td.p { padding-right: .4375rem; }
    td.p:last-child { padding-right: .0625rem; }
    .flag { position: absolute; white-space: pre; font-weight: 600; }
    .block th { padding-top: .625rem; font-weight: 600; }
    th.i1 { padding-left: 1.25rem; }
    th.i2 { padding-left: 2.5rem; }
    th.i3 { padding-left: 3.75rem; }
    .shape { width: .75em; height: .75em; margin-right: .4em; }
    .notes { margin: .5rem 0 0; font-size: .8125rem; line-height: 1.5; max-width: 46rem; }
    .notes strong { font-weight: 600; }
    .notes .status { font-weight: 600; }
    figure svg[role] { display: block; width: 100%; min-width: 30rem; max-width: 42rem; height: auto; }
    details { margin-top: .625rem; font-size: .8125rem; line-height: 1.5; }
    summary { width: fit-content; padding: .25rem 0; color: #005E93; cursor: pointer; }
    details table { min-width: 0; font-size: .8125rem; }
    details th, details td { padding-top: .125rem; padding-bottom: .125rem; }
    details .scroll { margin-top: .5rem; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .125rem 1rem; margin: .5rem 0 1rem; }
    dt { color: #555; }
    dd { margin: 0; overflow-wrap: anywhere; }
    code { font-family: inherit; }
    footer { margin-top: 4rem; padding-top: .75rem; border-top: 1px solid #bbb; font-size: .8125rem; color: #555; }
    footer p { margin: 0; }
    @media (max-width: 40rem) {
      body { padding-top: 1.5rem; }
      h1 { font-size: 1.4375rem; }
      dl { grid-template-columns: 1fr; gap: 0; }
      dd { margin-bottom: .25rem; }
      tbody th[scope=row], thead tr:first-child th:first-child { position: sticky; left: 0; z-index: 1;
        min-width: 6rem; background: #fff; }
    }
    @media print {
      @page { margin: 18mm 16mm; }
      body { max-width: none; padding: 0; font-size: 10pt; }
      .scroll { overflow: visible; }
      h2, caption, figcaption { break-after: avoid; }
      tr, table, .finding, .caution, figure svg { break-inside: avoid; }
      figure svg[role] { max-width: 16cm; }
      thead { display: table-header-group; }
      details::details-content { content-visibility: visible; block-size: auto; }
      summary { color: #222; font-weight: 600; }
    }
    """
}
