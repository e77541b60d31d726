extension Explanations {
  /// The fewest people from whom a result is printed as it is, and what happens below.
  static let ofRules = """
    paired-5 the test of a change needs 5 people whose score changed
    = With fewer the smallest p-value that can be reached is given beside the result.
    ? Of n changes the exact two-sided test cannot reach a p below 2/2^n: with 4 that is 0.125, whatever the training did.
    The number follows from the test; no source is needed.
    > With 4 changes that are not zero, the smallest p is 0.125 (rule paired-5)
    ! Read the scores themselves, or wait until more people have both tests.

    effect-interval-10 the interval of a standardized change needs 10 pairs
    = With fewer the interval of g_av is printed with a mark: a rough guide only.
    ? The interval rests on a large-sample formula (Bonett 2008), which is too narrow for few people. Ten is a rule of thumb
    of test practice.
    > Interval of g_av: 8 people, fewer than 10 (rule effect-interval-10)
    ! Report the mean change and its interval instead.

    reliability-30 reliability needs 30 people
    = KR-20 and alpha of fewer people are printed with their interval and a mark: a rough guide only.
    ? With 15 people the interval often reaches from poor to very good. Thirty is a rule of thumb of test practice.
    > KR-20: 24 people, fewer than 30 (rule reliability-30)
    ! Read the interval beside the number, and join sessions of the same test.

    rasch-30 Rasch difficulties need 30 people
    = Difficulties from fewer people are printed with a mark: a rough guide only.
    ? From 30 people on a difficulty is within 1 logit of its place in 95 of 100 cases (Linacre 1994, Sample size and item
    calibration stability).
    > Fewer than 30 people (rule rasch-30): a rough guide only.
    ! Calibrate a bank of several sessions:  bolaven items --calibrate FILE

    two-parameter-250 slopes of questions need 250 people
    = Without priors and without a bank of sessions the two-parameter model is refused for fewer.
    ? A slope from few people can be almost anything. The number is a rule of thumb of test practice.
    > the two-parameter model needs more people
    ! Add --priors, or calibrate a bank of many sessions:  bolaven items --calibrate FILE

    dif-100-per-group a comparison of questions between groups needs 100 people in each
    = With fewer only the exact test is given, as a screen: which questions to look at.
    ? The large-sample test of Mantel and Haenszel finds too much and too little with fewer. The number is a rule of thumb of
    test practice.
    > 24 people, fewer than 100 (rule dif-100-per-group): as a screen
    ! Read the question with both groups in mind; a screen proves nothing.

    factor-100 omega and factors need 100 people
    = For fewer nothing is given.
    ? Loadings of fewer people change from sample to sample. The number is a rule of thumb of test practice.
    > omega and factors need more people
    ! Read KR-20 or alpha, or join sessions.

    subgroup-5 a group needs 5 people to be shown
    = The numbers of a smaller group are hidden, and those from which they could be told.
    ? Of four people each knows the others: their mean says what each of them scored. Statistical offices hide cells of fewer
    than 3 to 10; five is the usual middle.
    > Change by sex: withheld. A group has fewer than 5 people (rule subgroup-5)
    ! Join small groups in the file, or report all people together.
    """
}
