extension Explanations {
  /// What can be wrong with data for one analysis.
  static let ofStudies = """
    D350 a correction by hand does not fit the file
    = A row of the file of corrections says what stands in the data, and something else stands there.
    ? The correction would be made at the wrong person. Rows were probably added or sorted since.
    > row 8 has 'LCA-007', the correction expects nothing
    ! Correct row and participant_id in the file of corrections; the header is row 1.

    D351 a wave has no rows
    = The plan or the call names a wave that the wave column does not have.
    ? There is nothing to compare with.
    > wave '2'; found: 0, 1
    ! Name one of the waves that the message lists.

    D352 the wave column does not hold two waves
    = Before and after are two; the column has another number of values.
    ? Which two are compared would be chance.
    > found: 0, 1, 2
    ! Say which are meant:  --before 0 --after 2

    D353 the treatment column does not hold two groups
    = One value stands for the programme, and one other for the comparison.
    ? People of a third group would be counted to one of the two.
    > found: treated, control, spillover
    ! Name the value of the programme with --treated, and leave other groups out with a condition.

    D354 units change their group between the waves
    = A household that was assigned to the programme before is in the comparison afterwards, or the other way round.
    ? The column says who took part, not who was assigned; comparing those who chose to take part misleads.
    > HH0031 and 4 more
    ! Name the assignment as treatment, and who took part with --take-up.

    D355 no column, or more than one, could hold the periods of the prices
    = To put incomes into the prices of one year, each row needs its month or year.
    ? With the wrong column incomes would be divided by the wrong prices.
    > month and month_paid
    ! Name it with --period, or give the column  type: month  in the plan.

    D356 the price index lacks periods of the data
    = Some rows are of months for which the file of prices has no value.
    ? Their incomes cannot be compared with the others.
    > 2023-01
    ! Add the periods to the price index.

    D357 the price index lacks its base
    = The base is the period in whose money everything is shown, and the file of prices does not have it.
    ? There is nothing to divide by.
    > base '2020'; found: 2022-05, 2024-05
    ! Choose a base that the file has.

    D358 a weight is below zero
    = A weight says for how many people a row stands.
    ? Less than nobody cannot be.
    > row 4, column weight
    ! Correct it; 0 leaves a row out.

    D359 which wave came first is not known
    = The names of the two waves do not say their order.
    ? A rise would be printed as a fall.
    > found: morning, evening
    ! Say it:  --before morning --after evening

    D360 the ledger has no row of a year
    = The first or last year that was asked for is not in the ledger.
    ? Growth would be measured over other years than the title says.
    > no row of 2030
    ! Choose years that the ledger has.

    D361 growth needs two years
    = The ledger has rows of one year only.
    ? There is nothing to compare with.
    > found: 2019
    ! Add the rows of another year.

    D370 no row has what an indicator measures
    = After the condition of the indicator no row is left, or its column is empty.
    ? A share of nobody is no number.
    > indicator 1.1
    ! Check its where and its column.

    D371 a running total falls
    = The values of the indicator add up over time, and a later one is smaller.
    ? One of the two is wrong, or the values do not add up.
    > 5 in 2023, 4 in 2024
    ! Correct the value, or write  sum  or  latest  under aggregation.

    D372 values cannot be joined without what they are parts of
    = Percentages of several periods are joined through their numerators and denominators, and these are missing.
    ? The mean of two percentages is not the percentage of both.
    > aggregation: ratio, row 2 without denominator
    ! Fill in numerator and denominator, or write  latest.

    D373 a value is not its numerator over its denominator
    = The row gives all three, and they contradict each other.
    ? One of them is wrong, and the table would show it.
    > 50, but 1/3
    ! Correct one of the three.

    D374 a baseline or target has no value
    = The row says that it is a baseline or a target, and its value is empty.
    ? Progress cannot be computed.
    > row 2
    ! Fill it in, or delete the row.

    D375 an indicator has two values of one kind for a period
    = Two rows say, for example, what the actual value of 2023 was.
    ? Which of them is shown would be chance.
    > rows 2 and 3
    ! Keep one, or give each its own period.

    D376 an indicator is defined twice
    = Two rows of the framework have the same id.
    ? Which of them is shown would be chance.
    > rows 2 and 3
    ! Keep one of the rows.

    D377 values of an indicator that is not defined
    = The file of values has an id that the framework does not have.
    ? Its values would be shown nowhere.
    > indicator '1.2' in row 2
    ! Correct the id, or define the indicator.

    D378 a word that the column does not know
    = The column takes a few words, such as baseline, target and actual.
    ? The row would be passed over.
    > 'actul'
    ! Take the suggestion, or one of the words that the message lists.

    D379 an indicator goes in one direction and its target lies in the other
    = More is better, but the target is below the baseline, or the other way round.
    ? Progress would be negative although the project does well.
    > baseline 10, target 5
    ! Correct the target, or write the other direction in a column direction.

    D380 the order of the periods is not known
    = The periods of the indicator are written so that nobody can say which came first.
    ? The latest value would be chance.
    > May, June
    ! Write them as 2024, 2024-09, 2024-Q3 or 30/09/2024.

    D381 no column is left to describe
    = The only column of the file makes the groups.
    ? There is nothing to describe.
    > bolaven describe sex.csv --by sex
    ! Name a file that has more columns.

    D382 a column would be described by itself
    = The column makes the groups and is to be described by them.
    ? Every group would hold one value.
    > bolaven describe survey.csv sex --by sex
    ! Name another column, or leave out --by.

    D383 a column is private
    = The plan keeps the values of this column private.
    ? They would stand in the table.
    > bolaven describe survey.csv phone
    ! Leave the column out, or take private from it in the plan.

    D384 a column has no value, so it makes no groups
    = In all rows that are used the column is empty.
    ? There are no groups to compare.
    > --by district, and district is empty
    ! Choose another column.

    D385 a column has too many values to make groups
    = A table has room for some groups, not for hundreds.
    ? Groups of one person each say nothing and tell who the person is.
    > 400 values
    ! Choose a column with fewer values, or rows with --where.

    D391 too many values for one model each, or none
    = One model is to be fitted for each value of the column.
    ? Hundreds of models are no table, and none is no result.
    > 500 values of hh
    ! Choose a column with fewer values, or absorb it:  y ~ x | column

    D392 a test of coefficients cannot be read
    = A test compares coefficients as the table names them. The sign ^ stands where reading stopped.
    ? Another hypothesis would be tested.
    > 'x1 = x3'
    ! Write names of the table:  'x1 = x2, x3 = 0'

    D393 the lags reach over all periods
    = With as many lags as periods every pair of periods is taken for related.
    ? The standard error would mean nothing.
    > 40 lags, 30 periods
    ! Choose fewer lags, or leave them to the rule.

    D394 values of a private column would stand in the table
    = The model has a row for each value of the column, and the column is private.
    ? People could be recognised.
    > i(name) in the formula
    ! Absorb the column:  y ~ x | name,  or take it out.

    D401 nothing in the file can be drawn in this way
    = The column that should be drawn holds texts where the chart needs numbers, or the other way round.
    ? The drawing would be empty.
    > bolaven chart distribution survey.csv --value village
    ! Name another column, or another kind of chart.

    D402 no row has what is drawn
    = In every row the column that is drawn, or one that it needs, is empty.
    ? The drawing would be empty.
    > column 'sales', 0 of 24 rows
    ! Check the columns that are named; empty cells and NA are missing.

    D403 more than one chart can show
    = A drawing with this many lines or rows could not be read.
    ? Lines would cover each other.
    > 60 lines, at most 12
    ! Keep the most important ones, or draw one small chart for each with  bolaven chart multiples.

    D404 two rows are of the same period
    = A line has one value for each period, and here are two.
    ? Which of them is drawn would be chance.
    > rows 4 and 9 both say 2023-05
    ! Name the column that tells them apart with --by, or add them up first.

    D405 slopes go over two to four waves
    = A chart of slopes compares a few waves side by side; the file has one, or many.
    ? With one wave there is no slope, with many it is a trend.
    > found: 2019, 2020, 2021, 2022, 2023
    ! Draw a trend or multiples, or keep the waves that matter.

    D406 the name to highlight is not there
    = --highlight names one of the values of --by, and this is none of them.
    ? Nothing would stand out.
    > --highlight Paksnog
    ! Take the suggestion, or write it as the column has it.

    D407 there is nothing to share out
    = The values have no sum above zero, so no one has a share of it.
    ? Shares of nothing are no numbers.
    > column 'income', all 0
    ! Choose a column of amounts, such as income.

    D408 the time since an event is not in whole periods
    = Before and after an event are counted in whole periods: -2, -1, 0, 1.
    ? Points between two periods would be drawn at the wrong place.
    > column 'time' has 0.5
    ! Count the periods from the event on.

    D409 the steps do not lead from the first total to the last
    = The first and the last row are totals, and the rows between them should make the difference.
    ? A drawing that does not add up is wrong somewhere.
    > the last total is 9, but the steps lead to 3
    ! Correct a step, or add a row for the rest.

    D411 the key does not fit the form
    = Items of the key have no column in the file of answers.
    ? Without them a score would be a part of another test.
    > q19, q20
    ! Name the items as the columns are named. For an item of one form or wave write so in the columns form and wave.

    D412 the key is for several forms of the test
    = The key names more than one form, and the answers have no column that says which form a person had.
    ? An item that a person never saw would count as wrong.
    > forms A and B
    ! Add a column form to the answers, or take a key of one form.

    D413 no item belongs to the wave
    = The column wave of the key leaves this wave without items.
    ? There is nothing to score.
    > wave 'post'; the key says 'pre' for every item
    ! Write all waves of an item, with blanks between them, or leave the column out.

    D414 every answer is blank
    = No cell of the items has an answer.
    ? Everybody would have the score 0.
    > post.csv, 26 rows
    ! Enter the answers, or leave the file out.

    D415 guessing cannot be corrected
    = The correction takes 1/(k - 1) of a point for a wrong answer among k options, of which one is right.
    ? Without k it is not known how much guessing gains.
    > q07 has two right answers
    ! Fill in options, or leave the correction out.

    D416 every item has the weight 0
    = The weight of an item is what a right answer gives.
    ? Every score would be 0 of 0.
    > column weight, all 0
    ! Correct the weights, or leave the column out.

    D417 the key fits no answer
    = Nobody ever gave a right answer of the key, to any item.
    ? Everybody would have the score 0, and would have learned nothing.
    > answers A, B, C, D; the key says 1, 2, 3
    ! Write the right answers as the answers are written, or take the key of this test.

    D421 nobody took all three tests
    = No person of the first two tests was found in the follow-up.
    ? What was retained is a share of each person's gain: it needs the same people three times.
    > pre.csv and post.csv have P1 to P9, follow.csv has 1 to 9
    ! Write the ids alike, give corrections with --link, or leave the follow-up out.

    D422 a column says nothing of anybody with both tests
    = The column by which people are compared, or with which they judged themselves, is blank for all of them.
    ? There would be no group, and nothing to compare.
    > column 'sex', blank in 26 rows
    ! Fill in the column, or leave it out.

    D423 the first score divides nobody from the others
    = People were chosen for their score before, but all of them have that score or less, or nobody has.
    ? How far the chosen would have moved to the mean is told by those who were not chosen.
    > --selected-at-most 40, on a test of 20 points
    ! Name the score by which people were chosen, and keep the others in the file.

    D424 the values of a private column would be shown
    = The groups of a table are named by the values of their column, and the plan calls this one private.
    ? What the plan keeps back would stand in the report.
    > by: name_latin
    ! Compare by another column, or take private from it.

    D425 a correction names a person who is in none of the files
    = The file of --link, or the link of the plan, gives a row to a person whom no file knows.
    ? The row would be a new person, and neither of the two would have both tests.
    > person 'P999' for post.csv row 3
    ! Write the id that the person has in another file, or take the line out.

    D431 which column names the person is not known
    = The two tests have no common column, or more than one, whose name says that it names the person.
    ? Answers would be compared between different people.
    > found: participant_id, trainer_id
    ! Name the column with --id.

    D432 the groups to compare are not two
    = Whether items work alike is asked of two groups.
    ? With one or three groups there is no single answer.
    > found: BPC, DOIC, farmers
    ! Choose a column with two values, or join groups.

    D433 a group is too small to be shown
    = Numbers of fewer than five people would tell of each of them.
    ? People could be recognised.
    > 'X': 2 people
    ! Join small groups, or leave the comparison out.

    D434 the groups are private
    = The plan keeps the values of this column private.
    ? They would stand in the table.
    > groups: village
    ! Compare other groups, or take private from the column.

    D435 the key does not name two modules
    = A table by module compares the parts of a course, and the key names one at most.
    ? There is nothing to compare.
    > no column 'module' in key.csv
    ! Write the part of the course of each item in the column module.
    """

  /// Why an estimate cannot be had.
  static let ofEstimates = """
    E301 no row is left to compute with
    = Every row was left out: by a condition, or because a value is missing.
    ? There is nobody to say something about.
    > 240 rows without a value of 'income'
    ! Look at what removed the rows, which the message lists, and leave that column or condition out.

    E302 clusters need at least two values
    = Standard errors by cluster compare clusters with each other, and there is only one.
    ? The uncertainty cannot be measured in this way.
    > village has 1 value
    ! Leave the clusters out and say so in the limitations, or add comparison places.

    E303 everybody is in the same group
    = The treatment column has one value among the rows that are used.
    ? Without a comparison nothing can be said about an effect.
    > 221 in the programme, 0 for comparison
    ! Check the treatment column, and the condition that chose the rows.

    E304 a group has a single unit
    = With one unit in a group its spread is not known.
    ? Chance cannot be told from an effect.
    > 1 in the programme, 40 for comparison
    ! Add units, or describe the groups without an effect.

    E305 too few rows for this many coefficients
    = A model needs more rows than numbers to estimate.
    ? It would fit perfectly and mean nothing.
    > 6 rows, 8 coefficients
    ! Take controls or effects out of the model.

    E306 the outcome is the same for everyone
    = The outcome does not vary among the rows that are used.
    ? There is nothing to explain.
    > 0 in every row
    ! Check the outcome, or choose another.

    E311 a column follows from the others
    = The column can be computed from other columns of the model, so its effect cannot be told from theirs.
    ? Any value would fit as well as any other.
    > years_abroad is 2 for everyone
    ! Take the column out, or those that say the same.

    E312 a value is too large to compute with
    = A value is above 1e100.
    ? Its square is beyond what a computer can hold.
    > 1e200
    ! Correct the value, or write the column in a larger unit.

    E313 the fixed effects were not found exactly enough
    = Taking out many effects at once is done in steps, and these did not come to an end.
    ? The coefficients would have too few right digits.
    > 0.001 of the equations left after 10000 steps
    ! Take one of the effects out, or leave out groups with very few rows.

    E314 this covariance is defined for one way of clustering
    = The correction for small numbers of clusters is not known for several ways at once.
    ? The interval would be too short.
    > CR2 with --cluster village,year
    ! Cluster by one column, or take CR1 or CR1S.

    E315 a weight is below zero
    = A weight says for how many people a row stands.
    ? Less than nobody cannot be.
    > column weight, 2 rows
    ! Correct the weights; 0 leaves a row out.

    E316 a frequency weight is not a whole number
    = A frequency says how many equal rows a row stands for.
    ? Half a row cannot be.
    > column weight, 12 rows
    ! Choose analytic or probability weights if they are of another kind.

    E317 a column has no such level
    = The level behind ref = is not among the rows that are used.
    ? Nothing could be compared with it.
    > no level 'Sekong'; found: Paksong, Salavan
    ! Name one of the levels that the message lists.

    E318 the model has no coefficient
    = Everything on the right side is constant or follows from the absorbed effects.
    ? There is nothing to estimate.
    > y ~ region | village
    ! Name a regressor that varies within the effects.

    E319 too few instruments
    = Each endogenous column needs an instrument of its own that adds something.
    ? Without it the effect cannot be told from the reason for it.
    > 1 that adds something, 2 endogenous columns
    ! Name further instruments.

    E320 this covariance needs what so many effects do not allow
    = HC2, HC3 and CR2 use the leverage of every row, which is too much work with so many absorbed effects.
    ? Another covariance would be printed under this name.
    > HC2 with 200000 absorbed effects
    ! Take clusters within which the effects lie, or HC1, CR1 or CR1S.

    E321 a number is too large to compute with
    = Computing left the range of numbers.
    ? The result would be no number.
    > row 12 of the sample
    ! Look for a typing mistake, or use a larger unit, such as thousand LAK.

    E323 the equations could not be solved
    = The library of linear algebra gave up.
    ? There is no result that could be relied on.
    > dpotrf gave the code 3
    ! Look for columns with very large or very small numbers and change their unit.

    E324 the rows could not be read a second time
    = Some methods pass over the rows twice, and the file had changed in between.
    ? The two passes would be of different data.
    > another program writes to the file
    ! Run it again while nothing else writes to it.

    E325 the effects explain the outcome entirely
    = After the absorbed effects nothing of the outcome is left.
    ? Any regressor would seem to have no effect.
    > one row for each village, and effects of villages
    ! Take an effect out of the model, or choose another outcome.

    E326 there is no such column in the model
    = A column that the estimate needs is not among those that it was given.
    ? It cannot be computed.
    > no column 'trt'
    ! Name one of the columns that the message lists.

    E327 a series has several rows in one period
    = Lags are steps from one period to the next, so each has one row in a series.
    ? With several, what stands one step back is not known.
    > column year, 12 rows too many
    ! Name the column of the series beside that of the time, or remove the repeated rows.

    E331 too few people have both scores
    = A change needs a score before and one after from the same person.
    ? From one pair nothing can be said about chance.
    > 1 pair
    ! Check that the ids of the two tests are the same, or collect the missing tests.

    E332 a score is not a number
    = A score that is used is infinite or no number.
    ? The mean would be none either.
    > pair 4
    ! Correct the score in the file.

    E333 a score is too large to compute with
    = The square of the score is beyond what a computer can hold.
    ? The result would be no number.
    > pair 4
    ! Correct the score in the file.

    E334 a score is above the best possible one
    = The score is larger than the maximum that was given.
    ? Shares of the best score would be above 100%.
    > pair 4, at most 20
    ! Correct the score, or the maximum with --max.

    E335 a level of confidence lies between 0 and 1
    = An interval at 95% has the level 0.95.
    ? A level of 95 has no meaning.
    > 95
    ! Write 0.95.

    E336 a group has too few people to be compared
    = The test compares groups, and one of them has fewer people than it needs.
    ? With so few, chance cannot be told from a difference.
    > group 3: 1 person, at least 2
    ! Join small groups, or leave the comparison out.

    E341 too few people for a statistic of items
    = A rule says from how many people on a statistic may be shown; the message names it.
    ? With fewer, the numbers would be chance.
    > rule two-parameter-250: 28 people
    ! Add --priors, calibrate a bank of many sessions, or leave the statistic out.

    E342 too few people answered the items
    = Nobody, or too few people, have answers that count.
    ? There is nothing to compute from.
    > 1 person
    ! Check that the answers are in the file.

    E343 too few questions tell people apart
    = An item that everybody has right, or wrong, says nothing of the others.
    ? A scale needs at least two items that tell people apart.
    > 1 item
    ! Check the key and the answers; ask more questions.

    E344 the points of an answer are no number
    = A score that is used is infinite or no number.
    ? Every total would be none either.
    > q07, person 4
    ! Correct the answer, or the weight of the item.

    E345 an item, or the score, is the same for everybody
    = Without differences there is nothing to explain.
    ? The model has no such estimate.
    > right by all or wrong by all: q13
    ! Take the item out of the key, or add --priors.

    E346 some items cannot be compared with the others
    = Nobody who took these items was right on one of them and wrong on another, and the other way round.
    ? How far they are from the others is not known.
    > q01, q02
    ! Take them out of the key, or let sessions share items.

    E347 everybody has all items right, or all wrong
    = Such answers do not say which item is harder.
    ? There are no difficulties.
    > 26 people with 20 of 20
    ! Check the key; use harder items.

    E348 nothing that both have answered can be compared
    = Two tests, or two groups, have no item in common that tells people apart.
    ? They have no common scale.
    > no item has a difficulty in both tests
    ! Check the names of the items.

    E349 a group has nobody with every item
    = Groups are compared among people with the same score on all items.
    ? There is nobody to compare.
    > group 2
    ! Check the column of the groups and blank answers.

    E350 some items say exactly what others say
    = Their correlations have no inverse.
    ? What each adds is not known.
    > q03 and q04 are always right together
    ! Take items out that repeat others.

    E351 the answers do not settle the difficulty of the questions
    = The steps towards the maximum did not come to an end.
    ? The numbers would have too few right digits.
    > the numbers still moved by 0.01 after 400 steps
    ! Add --priors, or take out items that nearly everybody has right, or wrong.

    E352 the slope of an item is not above 0
    = On a scale people further up are more often right; with this item they are not.
    ? The item would place people the wrong way round.
    > q08
    ! Check its key; take the item out of the bank.
    """
}
