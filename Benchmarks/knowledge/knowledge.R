# The peer in base R: paired t test, exact Wilcoxon signed-rank test and Hedges' g_av of one table of scores.
#   Rscript knowledge.R FILE.csv        (columns id, pre, post; incomplete rows are dropped)
scores <- na.omit(read.csv(commandArgs(trailingOnly = TRUE)[1]))
change <- scores$post - scores$pre
n <- length(change)
t <- t.test(scores$post, scores$pre, paired = TRUE)

# The exact distribution of the rank sum under random signs, ties and all; wilcox.test gives up its own with ties.
nonzero <- change[change != 0]
ranks <- as.integer(2 * rank(abs(nonzero)))
ways <- 1
for (r in ranks) ways <- c(ways, numeric(r)) / 2 + c(numeric(r), ways) / 2
total <- sum(ranks)
positive <- sum(ranks[nonzero > 0])
far <- abs(2 * seq(0, total) - total) >= abs(2 * positive - total)

df <- n - 1
correction <- exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2)
spread <- sqrt((var(scores$pre) + var(scores$post)) / 2)

cat(sprintf("pairs %d  change %.4f  95%% CI [%.4f, %.4f]\n", n, mean(change), t$conf.int[1], t$conf.int[2]))
cat(sprintf("t(%d) %.4f  p %.4g\n", df, t$statistic, t$p.value))
cat(sprintf("V %g  p %.4g\n", positive / 2, sum(ways[far])))
cat(sprintf("g_av %.4f\n", correction * mean(change) / spread))
