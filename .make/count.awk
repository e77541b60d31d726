# Counts the results in Swift Testing's stream of events, one JSON object a line, and prints the closing line.
#   awk -v status=STATUS -v lint=0|1 -f count.awk events.jsonl     (STATUS is that of swift test)
# A result is known by its test and, in a parameterised test, its case. The formatting counts as one test.
# Exit 1 when something failed, the test process died, or no test ran.
function field(name,   text) {
  if (!match($0, "\"" name "\":\"([^\"\\\\]|\\\\.)*\"")) return ""
  text = substr($0, RSTART, RLENGTH)
  return substr(text, length(name) + 5, length(text) - length(name) - 5)
}
function result(   text) {
  text = field("testID")
  return match($0, /"_testCase":\{.*\},"instant"/) ? text SUBSEP substr($0, RSTART, RLENGTH) : text
}
/^\{"kind":"test"/ && /"kind":"function"/ { functions[field("id")] = /"isParameterized":true/ ? "cases" : "single"; next }
/"kind":"testCaseEnded"/ { ended[result()] = 1 }
/"kind":"testEnded"/ { id = field("testID"); if (functions[id] == "single") ended[id] = 1 }
/"kind":"testSkipped"/ {
  id = field("testID")
  if (!(id in functions)) next
  skipped[id] = 1
  if ($0 ~ /BOLAVEN_REFERENCE/) without++
}
/"kind":"issueRecorded"/ && /"isKnown":false/ && !/"severity":"warning"/ && !/"symbol":"warning"/ { broken[result()] = 1 }
/"kind":"runEnded"/ { finished = 1 }
END {
  for (r in ended) if (!(r in broken)) passed++
  for (r in broken) failed++
  for (r in skipped) left++
  if (!finished) {
    print "✘ The test process ended before its tests did; the end of .build/test/test.log says why."
    failed++
  } else if (status != 0 && !failed) {
    print "✘ swift test ended with status " status "; see .build/test/test.log."
    failed++
  }
  if (!passed && !failed) { print "✘ No test ran."; failed++ }
  if (lint) failed++; else passed++
  if (without) print without " reference tests skipped: BOLAVEN_REFERENCE names no folder of reference cases"
  printf "%d passed, %d failed%s\n", passed, failed, left ? ", " left " skipped" : ""
  exit failed > 0
}