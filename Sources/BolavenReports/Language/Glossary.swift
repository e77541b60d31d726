/// The words of tables and reports that every analysis shares.
public enum GlossaryKey: String, Sendable, Hashable, CaseIterable {
  case table
  case figure
  case chart
  case note
  case source
  case indicator
  case unit
  case baseline
  case target
  case actual
  case milestone
  case achievementRate = "achievement_rate"
  case progress
  case status
  case statusMet = "status_met"
  case statusNear = "status_near"
  case statusBehind = "status_behind"
  case statusOff = "status_off"
  case noData = "no_data"
  case notApplicable = "not_applicable"
  case period
  case reportingPeriod = "reporting_period"
  case quarter
  case month
  case year
  case date
  case total
  case all
  case group
  case numberN = "number_n"
  case observations
  case sampleSize = "sample_size"
  case participants
  case respondents
  case household
  case village
  case cluster
  case pairs
  case percent
  case percentagePoints = "percentage_points"
  case share
  case mean
  case median
  case sum
  case standardDeviation = "sd"
  case standardError = "se"
  case variance
  case minimum
  case maximum
  case quartiles
  case confidenceInterval = "ci"
  case pValue = "p_value"
  case significant
  case difference
  case change
  case effect
  case effectSize = "effect_size"
  case impact
  case outcome
  case output
  case treatmentGroup = "treatment_group"
  case comparisonGroup = "comparison_group"
  case controlGroup = "control_group"
  case pretest
  case posttest
  case endline
  case score
  case knowledge
  case training
  case item
  case difficulty
  case income
  case returnee
  case cooperative
  case member
  case sales
  case growth
  case sex
  case women
  case men
  case age
  case province
  case district
  case disability
  case ethnicGroup = "ethnic_group"
  case missing
  case outlier
  case completeness
  case attrition
  case balance
  case regression
  case coefficient
  case controls
  case weighted
  case trend
  case executiveSummary = "exec_summary"
  case methods
  case findings
  case limitations
  case recommendation
  case lesson
  case goodPractice = "good_practice"
  case relevance
  case coherence
  case effectiveness
  case efficiency
  case sustainability
  case synthetic

  /// The word in every language. A word that is not attested in a public source is marked as not reviewed.
  public var text: LocalizedText {
    switch self {
    case .table: LocalizedText("Table", lo: "ຕາຕະລາງ", ja: "表", unreviewed: [.japanese])
    case .figure: LocalizedText("Figure", lo: "ຮູບ", ja: "図", unreviewed: [.lao, .japanese])
    case .chart: LocalizedText("Chart", lo: "ເສັ້ນສະແດງ", ja: "グラフ", unreviewed: [.japanese])
    case .note: LocalizedText("Notes", lo: "ໝາຍເຫດ", ja: "注", unreviewed: [.lao, .japanese])
    case .source: LocalizedText("Source", lo: "ແຫຼ່ງຂໍ້ມູນ", ja: "出典", unreviewed: [.lao, .japanese])
    case .indicator: LocalizedText("Indicator", lo: "ຕົວຊີ້ວັດ", ja: "指標", unreviewed: [.japanese])
    case .unit: LocalizedText("Unit", lo: "ຫົວໜ່ວຍ", ja: "単位", unreviewed: [.lao, .japanese])
    case .baseline: LocalizedText("Baseline", lo: "ຂໍ້ມູນເສັ້ນຖານ", ja: "基準値（ベースライン）", unreviewed: [.lao, .japanese])
    case .target: LocalizedText("Target", lo: "ເປົ້າໝາຍ", ja: "目標値", unreviewed: [.japanese])
    case .actual: LocalizedText("Actual", lo: "ຜົນຕົວຈິງ", ja: "実績値", unreviewed: [.lao, .japanese])
    case .milestone: LocalizedText("Milestone", lo: "ເປົ້າໝາຍໄລຍະກາງ", ja: "中間目標", unreviewed: [.lao, .japanese])
    case .achievementRate:
      LocalizedText("Achievement rate", lo: "ອັດຕາການບັນລຸ", ja: "達成率", unreviewed: [.lao, .japanese])
    case .progress: LocalizedText("Progress", lo: "ຄວາມຄືບໜ້າ", ja: "進捗", unreviewed: [.lao, .japanese])
    case .status: LocalizedText("Status", lo: "ສະຖານະ", ja: "状況", unreviewed: [.lao, .japanese])
    case .statusMet: LocalizedText("Met", lo: "ບັນລຸແລ້ວ", ja: "達成", unreviewed: [.lao, .japanese])
    case .statusNear: LocalizedText("Nearly met", lo: "ໃກ້ຈະບັນລຸ", ja: "ほぼ達成", unreviewed: [.lao, .japanese])
    case .statusBehind: LocalizedText("Behind", lo: "ຊ້າກວ່າແຜນ", ja: "やや遅れ", unreviewed: [.lao, .japanese])
    case .statusOff: LocalizedText("Off track", lo: "ບໍ່ເປັນໄປຕາມແຜນ", ja: "大幅な遅れ", unreviewed: [.lao, .japanese])
    case .noData: LocalizedText("No data", lo: "ບໍ່ມີຂໍ້ມູນ", ja: "データなし", unreviewed: [.lao, .japanese])
    case .notApplicable: LocalizedText("Does not apply", lo: "ບໍ່ກ່ຽວຂ້ອງ", ja: "該当なし", unreviewed: [.lao, .japanese])
    case .period: LocalizedText("Period", lo: "ໄລຍະເວລາ", ja: "期間", unreviewed: [.japanese])
    case .reportingPeriod:
      LocalizedText("Reporting period", lo: "ໄລຍະເວລາການລາຍງານ", ja: "報告対象期間", unreviewed: [.japanese])
    case .quarter: LocalizedText("Quarter", lo: "ໄຕຣມາດ", ja: "四半期", unreviewed: [])
    case .month: LocalizedText("Month", lo: "ເດືອນ", ja: "月", unreviewed: [.lao, .japanese])
    case .year: LocalizedText("Year", lo: "ປີ", ja: "年", unreviewed: [.lao, .japanese])
    case .date: LocalizedText("Date", lo: "ວັນທີ", ja: "日付", unreviewed: [.japanese])
    case .total: LocalizedText("Total", lo: "ລວມທັງໝົດ", ja: "合計", unreviewed: [.lao, .japanese])
    case .all: LocalizedText("All", lo: "ທັງໝົດ", ja: "全体", unreviewed: [.japanese])
    case .group: LocalizedText("Group", lo: "ກຸ່ມ", ja: "グループ（群）", unreviewed: [.japanese])
    case .numberN: LocalizedText("Number (N)", lo: "ຈຳນວນ", ja: "人数・度数", unreviewed: [.japanese])
    case .observations: LocalizedText("Observations", lo: "ຈຳນວນຂໍ້ມູນທີ່ໃຊ້", ja: "観測数", unreviewed: [.lao, .japanese])
    case .sampleSize: LocalizedText("Sample size", lo: "ຂະໜາດກຸ່ມຕົວຢ່າງ", ja: "標本サイズ", unreviewed: [.lao, .japanese])
    case .participants: LocalizedText("Participants", lo: "ຜູ້ເຂົ້າຮ່ວມ", ja: "参加者", unreviewed: [.lao, .japanese])
    case .respondents: LocalizedText("Respondents", lo: "ຜູ້ຕອບແບບສອບຖາມ", ja: "回答者", unreviewed: [.lao, .japanese])
    case .household: LocalizedText("Household", lo: "ຄົວເຮືອນ", ja: "世帯", unreviewed: [.lao, .japanese])
    case .village: LocalizedText("Village", lo: "ບ້ານ", ja: "村", unreviewed: [.lao, .japanese])
    case .cluster: LocalizedText("Cluster", lo: "ກຸ່ມຕົວຢ່າງຍ່ອຍ", ja: "クラスター", unreviewed: [.lao, .japanese])
    case .pairs: LocalizedText("Matched pairs", lo: "ຄູ່ທີ່ຈັບຄູ່ໄດ້", ja: "対応のある組", unreviewed: [.lao, .japanese])
    case .percent: LocalizedText("Per cent", lo: "ສ່ວນຮ້ອຍ", ja: "割合（％）", unreviewed: [.lao, .japanese])
    case .percentagePoints:
      LocalizedText("Percentage points", lo: "ຈຸດສ່ວນຮ້ອຍ", ja: "パーセントポイント", unreviewed: [.lao, .japanese])
    case .share: LocalizedText("Share", lo: "ສັດສ່ວນ", ja: "構成比", unreviewed: [.lao, .japanese])
    case .mean: LocalizedText("Mean", lo: "ຄ່າສະເລ່ຍ", ja: "平均値", unreviewed: [.japanese])
    case .median: LocalizedText("Median", lo: "ຄ່າກາງ", ja: "中央値", unreviewed: [.lao, .japanese])
    case .sum: LocalizedText("Sum", lo: "ຜົນບວກ", ja: "合計値", unreviewed: [.japanese])
    case .standardDeviation:
      LocalizedText("Standard deviation", lo: "ຄ່າບ່ຽງເບນມາດຕະຖານ", ja: "標準偏差", unreviewed: [.lao, .japanese])
    case .standardError:
      LocalizedText("Standard error", lo: "ຄ່າຄາດເຄື່ອນມາດຕະຖານ", ja: "標準誤差", unreviewed: [.lao, .japanese])
    case .variance: LocalizedText("Variance", lo: "ຄ່າຄວາມແປປວນ", ja: "分散", unreviewed: [.lao, .japanese])
    case .minimum: LocalizedText("Minimum", lo: "ຄ່າຕ່ຳສຸດ", ja: "最小値", unreviewed: [.japanese])
    case .maximum: LocalizedText("Maximum", lo: "ຄ່າສູງສຸດ", ja: "最大値", unreviewed: [.japanese])
    case .quartiles: LocalizedText("Quartiles", lo: "ຄວາຣ໌ໄທລ໌", ja: "四分位数", unreviewed: [.lao, .japanese])
    case .confidenceInterval:
      LocalizedText("Confidence interval", lo: "ຊ່ວງຄວາມເຊື່ອໝັ້ນ", ja: "信頼区間", unreviewed: [.lao, .japanese])
    case .pValue: LocalizedText("p-value", lo: "ຄ່າ p", ja: "p値", unreviewed: [.lao, .japanese])
    case .significant:
      LocalizedText("Statistically significant", lo: "ມີຄວາມໝາຍສຳຄັນທາງສະຖິຕິ", ja: "統計的に有意", unreviewed: [.lao, .japanese])
    case .difference: LocalizedText("Difference", lo: "ຄວາມແຕກຕ່າງ", ja: "差", unreviewed: [.lao, .japanese])
    case .change: LocalizedText("Change", lo: "ການປ່ຽນແປງ", ja: "変化", unreviewed: [.lao, .japanese])
    case .effect: LocalizedText("Effect", lo: "ຜົນຂອງໂຄງການ", ja: "効果", unreviewed: [.lao, .japanese])
    case .effectSize: LocalizedText("Effect size", lo: "ຂະໜາດຂອງຜົນ", ja: "効果量", unreviewed: [.lao, .japanese])
    case .impact: LocalizedText("Impact", lo: "ຜົນກະທົບ", ja: "インパクト", unreviewed: [.lao])
    case .outcome: LocalizedText("Outcome", lo: "ຜົນໄດ້ຮັບ", ja: "アウトカム", unreviewed: [.lao, .japanese])
    case .output: LocalizedText("Output", lo: "ຜົນຜະລິດ", ja: "アウトプット", unreviewed: [.lao, .japanese])
    case .treatmentGroup:
      LocalizedText("Programme group", lo: "ກຸ່ມທີ່ເຂົ້າຮ່ວມໂຄງການ", ja: "介入群", unreviewed: [.lao, .japanese])
    case .comparisonGroup: LocalizedText("Comparison group", lo: "ກຸ່ມປຽບທຽບ", ja: "比較群", unreviewed: [.lao, .japanese])
    case .controlGroup: LocalizedText("Control group", lo: "ກຸ່ມຄວບຄຸມ", ja: "対照群", unreviewed: [.lao, .japanese])
    case .pretest: LocalizedText("Before training", lo: "ກ່ອນຝຶກອົບຮົມ", ja: "研修前", unreviewed: [.lao, .japanese])
    case .posttest: LocalizedText("After training", lo: "ຫຼັງຝຶກອົບຮົມ", ja: "研修後", unreviewed: [.lao, .japanese])
    case .endline: LocalizedText("Endline", lo: "ຂໍ້ມູນທ້າຍໂຄງການ", ja: "エンドライン", unreviewed: [.lao, .japanese])
    case .score: LocalizedText("Score", lo: "ຄະແນນ", ja: "得点", unreviewed: [.lao, .japanese])
    case .knowledge: LocalizedText("Knowledge", lo: "ຄວາມຮູ້", ja: "知識", unreviewed: [.lao, .japanese])
    case .training: LocalizedText("Training", lo: "ການຝຶກອົບຮົມ", ja: "研修", unreviewed: [.lao, .japanese])
    case .item: LocalizedText("Question (item)", lo: "ຂໍ້ຄຳຖາມ", ja: "設問", unreviewed: [.lao, .japanese])
    case .difficulty: LocalizedText("Difficulty", lo: "ລະດັບຄວາມຍາກ", ja: "困難度", unreviewed: [.lao, .japanese])
    case .income: LocalizedText("Income", lo: "ລາຍຮັບ", ja: "所得", unreviewed: [.lao, .japanese])
    case .returnee:
      LocalizedText("Returnee migrant worker", lo: "ແຮງງານເຄື່ອນຍ້າຍທີ່ກັບຄືນ", ja: "帰還移住労働者", unreviewed: [.lao, .japanese])
    case .cooperative: LocalizedText("Cooperative", lo: "ສະຫະກອນ", ja: "協同組合", unreviewed: [.lao, .japanese])
    case .member: LocalizedText("Member", lo: "ສະມາຊິກ", ja: "組合員", unreviewed: [.japanese])
    case .sales: LocalizedText("Sales", lo: "ຍອດຂາຍ", ja: "売上高", unreviewed: [.lao, .japanese])
    case .growth: LocalizedText("Growth rate", lo: "ອັດຕາການເຕີບໂຕ", ja: "成長率", unreviewed: [.lao, .japanese])
    case .sex: LocalizedText("Sex", lo: "ເພດ", ja: "性別", unreviewed: [.lao, .japanese])
    case .women: LocalizedText("Women", lo: "ຍິງ", ja: "女性", unreviewed: [.lao, .japanese])
    case .men: LocalizedText("Men", lo: "ຊາຍ", ja: "男性", unreviewed: [.lao, .japanese])
    case .age: LocalizedText("Age", lo: "ອາຍຸ", ja: "年齢", unreviewed: [.lao, .japanese])
    case .province: LocalizedText("Province", lo: "ແຂວງ", ja: "県", unreviewed: [.lao, .japanese])
    case .district: LocalizedText("District", lo: "ເມືອງ", ja: "郡", unreviewed: [.lao, .japanese])
    case .disability:
      LocalizedText("Persons with disabilities", lo: "ຄົນພິການ", ja: "障害のある人", unreviewed: [.lao, .japanese])
    case .ethnicGroup: LocalizedText("Ethnic group", lo: "ຊົນເຜົ່າ", ja: "民族", unreviewed: [.lao, .japanese])
    case .missing: LocalizedText("Missing", lo: "ຂໍ້ມູນທີ່ຂາດຫາຍ", ja: "欠損", unreviewed: [.japanese])
    case .outlier: LocalizedText("Outlier", lo: "ຄ່າຜິດປົກກະຕິ", ja: "外れ値", unreviewed: [.japanese])
    case .completeness: LocalizedText("Completeness", lo: "ຄວາມຄົບຖ້ວນ", ja: "完全性", unreviewed: [.japanese])
    case .attrition:
      LocalizedText("Lost to follow-up", lo: "ຜູ້ທີ່ຕິດຕາມບໍ່ໄດ້", ja: "追跡不能（脱落）", unreviewed: [.lao, .japanese])
    case .balance: LocalizedText("Balance of groups", lo: "ຄວາມສົມດຸນຂອງກຸ່ມ", ja: "群間の均衡", unreviewed: [.lao, .japanese])
    case .regression: LocalizedText("Regression", lo: "ການວິເຄາະຖົດຖອຍ", ja: "回帰分析", unreviewed: [.lao, .japanese])
    case .coefficient: LocalizedText("Coefficient", lo: "ຄ່າສຳປະສິດ", ja: "係数", unreviewed: [.lao, .japanese])
    case .controls: LocalizedText("Control variables", lo: "ຕົວແປຄວບຄຸມ", ja: "統制変数", unreviewed: [.lao, .japanese])
    case .weighted: LocalizedText("Weighted", lo: "ຖ່ວງນ້ຳໜັກ", ja: "加重", unreviewed: [.lao, .japanese])
    case .trend: LocalizedText("Trend", lo: "ແນວໂນ້ມ", ja: "推移", unreviewed: [.japanese])
    case .executiveSummary: LocalizedText("Executive summary", lo: "ບົດສະຫຼຸບຫຍໍ້", ja: "要約", unreviewed: [.lao, .japanese])
    case .methods: LocalizedText("Methods", lo: "ວິທີການ", ja: "評価手法", unreviewed: [.lao, .japanese])
    case .findings: LocalizedText("Findings", lo: "ຜົນການປະເມີນ", ja: "評価結果", unreviewed: [.lao, .japanese])
    case .limitations: LocalizedText("Limitations", lo: "ຂໍ້ຈຳກັດ", ja: "評価の制約", unreviewed: [.lao, .japanese])
    case .recommendation: LocalizedText("Recommendation", lo: "ຂໍ້ສະເໜີແນະ", ja: "提言", unreviewed: [.lao])
    case .lesson: LocalizedText("Lesson learned", lo: "ບົດຮຽນທີ່ຖອດຖອນໄດ້", ja: "教訓", unreviewed: [.lao])
    case .goodPractice: LocalizedText("Good practice", lo: "ບົດຮຽນທີ່ດີ", ja: "グッドプラクティス", unreviewed: [.lao, .japanese])
    case .relevance: LocalizedText("Relevance", lo: "ຄວາມກ່ຽວພັນ", ja: "妥当性", unreviewed: [.lao])
    case .coherence: LocalizedText("Coherence", lo: "ຄວາມກົມກຽວ", ja: "整合性", unreviewed: [.lao])
    case .effectiveness: LocalizedText("Effectiveness", lo: "ປະສິດທິຜົນ", ja: "有効性", unreviewed: [.lao])
    case .efficiency: LocalizedText("Efficiency", lo: "ປະສິດທິພາບ", ja: "効率性", unreviewed: [.lao])
    case .sustainability: LocalizedText("Sustainability", lo: "ຄວາມຍືນຍົງ", ja: "持続性", unreviewed: [.lao])
    case .synthetic: LocalizedText("Synthetic data", lo: "ຂໍ້ມູນສົມມຸດ", ja: "架空データ", unreviewed: [.lao, .japanese])
    }
  }
}
