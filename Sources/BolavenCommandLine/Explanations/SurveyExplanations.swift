extension Explanations {
  /// What can be wrong with the form of a survey and its export.
  static let ofForms = """
    D220 a sheet of the form was not found
    = An XLSForm has the sheets survey and choices, and this workbook lacks one.
    ? Questions or their answers are not known. Often the export was named instead of the form.
    > the sheet 'survey' was not found
    ! Name the workbook of the form itself.

    D221 a column of the form was not found
    = The sheets of a form have columns with fixed names, such as type and name.
    ? The questions cannot be told from their labels.
    > column 'type' was not found in the form
    ! Write the name above its column in row 1.

    D222 a type of question that is not known
    = The word in the column type is none that XLSForms have.
    ? Whether the answers are numbers, texts or choices is not known.
    > 'selct_one yesno'
    ! Take the suggestion:  select_one yesno

    D223 a list of choices was not found
    = A question names a list that the sheet choices does not have.
    ? Codes of the answers have no labels and cannot be checked.
    > select_one yesno, and the list is called yes_no
    ! Add the list to the sheet choices, or correct its name.

    D224 a text cannot be a name in a form
    = Names have letters, digits and underscores; that of a question begins with a letter.
    ? Its column in the export cannot be found.
    > a question named 'How old?'
    ! Write a name such as age.

    D225 two questions of a group have the same name
    = Names of questions have to be different within their group.
    ? Which column belongs to which is not certain.
    > two questions named age
    ! Rename one of them.

    D226 a group or repeat is not closed, or not opened
    = Every begin_group has its end_group, every begin_repeat its end_repeat.
    ? Which questions belong to the group is not known.
    > end_group without a beginning
    ! Write them in pairs.

    D227 several choices of a list have the same code
    = Each choice has a code of its own, which stands in the data.
    ? Their answers cannot be told from each other.
    > yes and maybe both have the code 1
    ! Give each choice its own code.

    D228 rows say two things about a question with several answers
    = The column with all answers and the columns of the single ones disagree.
    ? One of them was edited after the export, and nobody knows which.
    > crops says coffee tea, but the columns say coffee
    ! Ask for the export again; if it was edited, correct the cell that was.

    D229 rows belong to a row that is not there
    = A row of a repeat, such as a child, names a household that the main sheet does not have.
    ? Members of deleted households would be counted.
    > _parent_index = 99
    ! Ask for the export again with all of its sheets.

    D230 two columns of one question hold different answers
    = A question stood in two versions of the form, and a row has an answer in both.
    ? Which of the two is the answer is not known.
    > old/age and who/age in row 5
    ! Correct the rows in which both have an answer.

    D231 answers break the rule of the form
    = The form lets the telephone refuse such an answer, so the row was edited, or the rule came later.
    ? Values that cannot be right move every mean.
    > age = 141, and the rule is . >= 15 and . <= 99
    ! Correct the cells, or the rule.
    """

  /// What a check of data points at.
  static let ofChecks = """
    D232 rows say the same in every column but ids and times
    = Two rows agree in all answers. By chance this happens hardly ever.
    ? One form was sent twice, or filled in from another; one person counts twice.
    > rows 14 and 88
    ! Ask the enumerator, and keep one of the rows.

    D233 most answers are missing in a column
    = More than half of the people who were asked gave no answer.
    ? A mean of the few who answered says little about the others.
    > 210 of 240 rows have none
    ! Ask why; leave the column out of analyses if nobody knows.

    D234 required answers are missing
    = The form does not let this question go unanswered, and these cells are empty.
    ? Cells were emptied after the interview.
    > row 31, column income
    ! Ask for the export again; if it was edited, restore the cells.

    D235 one enumerator has far more missing answers than the others
    = The share of empty answers differs between enumerators more than chance allows.
    ? Questions may have been left out to save time.
    > enumerator E07: 31% missing, 4% with the others
    ! Ask the enumerator; train again or send somebody else.

    D236 many answers are "don't know"
    = A large part of the answers are codes for don't know or refused.
    ? The question may not be understood, and the codes must not count as numbers.
    > 35% of the answers (98)
    ! Look at the question, and declare the codes as missing in the plan.

    D237 the rule of a column was not checked
    = The rule in the form uses a function that bolaven does not know.
    ? Answers that break it would not be noticed.
    > pulldata('prices', ...)
    ! Look at the values of the column yourself.

    D238 values far from all others
    = The values lie outside of the quartiles by more than three times their distance.
    ? One zero too many moves a mean more than a programme does. But some people are rich: far is not wrong.
    > 45000000 where half of all lie between 800000 and 2400000
    ! Look for typing errors and other units. What is right stays; the plan can limit its weight with winsor.

    D239 a number looks like a code for "no answer"
    = The same odd number, such as 99 or -1, stands in many rows.
    ? As a number it would pull the mean up or down.
    > 9999 in 14 rows
    ! If it is a code, write  missing: [9999]  for the column in the plan.

    D240 interviews were far shorter than the usual
    = They took less than a third of the time that half of all took.
    ? Nobody reads the questions out in that time.
    > 4 minutes; half of all took 38 or more
    ! Ask the enumerator, and call some of the people back.

    D241 interviews end before they begin
    = The time of the end is before that of the beginning.
    ? The clock of the telephone was changed, so lengths are not known.
    > 09:40 to 09:12
    ! Correct the times or leave them empty.

    D242 interviews of one enumerator overlap
    = One person cannot hold two interviews at once.
    ? Forms were left open, or filled in without an interview.
    > E03 on 12 May: rows 40 and 41
    ! Ask the enumerator.

    D243 far more interviews on a day than the usual
    = One enumerator has many more on one day than on others.
    ? Some of them may not have been held.
    > E03, 12 May: 31 interviews; half of all days have 6 or fewer
    ! Call some of the people back.

    D244 the same answer to all questions of a group
    = Every answer to a set of alike questions is the same one.
    ? Somebody may have tapped through without asking.
    > 3, 3, 3, 3, 3, 3
    ! Ask the enumerator, and call some of the people back.

    D245 rows come from several versions of the form
    = The form was changed while the survey went on.
    ? Answers of different versions are to different questions.
    > v2: 180 rows, v3: 60 rows
    ! Look at what changed, and compare only what all versions asked alike.

    D246 places that cannot be right
    = The coordinates are 0 0, or far from all others.
    ? The telephone had no signal, or the interview was held elsewhere.
    > 412 km from the middle
    ! Ask where it was held; leave the place empty where nobody knows.

    D247 interviews at the same place to the last digit
    = Two measurements of a telephone never agree to the last digit.
    ? They were held in one place, or filled in at a desk.
    > 9 interviews at one point
    ! Ask where they were held.

    D248 an answer under "other" belongs to the list
    = A text under other says what a choice of the list says, or is written so often that it should be one.
    ? It is counted as other, and the choice is counted too low.
    > "rice farming" in 12 rows, and rice is a choice
    ! Give the rows the code of the choice, or make it one.

    D249 a column may tell who or where a person is
    = The type, the name or the content of the column looks like a name, a telephone number or a place.
    ? Its values could be printed in a report.
    > column phone, by what its cells look like
    ! Write  private: true  for the column in the plan, or delete the column.

    D250 a row at the foot of the table may be no person
    = The last rows hold a word such as Mean, Total or Average where the others have the id of a person.
    ? The row would count as one more person, with the average as its score.
    > A14 holds Mean
    ! Delete the row from the file of data; sums belong on another sheet.
    """
}
