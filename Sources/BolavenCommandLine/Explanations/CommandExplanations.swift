extension Explanations {
  /// What can be wrong with a call.
  static let ofCommands = """
    C101 there is no command of this name
    = The first word, or the first two, name no command. Only the name is looked at, nothing behind it.
    ? Nothing was run. A script that goes on after a mistyped command would use old files.
    > bolaven knowlege pre.csv post.csv
    ! Take the suggestion if it is what you meant, or look at the list:  bolaven help

    C102 a call begins with a command, not with an option
    = An option stands where the name of the command belongs.
    ? What an option means depends on its command.
    > bolaven --lang ja run study.yaml
    ! Write the command first:  bolaven run study.yaml --lang ja

    C111 an option is only the beginning of one
    = Options are written in full. A beginning that is clear today may mean two things in the next version.
    ? A script with shortened options would change its meaning without anybody touching it.
    > bolaven knowledge scores.csv --mast 60%
    ! Write the whole word that is suggested:  --mastery 60%

    C112 the command has no option of this name
    = The option does not belong to this command, or is mistyped.
    ? An option that is passed over in silence is a setting that you think you made.
    > bolaven knowledge scores.csv --mastry 60%
    ! Take the suggestion, or look at all of them with  --help  behind the command.

    C113 an option needs a value
    = The option stands at the end of the call, or before another option, and its value is missing.
    ? Without it the next word would be taken for the value.
    > bolaven knowledge scores.csv --id --pre before
    ! Write the value behind the option. One that begins with a hyphen is written with a sign of equality: --id=-code

    C114 an option does not take this value
    = The value is not of the kind that the option takes: a number, a share, a year, or one of a few words.
    ? A value that is nearly right would be guessed at.
    > bolaven knowledge scores.csv --mastery high
    ! Write what the line 'expected' says:  --mastery 60%

    C115 an option has two values
    = The option is given twice, and it holds one value.
    ? Which of the two counts would depend on their order.
    > bolaven run study.yaml --lang en --lang ja
    ! Keep one of them. Lists take several values, with commas or by repeating the option.

    C116 an option and its opposite stand in the same call
    = Both --name and --no-name are given.
    ? Only one of them can be meant.
    > bolaven knowledge pre.csv post.csv --exact --no-exact
    ! Keep one of them.

    C117 an option is a yes or no and takes no value
    = A value stands behind the option with a sign of equality.
    ? --exact=no would be read by some as yes and by others as no.
    > bolaven knowledge pre.csv post.csv --exact=no
    ! Write  --exact  for yes and  --no-exact  for no.

    C118 an option that the command cannot do without is missing
    = Some options of a command have to be given; its help lists them under Needs.
    ? The program would have to guess, for example, which column names a person.
    > bolaven knowledge scores.csv --pre before --post after
    ! Add the option that the message names:  --id person

    C121 a file, or another word that the command needs, is missing
    = The call ends before everything that the command needs was named.
    ? There is nothing to work on.
    > bolaven describe
    ! Name it behind the command:  bolaven describe survey.csv

    C122 there is more in the call than the command takes
    = One or more words are left over. Often a name with blanks has no quotes, so that it became several words.
    ? A word that is passed over may be the most important one.
    > bolaven describe My survey.csv
    ! Write quotes around names that have blanks:  bolaven describe "My survey.csv"

    C123 - means standard input, and nothing is sent there
    = The name - asks for rows from another program, but the input is your keyboard.
    ? The program would wait for ever.
    > bolaven describe -
    ! Name a file, or send one:  bolaven describe - < survey.csv

    C130 the first year is not before the last
    = --from has to be an earlier year than --to.
    ? Growth from a year to itself, or backwards, means nothing.
    > bolaven cooperatives ledger.csv --from 2024 --to 2019
    ! Exchange the two years.

    C131 the format holds one table, and there are several
    = CSV has room for one table; this result has more, or none.
    ? Two tables in one CSV file cannot be told apart by the program that reads it.
    > bolaven run study.yaml --format csv
    ! Name one analysis, or write all tables to a folder:  --out report/

    C132 more files than the job compares
    = The knowledge job takes one file with all scores, or the answers before, those after and perhaps a follow-up.
    ? A fourth file would be left out without anybody seeing it.
    > bolaven knowledge a.csv b.csv c.csv d.csv --id pid
    ! Name one, two or three files.

    C133 an option does not go with the rest of the call
    = The option belongs to another way of using the command, for example to two files where one is named.
    ? The option would have no effect, although you asked for one.
    > bolaven knowledge scores.csv --id pid --pre a --post b --key key.csv
    ! Leave the option out, or call the command the other way; its help says which options go together.

    C134 two options go together, and one is missing
    = One of the two says nothing without the other: --id and --wave, --before and --after.
    ? Half of the description would have to be guessed.
    > bolaven income panel.csv --outcome y --treatment t --wave wave
    ! Give both, or neither.

    C135 a percentile cannot be read
    = --winsor takes a percentile from p50 to below p100.
    ? A percentile of 100 changes nothing, one below 50 would change more than half of the values.
    > bolaven income panel.csv --outcome y --treatment t --winsor 99
    ! Write  --winsor p99

    C136 a condition or formula of columns cannot be read
    = The text of the option is no condition, or no computation, that bolaven knows. The message says where it stopped.
    ? Rows would be chosen, or values made, in another way than you think.
    > bolaven describe survey.csv --where "age >> 15"
    ! Compare with = < <= > >= and join with and, or. Columns with blanks stand in `back quotes`, texts in quotes.

    C137 the plan has no analysis of this name
    = Names behind the plan are the ids of its analyses.
    ? Nothing was computed for the name.
    > bolaven run study.yaml incom-effect
    ! Take the suggestion, or one of the ids that the message lists.

    C138 the name of an output says no format, or a wrong one
    = The ending of the name behind --out chooses the format, and this one is none that the command writes.
    ? A file whose name promises another content cannot be opened by the people you send it to.
    > bolaven knowledge scores.csv --id pid --out table.pdf
    ! Use an ending that the message lists; a folder has a slash behind its name.

    C139 the format and the ending of the name disagree
    = --format says one thing and the name behind --out another.
    ? Only one of them can be right.
    > bolaven knowledge scores.csv --id pid --format csv --out table.html
    ! Leave one of the two away.

    C140 the main model needs the outcome before the programme
    = ANCOVA and difference-in-differences compare with a time before; the call names none.
    ? Without a baseline another model would be printed under this name.
    > bolaven income hh.csv --outcome y --treatment t --headline ancova
    ! Give --baseline COLUMN, or two waves with --id and --wave, or choose difference-in-means.

    C141 the outcome is the treatment itself
    = The same column is named as outcome and as treatment.
    ? The effect of a thing on itself is always the same and says nothing.
    > bolaven income hh.csv --outcome arm --treatment arm
    ! Name the column that the programme may have changed.

    C142 the formula of a model cannot be read
    = A formula has the outcome, a tilde, and what explains it. The sign ^ stands where reading stopped.
    ? A formula that is half understood is another model.
    > bolaven regress hh.csv 'y ~ x1 +'
    ! Correct it at the mark:  'y ~ x1 + x2 | village'  absorbs effects of villages.  bolaven help regress  shows more.

    C143 options of a model contradict each other
    = Two settings of a regression cannot stand together, such as instruments and a method that has none.
    ? One of them would be passed over in silence.
    > bolaven regress hh.csv 'y ~ x' --method ols --lags 4 --vcov HC2
    ! The message names both; leave one out.

    C144 a level is no probability of an interval
    = The level of an interval lies from 50% to below 100%.
    ? An interval of 100% holds everything, one of 5% misses nearly always; the second is often a typing error for 95%.
    > bolaven regress hh.csv 'y ~ x' --level 5%
    ! Write  --level 95%

    C145 the file has no repeat of this name
    = A repeat is a group of questions that a form asks several times; its rows stand in a sheet of their own.
    ? The rows of another sheet would be written.
    > bolaven data convert export.xlsx members.csv --repeat member
    ! Name one of the repeats that the message lists.

    C146 nothing says who a person is
    = To find the same people in two files, bolaven needs identifiers or names.
    ? People who only share a village and a sex are not the same people.
    > bolaven data link pre.csv post.csv
    ! Add --id COL, or --name COL where there are no identifiers.

    C147 no message has this code, and no rule this name
    = Codes are a letter and three digits, as in error[D104]; rules have names such as subgroup-5.
    ? There is no page to show.
    > bolaven explain D1004
    ! Copy the code from the message, or list all of them:  bolaven explain

    C148 the name of a notebook ends in .md
    = A notebook is a text in Markdown, and programs know it by its ending.
    ? Other commands would not find it in its folder.
    > bolaven notebook new scores
    ! Write  bolaven notebook new scores.md

    C149 there are no completions for this shell
    = Calls can be completed in bash, zsh and fish.
    ? The wrong script would make the shell complain at every start.
    > bolaven completions tcsh
    ! Name bash, zsh or fish.

    C150 the table has no row of this number
    = Rows have the numbers that Excel shows; the names of the columns are row 1 as a rule.
    ? Another row would be shown in its place.
    > bolaven data show scores.csv --row 9000
    ! Choose a number up to the last one, which the message says.

    C151 the study has no data of this name
    = The plan describes its data under names, and this is none of them.
    ? The codebook would be that of something else.
    > bolaven data codebook study.yaml --data households2
    ! Name one of the data that the message lists.

    C152 a plan names a file, and standard input has no name
    = A plan says where its data are, so that it can be run again.
    ? Rows that came from another program are gone afterwards.
    > bolaven new -
    ! Save the rows as a file first.

    C153 no column has a value of its own in every row
    = A plan needs columns that identify a row, and none was found.
    ? Without them two rows of one person cannot be told from rows of two persons.
    > bolaven new scores.csv
    ! Name the columns with --id; several with commas:  --id household,wave

    C161 there is no kind of chart of this name
    = Charts have names such as prepost, trend and effect, and this is none of them.
    ? Nothing was drawn.
    > bolaven chart tren ledger.csv
    ! Take the suggestion, or one of the kinds that the message lists.

    C162 the plan has no such chart
    = No analysis of the plan gives a chart of this kind, or under this name.
    ? The chart of another analysis would be drawn.
    > bolaven chart trend study.yaml coop-grwth
    ! Take the suggestion, or leave the name out and write every chart of the kind to a folder.

    C163 a data file has no analysis
    = The third word behind chart names an analysis of a plan, and the second is a data file.
    ? The word would have no effect.
    > bolaven chart trend ledger.csv coop-growth
    ! Leave it out, or name a study.yaml.

    C164 this chart is drawn of an analysis
    = Items and flows need more than the columns of a file: a key, or two waves.
    ? There is nothing to draw them from.
    > bolaven chart items scores.csv
    ! Name a study.yaml that has the analysis.

    C165 there are several such charts, and a file holds one
    = Several analyses of the plan give a chart of this kind.
    ? All but one of them would be lost.
    > bolaven chart trend study.yaml --out trend.svg
    ! Name the analysis, or write all of them to a folder:  --out charts/

    C166 a text is no width of a line
    = A width is a number of cells from 40 to 10000, or the word full.
    ? Narrower lines cannot hold a table.
    > bolaven describe survey.csv --width 20
    ! Write  --width 100  or  --width full

    C167 no number has this address
    = An address is the analysis, the row and the column by their ids, with points between them.
    ? Another number would be explained.
    > bolaven why study.yaml knowledge-gain.all.chnge
    ! Take the suggestion, or look it up in findings.json or in the CSV file of the table.

    C176 bands do not ascend
    = Each limit of --bands begins a band of numbers of --by; a person below the first stands in a band of their own.
    ? In another order nobody could tell which band a person belongs to.
    > bolaven knowledge pre.csv post.csv --key k.csv --id p --by age --bands 35,25
    ! Write numbers from the smallest to the largest.
    """
}
