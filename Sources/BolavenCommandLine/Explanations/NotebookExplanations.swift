extension Explanations {
  /// What can be wrong with a notebook.
  static let ofNotebooks = """
    N100 a notebook is not there, or cannot be read
    = No file of this name was found, or the system does not let you read it.
    ? There is nothing to run.
    > bolaven notebook check notes.md
    ! Name a file that ends in .md, or a folder of them.

    N101 a notebook is not written in UTF-8
    = The letters of the file are written in another way, as older editors do.
    ? Words in Lao, Japanese or with accents would be damaged when the outputs are written.
    > a notebook saved as Windows-1252
    ! Save it again as UTF-8.

    N102 a file is no notebook
    = A notebook begins with its settings between two lines of three hyphens, bolaven-notebook: 1 among them.
    ? Only a file that says it is a notebook is ever changed.
    > bolaven notebook run README.md
    ! Add the lines  ---,  bolaven-notebook: 1,  ---  at the very beginning.

    N103 the settings of a notebook cannot be read
    = The lines between the hyphens are not of the form  name: value.
    ? The language and the study of the notebook are not known.
    > lang en
    ! Write  lang: en

    N104 a setting that notebooks do not know
    = A name among the settings is mistyped, or belongs to another program.
    ? A setting that is passed over in silence is one that you think you made.
    > language: lo
    ! Take the suggestion. Your own notes may stand under names that begin with x-.

    N105 a value cannot be that of its setting
    = The setting takes other values.
    ? A value that is nearly right would be guessed at.
    > lang: lao
    ! Write what the message says:  lang: lo

    N111 a block that runs has no name
    = The output of a block stands between markers with its name, so every block of calls needs one.
    ? Without a name nobody can say which block changed.
    > ```bolaven
    ! Write one in braces:  ```bolaven {#gain}. A block that should only be looked at is a ```text block.

    N112 a text cannot be the name of a block
    = Names have letters, digits, hyphens and underscores, at most 64.
    ? The name stands in markers and in the names of pictures.
    > ```bolaven {#mean/gain}
    ! Choose a name such as  mean-gain.

    N113 two blocks have the same name
    = Each name stands once in a notebook.
    ? Addresses of numbers, and messages, would mean two blocks.
    > two blocks  {#gain}
    ! Rename one of them.

    N114 a block has no option of this name
    = What stands in the braces is a name with #, or one of a few options.
    ? An option that is passed over in silence is a setting that you think you made.
    > ```bolaven {#gain expct=exit:4}
    ! Take the suggestion;  bolaven help notebooks  lists the options.

    N115 a value cannot be that of an option
    = The option of the block takes other values.
    ? A value that is nearly right would be guessed at.
    > ```bolaven {#gain show=picture}
    ! Write what the message says:  show=svg

    N116 a block begins and never ends
    = The closing line of backticks is missing, so the rest of the notebook would be part of the block.
    ? Text would be run as calls.
    > ```bolaven {#gain}  and no line of ``` behind it
    ! Close the block with a line of as many backticks.

    N117 a block does not begin at the margin
    = A block that runs has no blanks before its backticks.
    ? The output would fall out of the list or quotation that the block stands in.
    > blanks before  ```bolaven {#gain}
    ! Take the blanks away.

    N118 output markers do not stand together
    = The lines  bolaven:begin  and  bolaven:end  of a block stand in pairs directly under it. One is gone or was moved.
    ? What stands between them is replaced by the next run; with one of them gone, your text could be lost.
    > <!-- bolaven:begin gain ... -->  and no end
    ! Delete what is left of the two and of the old output; the next run writes them again.

    N119 a number in the text has no end
    = A number stands between  <!--=address-->  and  <!--/-->  in one line.
    ? Without the end nobody knows what is to be replaced.
    > rose by <!--=gain.all.change-->3.1 points
    ! Write  <!--=gain.all.change--><!--/-->  in one line; the next run fills it.

    N121 no block above has this number
    = The address of a number in the text has to be one of a table of the notebook.
    ? The text would keep an old number for ever.
    > <!--=gain.all.chnge--><!--/-->
    ! Take the suggestion. Addresses are the name of the block, the row and the column.

    N122 a quote is opened and not closed
    = Quotes keep words together, and this line has only one.
    ? The rest of the line would be one word.
    > describe survey.csv --where "age > 15
    ! Close the quote in the same line.

    N123 a sign of the shell stands in a call
    = Signs such as | and > mean something to a shell. A notebook has none: it runs commands of bolaven only.
    ? So a notebook that somebody sends you cannot delete a file or fetch one.
    > describe survey.csv > out.txt
    ! Write one call a line, and use --out. In quotes the sign is part of a text.

    N124 a notebook cannot run notebooks
    = The command notebook cannot stand in a block.
    ? A notebook that runs itself would never end.
    > notebook run other.md
    ! Take the call out; name several notebooks in one call of  bolaven notebook run.

    N125 a notebook writes only in its own folder
    = Calls in a notebook write into a folder that is made for them and is gone afterwards. This output would stand outside.
    ? Somebody else's notebook must not write over your files.
    > run ../study.yaml
    ! Give --out a name without folders above, such as  --out report/, or name one analysis so that it is only printed.

    N131 a block did not end as it should
    = The calls of the block ended with another exit status than expected; without expect= that is 0.
    ? What the block shows is not true any more. The notebook was left as it is.
    > block 'gain' ended with status 4
    ! Read what the call said, and correct it or its data. If the block is to show a mistake, add  expect=exit:4

    N132 a block takes too long
    = The block was given up after the seconds of its option timeout, 600 where there is none.
    ? A notebook that does not end holds up everything behind it.
    > block 'bootstrap' takes longer than 600 seconds
    ! Give it more time with  timeout=3600, or less to do.

    N133 the notebook has no block of this name
    = The name behind --block is none of a block in the notebooks of the call.
    ? Nothing would be run, or everything.
    > bolaven notebook run a.md --block gian
    ! Take the suggestion.

    N134 two blocks are the same file
    = Two blocks have the same name behind file=.
    ? The second would replace the first before any call has read it.
    > two blocks  ```csv {file=scores.csv}
    ! Give one of them another name.

    N135 a link or picture leads nowhere
    = The file behind a link of the notebook is not there. Addresses of the network are not looked up.
    ? A reader who follows the link finds nothing.
    > [the plan](studi.yaml)
    ! Correct the link, or add the file.

    N136 there is no notebook here
    = The folder, and those below it, have no file that begins with bolaven-notebook: 1.
    ? Nothing was checked, which is not the same as everything being right.
    > bolaven notebook check docs
    ! Name another folder, or a notebook.

    N137 no folder could be made to run in
    = A notebook runs in a folder of its own below /tmp or TMPDIR, and the system did not allow one.
    ? Without it calls would write beside your files.
    > a /tmp that is full
    ! Set TMPDIR to a folder of your own.
    """
}
