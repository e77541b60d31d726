# The peers in R. One workload, timed in memory: Rscript peers.R FILE.csv WORKLOAD PEER SECONDS
# With --versions, prints which peers are here. The last line is JSON with the fastest call.
arguments <- commandArgs(trailingOnly = TRUE)
peers <- c("coin", "exactRankTests", "eRm", "psychotools", "psych", "ltm", "mirt")
if (arguments[1] == "--versions") {
  here <- Filter(function(p) requireNamespace(p, quietly = TRUE), peers)
  found <- c(stats = as.character(getRversion()), sapply(here, function(p) as.character(packageVersion(p))))
  cat("{", paste0("\"", names(found), "\": \"", found, "\"", collapse = ", "), "}\n", sep = "")
  quit()
}
workload <- arguments[2]
peer <- arguments[3]
seconds <- as.numeric(arguments[4])
data <- read.csv(arguments[1])
x <- as.matrix(data)
suppressMessages(if (peer != "stats") library(peer, character.only = TRUE))
centered <- function(b) b - mean(b)
work <- switch(paste(sub("-.*", "", workload), peer),
  "wilcoxon stats" = function() wilcox.test(data$post, data$pre, paired = TRUE, exact = TRUE)$p.value,
  "wilcoxon coin" = function() {
    as.numeric(pvalue(wilcoxsign_test(data$post ~ data$pre, distribution = "exact", zero.method = "Wilcoxon")))
  },
  "wilcoxon exactRankTests" = function() wilcox.exact(data$post, data$pre, paired = TRUE, exact = TRUE)$p.value,
  "rasch eRm" = function() centered(-RM(data)$betapar),
  "rasch psychotools" = function() centered(as.numeric(itempar(raschmodel(x), vcov = FALSE))),
  "two ltm" = function() {
    found <- coef(ltm(data ~ z1))
    c(found[, "Dscrmn"], found[, "Dffclt"])
  },
  "two mirt" = function() {
    found <- coef(mirt(data, 1, "2PL", verbose = FALSE), IRTpars = TRUE, simplify = TRUE)$items
    c(found[, "a"], found[, "b"])
  },
  # By tetrachoric correlations, not by likelihood, in units of the normal ogive: 1.702 turns them.
  "two psych" = function() {
    found <- suppressMessages(irt.fa(data, plot = FALSE))$irt
    c(1.702 * found$discrimination[, 1], found$difficulty[[1]] / found$discrimination[, 1])
  })
if (is.null(work)) stop("no workload ", workload, " for ", peer)
options(warn = -1)
clock <- function() as.numeric(Sys.time())
first <- clock()
result <- work()
fastest <- clock() - first
runs <- 1
if (fastest < seconds) {
  fastest <- Inf
  start <- clock()
  while (clock() - start < seconds) {
    moment <- clock()
    result <- work()
    fastest <- min(fastest, clock() - moment)
    runs <- runs + 1
  }
}
cat(sprintf("{\"seconds\": %.9f, \"runs\": %d, \"check\": [%s]}\n", fastest, runs,
  paste(sprintf("%.17g", as.numeric(result)), collapse = ", ")))
