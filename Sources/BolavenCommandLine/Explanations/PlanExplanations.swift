extension Explanations {
  /// What can be wrong with a plan.
  static let ofPlans = """
    P201 a word that study.yaml does not know
    = A key of the plan is mistyped, or stands where it has no meaning.
    ? A key that is passed over in silence is a setting that you think you made. This is how wrong tables are printed.
    > study.yaml:95:5    basline: 0
    ! Take the suggestion. Your own notes may stand under names that begin with x-, such as x-remark.

    P202 a key is missing
    = The plan, or a part of it, cannot do without this key.
    ? The program would have to guess, for example, which column names a person.
    > data.households has no 'id'
    ! Add a line  id: hh_id  there.

    P203 a part of the plan has another shape
    = One value, a list, and lines of  name: value  are three different things, and another one belongs here.
    ? What stands there cannot be understood as it is.
    > analyses: knowledge-gain
    ! Write it in the shape that the message names; a list has lines that begin with a hyphen.

    P204 a value cannot be that of its key
    = The key takes a number, a share, a range, yes or no, or one of a few words, and this is none.
    ? A value that is nearly right would be guessed at.
    > mastery: sixty
    ! Write what the message says:  mastery: 60%

    P205 a name is not defined in the plan
    = One part of the plan refers to another by its name, and there is none of this name.
    ? The analysis would have no data, or those of something else.
    > analyses: {id: gain, design: trainig}
    ! Use a name that the plan defines, or define it.

    P206 an id stands twice
    = Two analyses, or two indicators, have the same id.
    ? Every number has an address that begins with the id; with two of the same, no address is certain.
    > two indicators with  id: "1.2"
    ! Give each its own id.

    P207 the plan is of another version of the format
    = The first line says for which version of the format the plan was written.
    ? A key may have meant something else then.
    > bolaven: 2
    ! Write  bolaven: 1, or use the version of the program that the plan was made for.

    P208 exactly one of several keys belongs here
    = These keys are different ways of saying the same thing; none or more than one of them is there.
    ? With two of them, which one counts would be chance.
    > both  file: a.csv  and  waves: ...
    ! Write exactly one of them.

    P209 a formula of columns cannot be read
    = What stands under compute or where is no computation or condition that is known. The message says where it stopped.
    ? Values would be made in another way than you think.
    > compute: wage + + farm
    ! Columns are words, texts stand in quotes, = compares:  wage + transfers,  sex = "F"

    P214 a file named in the plan is not there
    = The name is looked for beside the plan. Capital letters count.
    ? The analysis has no data.
    > data.returnees.file: data/returnees_2023.csv
    ! Correct the name, or put the file beside the plan. Files with nearly the same name are listed.

    P215 the plan is not there, or cannot be read
    = No study.yaml was found under the name, or the system does not let you read it.
    ? There is nothing to run.
    > bolaven run studies/paksong
    ! Name the study.yaml, or its folder; the shipped example is datasets/paksong/study.yaml.

    P216 the formula of a regression cannot be read
    = A formula has the outcome, a tilde, and what explains it. The sign ^ stands where reading stopped.
    ? A formula that is half understood is another model.
    > formula: y ~ x1 +
    ! Correct it at the mark;  bolaven help regress  shows how formulas are written.

    P217 settings of a regression contradict each other
    = Two settings of the analysis cannot stand together.
    ? One of them would be passed over in silence.
    > {kind: regress, method: ols, lags: 4, vcov: HC2}
    ! The message names both; leave one out.

    P218 the file is no plan
    = A plan has lines of  name: value  and a name that ends with .yaml; this file has neither.
    ? A file of data may hold names of people, so nothing of it is shown.
    > bolaven why pre.csv knowledge-gain.all.change
    ! Name the study.yaml of the study, or its folder; for a file of data there is  bolaven check FILE.

    P220 the plan cannot be read
    = The text is not YAML. Most often a blank is missing behind a colon, a quote is open, or lines are not in one column.
    ? Nothing of the plan is known.
    > id:paksong
    ! Look at the line that the message shows, and at the one above it.

    P221 a key stands twice
    = The same key stands twice in one part of the plan.
    ? Other programs take the last one in silence; then the first is a setting that does nothing.
    > seed: 1  and, further down,  seed: 2
    ! Keep one of the two.

    P222 references with & and * are not used in a plan
    = YAML can refer from one place to another. A plan that a donor reads should say everything where it stands.
    ? A reference hides where a value comes from.
    > baseline: *start
    ! Write the value out; a text that begins with such a sign stands in quotes.

    P223 type marks are not used in a plan
    = A mark such as !!str tells YAML what a value is. The plan knows by the key.
    ? The mark could contradict what the key takes.
    > target: !!int 30
    ! Leave the mark out.

    P224 a name before a colon has to be a word or a text
    = A list or several lines stand where a name belongs.
    ? Nothing can refer to it.
    > [a, b]: value
    ! Write  name: value

    P225 too many levels stand inside each other
    = No plan needs as many; often the blanks at the start of the lines have gone wrong.
    ? Files like this can be made to stop programs.
    > 65 levels of lists in lists
    ! Check the blanks, or whether this file is the plan.

    P226 the plan has too many entries
    = A plan has hundreds of entries, not a hundred thousand.
    ? This file is probably data.
    > bolaven run returnees.yaml
    ! Name the plan; data are CSV files, workbooks and the like.

    P227 the plan is too large
    = A plan has some kilobytes; this file has far more.
    ? This file is probably data.
    > bolaven run export.yaml
    ! Name the plan, not the data.

    P228 a second document begins
    = A line of three hyphens begins another document in the same file.
    ? Only one of the two plans could be run, and which one would be chance.
    > two plans in one file, with --- between them
    ! Keep one plan in a file.

    P229 the plan is not written in UTF-8
    = The letters of the file are written in another way, as older editors do.
    ? Lao and Japanese words, and accents, would be wrong in every table.
    > a plan saved as Windows-1252
    ! Save it again as UTF-8; editors offer it under Save As.

    P230 the plan is empty
    = There is nothing in the file, or only remarks.
    ? There is nothing to run.
    > study.yaml   0 bytes
    ! Begin with  bolaven new FILE, which drafts a plan from a data file.

    P231 a tab stands where blanks belong
    = In YAML, lines are indented with blanks. A tab looks the same and is not.
    ? Programs disagree about how wide a tab is, and so about what belongs together.
    > a tab before  target: 30
    ! Put blanks there, two a step; most editors can do it for you.

    P240 real terms without a price index
    = The outcome says real: true, and the plan names no deflators.
    ? Incomes of different years cannot be compared in the money of each year.
    > outcomes.income: {real: true}
    ! Add deflators to the plan, or leave  real: true  out and say so in the title.

    P241 the model needs the outcome before the programme
    = The model compares with a time before, and the design names none.
    ? Without a baseline another model would be printed under this name.
    > {kind: income, headline: ancova} on one wave
    ! Give two waves or a baseline, or choose difference-in-means.

    P245 an indicator refers to a number that the study does not have
    = The address under from has to be one of a number of an analysis: analysis.row.column.
    ? The indicator has no value, or would take that of something else.
    > from: knowledge-gain.all.pair
    ! Take the suggestion, or look the address up in findings.json.

    P246 an indicator goes in one direction and its target lies in the other
    = More is better, but the target is below the baseline, or the other way round.
    ? Progress would be negative although the project does well.
    > baseline: 40, target: 20, direction up
    ! Correct the target, or write  direction: down

    P247 the plan has no indicators
    = The command shows indicators, and the plan defines none.
    ? There is nothing to show.
    > bolaven indicators study.yaml
    ! Add indicators to the plan, or name a framework file.

    P248 the first year is not before the last
    = from has to be an earlier year than to.
    ? Growth from a year to itself, or backwards, means nothing.
    > {kind: cooperatives, from: 2024, to: 2019}
    ! Exchange the two.
    """
}
