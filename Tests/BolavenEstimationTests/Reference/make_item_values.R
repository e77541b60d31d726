# Writes item_values_r.csv from item_data.csv: Rasch models by eRm, the two-parameter model by ltm, Mantel-Haenszel,
# logistic regression and factor analysis by R itself. Made with R 4.2.2, eRm 1.0-2, ltm 1.2-0.
suppressMessages(library(eRm))
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)))
d <- read.csv(file.path(here, "item_data.csv"))
x <- as.matrix(d[, paste0("x", 1:10)])
masked <- x
masked[d$form == 1, 9:10] <- NA
masked[d$form == 2, 1:2] <- NA
out <- list()
put <- function(name, values) {
  values <- as.numeric(values)
  names(values) <- if (length(values) == 1) name else paste0(name, ".", seq_along(values))
  out[[length(out) + 1]] <<- values
}
# optim stops early; eRm's own start is improved by a second pass from its solution.
for (case in list(list("complete", x), list("masked", masked))) {
  fit <- RM(case[[2]])
  put(paste0("rasch.", case[[1]], ".difficulty"), -fit$betapar)
  put(paste0("rasch.", case[[1]], ".se"), fit$se.beta)
  put(paste0("rasch.", case[[1]], ".loglik"), fit$loglik)
}
fit <- RM(x)
pp <- person.parameter(fit)
table <- pp$theta.table
first <- match(1:9, rowSums(x))
put("rasch.complete.theta", table[first, 1])
se <- unlist(pp$se.theta)
put("rasch.complete.theta_se", se[match(rownames(table)[first], sub("^NAgroup[0-9]+\\.", "", names(se)))])
items <- itemfit(pp)
put("rasch.complete.infit", items$i.infitMSQ)
put("rasch.complete.outfit", items$i.outfitMSQ)
put("rasch.complete.infit_t", items$i.infitZ)
put("rasch.complete.outfit_t", items$i.outfitZ)
for (split in list(list("median", "median"), list("group", d$group))) {
  test <- LRtest(fit, splitcr = split[[2]])
  put(paste0("andersen.", split[[1]], ".lr"), test$LR)
  put(paste0("andersen.", split[[1]], ".df"), test$df)
  put(paste0("andersen.", split[[1]], ".p"), test$pvalue)
}
wald <- Waldtest(fit, splitcr = d$group)
put("wald.group.z", wald$coef.table[, 1])
total <- rowSums(x)
for (j in 1:10) {
  t3 <- table(factor(x[, j], c(1, 0)), factor(d$group, c(0, 1)), total)
  t3 <- t3[, , apply(t3, 3, sum) > 1]
  keep <- apply(t3, 3, function(m) all(rowSums(m) > 0) && all(colSums(m) > 0))
  t3 <- t3[, , keep]
  test <- mantelhaen.test(t3)
  put(paste0("mh.", j, ".chi2"), test$statistic)
  put(paste0("mh.", j, ".p"), test$p.value)
  put(paste0("mh.", j, ".or"), test$estimate)
  exact <- mantelhaen.test(t3, exact = TRUE)
  put(paste0("mh.", j, ".exact_p"), exact$p.value)
  put(paste0("mh.", j, ".exact_or"), exact$estimate)
  m0 <- glm(x[, j] ~ total, family = binomial, control = list(epsilon = 1e-14))
  m1 <- update(m0, . ~ . + d$group)
  m2 <- update(m1, . ~ . + d$group:total)
  put(paste0("logit.", j, ".uniform"), m0$deviance - m1$deviance)
  put(paste0("logit.", j, ".nonuniform"), m1$deviance - m2$deviance)
  put(paste0("logit.", j, ".group"), coef(m1)[3])
  put(paste0("logit.", j, ".group_se"), sqrt(vcov(m1)[3, 3]))
  n <- nrow(x)
  r2 <- function(m) (1 - exp((m$deviance - m$null.deviance) / n)) / (1 - exp(-m$null.deviance / n))
  put(paste0("logit.", j, ".r2_change"), r2(m2) - r2(m0))
}
# Firth's fit of separated answers, by direct maximization of the penalized likelihood.
u <- c(0, 0, 0, 0, 0, 1, 1, 1, 1, 1)
z <- cbind(1, c(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), rep(c(0, 1), 5))
firth <- function(z) {
  f <- function(b) {
    eta <- drop(z %*% b)
    p <- plogis(eta)
    -(sum(u * eta - log1p(exp(eta))) + determinant(t(z) %*% (z * p * (1 - p)))$modulus / 2)
  }
  o <- optim(rep(0, ncol(z)), f, method = "BFGS", control = list(reltol = 1e-16, maxit = 5000))
  for (i in 1:5) o <- optim(o$par, f, method = "Nelder-Mead", control = list(reltol = 1e-16, maxit = 5000))
  o
}
with <- firth(z)
without <- firth(z[, 1:2])
put("firth.loglik_with", -with$value)
put("firth.lr", 2 * (without$value - with$value))
put("firth.coef", with$par)
fa <- factanal(x, 1, control = list(opt = list(factr = 10), lower = 0.005))
put("factor.loading", abs(fa$loadings[, 1]))
put("factor.omega", sum(abs(fa$loadings))^2 / (sum(abs(fa$loadings))^2 + sum(fa$uniquenesses)))
# By 61 points of Gauss and Hermite, the most that ltm has.
for (case in list(list("complete", x), list("masked", masked))) {
  fit <- ltm::ltm(case[[2]] ~ z1, control = list(GHk = 61, iter.em = 200, iter.qN = 2000))
  put(paste0("ltm.", case[[1]], ".a"), coef(fit)[, "Dscrmn"])
  put(paste0("ltm.", case[[1]], ".b"), coef(fit)[, "Dffclt"])
  put(paste0("ltm.", case[[1]], ".loglik"), fit$log.Lik)
}
v <- unlist(out)
write.csv(data.frame(name = names(v), value = sprintf("%.17g", v)), file.path(here, "item_values_r.csv"),
  row.names = FALSE, quote = FALSE)
