/// A notebook to begin with: it runs as it is, on rows that are invented.
struct NotebookStarter {
  let topic: String
  let text: String

  private init(_ topic: String, title: String, body: String) {
    self.topic = topic
    text = """
      ---
      bolaven-notebook: 1
      lang: en
      ---
      # \(title)

      """ + body
  }

  /// The first is the one that is written where no topic is named.
  static let all = [knowledge, income, data]

  private static let knowledge = NotebookStarter(
    "knowledge", title: "Did knowledge rise?",
    body: """

      The rows below are invented. Put your own file beside this notebook, write its name and the names of its columns
      into the call, and delete the rows.

      ```csv {file=scores.csv}
      person,sex,before,after
      P01,F,9,14
      P02,F,11,15
      P03,M,12,13
      P04,F,8,12
      P05,M,14,17
      P06,M,10,10
      P07,F,13,18
      P08,M,7,12
      ```

      ```bolaven {#gain}
      knowledge scores.csv --id person --pre before --post after --max 20 --synthetic
      ```

      The mean score rose by <!--=gain.all.change--><!--/--> points.

      """)

  private static let income = NotebookStarter(
    "income", title: "What happened to incomes?",
    body: """

      The rows below are invented. Put your own file beside this notebook, write its name and the names of its columns
      into the call, and delete the rows.

      ```csv {file=households.csv}
      household,programme,before,after
      H01,1,900,1300
      H02,1,1100,1500
      H03,1,1000,1250
      H04,1,1200,1700
      H05,1,800,1150
      H06,0,950,1050
      H07,0,1050,1100
      H08,0,1150,1300
      H09,0,850,1000
      H10,0,1000,1050
      ```

      ```bolaven {#effect}
      income households.csv --outcome after --baseline before --treatment programme --synthetic
      ```

      """)

  private static let data = NotebookStarter(
    "data", title: "What is in the file?",
    body: """

      The rows below are invented. Put your own file beside this notebook, write its name into the calls, and delete the
      rows.

      ```csv {file=survey.csv}
      person,sex,age,district
      P01,F,34,Paksong
      P02,M,41,Paksong
      P03,F,29,Pathoumphone
      P04,F,52,Paksong
      P05,M,38,Pathoumphone
      ```

      ```bolaven {#rows}
      data show survey.csv
      ```

      ```bolaven {#summary}
      describe survey.csv age --by sex --synthetic
      ```

      """)
}
