import Testing

@testable import BolavenCommandLine

@Suite struct MarkdownLinesTests {
  /// What each letter of a case stands for.
  static let alphabet: [Character: String] = [
    "a": "```",
    "b": "````",
    "c": "~~~",
    "d": "   ```",
    "e": "    ```",
    "f": "``` x`y",
    "g": "~~~ x`y",
    "h": "```bolaven {#a}",
    "i": "text",
    "j": "",
    "k": "<!-- x",
    "l": "-->",
    "m": "<!-- y -->",
    "n": "<pre>",
    "o": "</pre>",
    "p": "``",
    "q": "``` ",
    "r": "<script src=\"a\">",
    "s": "x </script> y",
    "t": "<!-->",
    "u": "    code",
    "v": "<details>",
    "w": "</div> x",
    "x": "<sums>y",
  ]

  /// Texts of lines, and the first and last lines of their fenced blocks as markdown-it-py 4 finds them (its preset
  /// `commonmark`); a block without a last line has no end.
  static let cases = """
    cipabv 0-
    binaldabj 0-7
    bebmjav 0-2 5-
    ep
    n
    aeamwcg 0-2
    cmbngmv 0-
    bnn 0-
    ibmr 1-
    na
    kqmj
    jnjige
    rte
    ng
    jcthckjaq 1-4
    tm
    hriokn 0-
    bvbfkrqb 0-2
    s
    pnqvj
    rixqi
    j
    cseii 0-
    bcjimfxc 0-
    wmfrjiq 6-
    ecbcceq 1-3 4-
    akvn 0-
    fga 1-
    jmi
    crwlop 0-
    iiiibkpia 4-
    bdjc 0-
    b 0-
    mbi 1-
    wk
    kkgbcbsh
    kvrcl
    d 0-
    icrmatlgp 1-
    rw
    licit 2-
    mmtl
    uevi
    dlki 0-
    a 0-
    kfdro
    jusiib 5-
    bekd 0-
    k
    upbvqb 2-5
    urtdkxc
    uphbusi 2-3
    isbsccca 2-
    nxj
    qicmmcaa 0-6 7-
    ls
    jwd
    afdg 0-2 3-
    etnhfmjvc
    xjqnvx 2-
    jvxlcmcll
    w
    ma 1-
    qllmku 0-
    xm
    e
    fatb 1-3
    lerlxxfm
    vjcj 2-
    ij
    bqejbd 0-4 5-
    ubxtc 1-
    cfxcje 0-3
    ix
    cqvecrjl 0-4
    hjdihbs 0-2 4-5
    ahmjjr 0-
    i
    xbbf 1-2
    axtcf 0-
    vjw
    icmln 1-
    rhbfaurc
    xbfapbu 1-5
    wbjah 3-
    fac 1-
    gpgl 0-
    gjlq 0-
    fiu
    f
    mdlkejbqv 1-6 7-
    qkmvxil 0-
    rdehd
    iia 2-
    abp 0-1
    jcabq 1-
    ajccf 0-
    afihmhea 0-7
    dicah 0-3 4-
    bkflpde 0-
    tabfvbcin 1-2
    g 0-
    pebnl 2-
    qxr 0-
    thskcgs 1-
    avv 0-
    pjsrulclt
    nvvuavqnu
    baac 0-
    bivjma 0-
    p
    qekfajubs 0-4 7-
    xmbqlbssk 2-5
    ubwfe 1-
    espj
    wibkqgta
    psrgo
    aka 0-2
    fqbrdqkg 1-2
    gjjjtbxmd 0-
    bkagj 0-
    vl
    fiddbnbc 2-3 4-6 7-
    ri
    kxxk
    acakqji 0-2
    scjii 1-
    bvhaht 0-
    vibdra
    fibii 2-
    wafba
    pcefj 1-
    hdtiujxau 0-1 7-
    xmmdsba 3-5 6-
    amcckjhg 0-
    fsspf
    pegkmqi 2-
    cp 0-
    bdl 0-
    mejhtjjc 3-
    debchmbhe 0-2 3-
    fundxa
    ijsldif 4-
    takfni 1-
    qll 0-
    bfxe 0-
    ipjjgwv 4-
    c 0-
    nkabivlw
    jeubeccl 3-
    vs
    bmtaauce 0-
    cpflp 0-
    rtbbbgl
    ifeu
    gjfhpvxek 0-
    emeajrpga 3-8
    xqpjbfeq 1-4 7-
    iekarhr
    iqidaug 1-3 4-
    bdkdgtvde 0-
    xek
    jar 1-
    jxrxhsb 6-
    ch 0-
    cpls 0-
    agqsivih 0-2
    cbabfbij 0-
    mt
    iitv
    vujba 3-
    dimjdhis 0-4 5-
    apjeupti 0-
    ua 1-
    av 0-
    bkrj 0-
    ufjvkck
    aus 0-
    vrtco
    hwhj 0-
    tcejbpa 1-
    mmhcjxbb 2-6 7-
    rjcecjjo
    smwt
    tv
    gfnfi 0-
    sfdje 2-
    eec 2-
    xndhb
    fellepu
    pj
    vjia 3-
    bilw 0-
    daihca 0-1 3-5
    vavh
    u
    mkbjbuiq
    cpmbpcirf 0-5
    gqgjags 0-
    jjawtu 2-
    pdisid 1-5
    jbv 1-
    in
    jtccaa 2-3 4-5
    cpuibnois 0-
    ccigclcbb 0-1 3-4 6-
    ktuuudg 5-
    vak
    puw
    vkcn
    ailc 0-
    ibcesvx 1-
    axmv 0-
    q 0-
    pjgne 2-
    iqijljc 1-
    uki
    bc 0-
    jibujl 2-
    qaapcbsht 0-1 2-5 7-
    batlxipuc 0-
    dc 0-
    guucquse 0-3 4-
    vi
    cflkdnfo 0-
    ehiadcicp 1-3 4-
    qhxic 0-
    btlap 0-
    wjmlnr
    fm
    suifiin
    iht 1-
    je
    vlfgp
    sasaec 1-3 5-
    gblime 0-
    ngncdio
    ccauercj 0-1 2-
    bp 0-
    wqu
    """

  @Test("fences are where CommonMark has them", arguments: cases.split(separator: "\n").map(String.init))
  func findsFences(_ line: String) {
    let words = line.split(separator: " ").map(String.init)
    let lines = words[0].compactMap { Self.alphabet[$0] }
    let found = MarkdownLines(lines).fences.map { fence in "\(fence.opening)-\(fence.closing.map(String.init) ?? "")" }
    #expect(found == Array(words.dropFirst()), "\(lines)")
  }

  @Test func contentLosesTheIndentationOfItsFence() throws {
    let markdown = MarkdownLines(["  ```bolaven {#a}", "    x", " y", "z", "  ```", "text"])
    let fence = try #require(markdown.fences.first)
    #expect(fence.info == "bolaven {#a}" && fence.indent == 2)
    #expect(markdown.content(of: fence) == ["  x", "y", "z"])
    #expect(markdown.isProse == [false, false, false, false, false, true])
  }
}
