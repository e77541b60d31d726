# What R's packages say of the data in change_data.csv and paired_data.csv.
#
#   Rscript make_change_values.R
#
# Writes change_values_r.csv: case, quantity, value with 17 significant digits. Needs coin, exactRankTests, clubSandwich,
# BayesFactor, mice, effectsize. Versions used: see the last line of the file that is written.
suppressMessages({library(coin); library(exactRankTests); library(clubSandwich); library(BayesFactor); library(mice)
  library(effectsize)})
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
read <- function(name) read.csv(file.path(here, name), colClasses = "character")
raw <- read("change_data.csv")
vec <- function(name) suppressWarnings(as.numeric(strsplit(raw$values[raw$name == name], " ")[[1]]))
out <- data.frame(case = character(), quantity = character(), value = character())
put <- function(case, ...) {
  v <- c(...)
  out <<- rbind(out, data.frame(case = case, quantity = names(v), value = sprintf("%.17g", v)))
}

for (case in c("sexes", "tiny", "ties", "untied", "large")) {
  x <- vec(paste0(case, ".x")); y <- vec(paste0(case, ".y"))
  f <- data.frame(v = c(x, y), g = factor(rep(1:2, c(length(x), length(y)))))
  put(case, mw.exact.p.coin = as.numeric(pvalue(wilcox_test(v ~ g, f, distribution = "exact"))),
      mw.p.coin = as.numeric(pvalue(wilcox_test(v ~ g, f))), mw.z.coin = unname(statistic(wilcox_test(v ~ g, f))))
  if (case != "untied")
    put(case, permutation.p.coin = as.numeric(pvalue(oneway_test(v ~ g, f, distribution = "exact"))))
  d <- cohens_d(x, y); h <- hedges_g(x, y)
  put(case, cohen.d.lo = d$CI_low, cohen.d.hi = d$CI_high, hedges.g = h$Hedges_g)
}
pairs <- read("paired_data.csv")
for (i in seq_len(nrow(pairs))) {
  x <- as.numeric(strsplit(pairs$pre[i], " ")[[1]]); y <- as.numeric(strsplit(pairs$post[i], " ")[[1]])
  d <- data.frame(y = round(y - x, 8), x = 0)
  for (z in c("Wilcoxon", "Pratt"))
    put(pairs$case[i], setNames(as.numeric(pvalue(wilcoxsign_test(y ~ x, d, distribution = "exact", zero.method = z))),
                                paste0(tolower(z), ".p.coin")))
  put(pairs$case[i], wilcoxon.p.exactranktests = suppressWarnings(wilcox.exact(d$y, exact = TRUE)$p.value))
}
x <- vec("paksong.pre"); y <- vec("paksong.post"); d <- y - x
r <- cor.test(d, (x + y) / 2)
g <- predict(lm(d ~ x), data.frame(x = 11.5), interval = "confidence")
put("paksong", oldham.r = unname(r$estimate), oldham.p = r$p.value, oldham.lo = r$conf.int[1], oldham.hi = r$conf.int[2],
    adjusted = g[1], adjusted.lo = g[2], adjusted.hi = g[3],
    log.bf.bayesfactor = ttestBF(y, x, paired = TRUE)@bayesFactor$bf)
put("jzs.null", log.bf.bayesfactor = ttest.tstat(0, 12)$bf)
put("jzs.small", log.bf.bayesfactor = ttest.tstat(-2.1, 5)$bf)
put("jzs.strong", log.bf.bayesfactor = ttest.tstat(30, 28)$bf)
put("jzs.two", log.bf.bayesfactor = ttest.tstat(1.7, 14, 19)$bf)
women <- factor(vec("paksong.women"), levels = c(1, 0))
a0 <- lm(y ~ x); a1 <- lm(y ~ x + women); a2 <- lm(y ~ x * women)
put("women", groups.F = anova(a0, a1)$F[2], groups.p = anova(a0, a1)[2, "Pr(>F)"], slopes.F = anova(a1, a2)$F[2],
    slopes.p = anova(a1, a2)[2, "Pr(>F)"], adjusted = -unname(coef(a1)[3]), se = coef(summary(a1))[3, 2],
    lo = -confint(a1)[3, 2], hi = -confint(a1)[3, 1])
s <- factor(vec("sessions.cluster")); x <- vec("sessions.pre"); y <- vec("sessions.post"); d <- y - x
w <- oneway.test(d ~ s)
a0 <- lm(y ~ x); a1 <- lm(y ~ x + s); a2 <- lm(y ~ x * s)
m <- lm(d ~ 1); cr <- coef_test(m, vcov = "CR2", cluster = s); ci <- conf_int(m, vcov = "CR2", cluster = s)
ms <- anova(lm(d ~ s))[["Mean Sq"]]; n <- table(s); m0 <- (sum(n) - sum(n^2) / sum(n)) / (length(n) - 1)
put("sessions", welch.F = unname(w$statistic), welch.df2 = unname(w$parameter[2]), welch.p = w$p.value,
    groups.F = anova(a0, a1)$F[2], groups.p = anova(a0, a1)[2, "Pr(>F)"], slopes.F = anova(a1, a2)$F[2],
    slopes.p = anova(a1, a2)[2, "Pr(>F)"], cr2.se = cr$SE, cr2.df = cr$df_Satt, cr2.p = cr$p_Satt, cr2.lo = ci$CI_L,
    cr2.hi = ci$CI_U, icc = (ms[1] - ms[2]) / (ms[1] + (m0 - 1) * ms[2]))
x <- vec("enrolled.pre"); y <- vec("enrolled.post"); d <- y - x; k <- !is.na(y)
f <- lm(d ~ x, subset = k); p <- predict(f, data.frame(x = mean(x)), se.fit = TRUE)
put("enrolled", likelihood.change = unname(p$fit),
    likelihood.se = sqrt(unname(p$se.fit)^2 + unname(coef(f)[2])^2 * var(x) / length(x)))
set.seed(1)
q <- pool.scalar(vec("pool.estimates"), vec("pool.variances"), n = 28, k = 1)
put("pool", estimate = q$qbar, within = q$ubar, between = q$b, total = q$t, df = q$df)
imp <- mice(data.frame(x = x, y = y), m = 2000, method = "pmm", printFlag = FALSE, seed = 1)
q <- with(imp, mean(y - x)); means <- unlist(q$analyses)
put("enrolled", mice.mean = mean(means), mice.sd = sd(means))
write.csv(out, file.path(here, "change_values_r.csv"), row.names = FALSE, quote = FALSE)
cat(R.version.string, sapply(c("coin", "exactRankTests", "clubSandwich", "BayesFactor", "mice", "effectsize"),
                             function(p) paste(p, packageVersion(p))), sep = ", ")
