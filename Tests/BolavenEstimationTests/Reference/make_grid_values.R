# The R half of the grid: called by make_grid_values.py with a plan (one fit a row) and the name of the file to write.
#
#     Rscript make_grid_values.R PLAN.csv OUT.csv
#
# R 4.2.2; sandwich 3.0-2, clubSandwich 0.5.8, estimatr 1.0.0, lmtest 0.9-40, AER 1.2-10, plm 2.6-2 of Debian 12.
# fixest 0.12.2 is used if it is installed (its folder may stand in R_LIBS).
# Group effects are dummies here, except in fixest. Frequency weights are repeated rows.
suppressMessages({
  library(sandwich); library(clubSandwich); library(estimatr); library(lmtest); library(AER); library(plm)
})
has_fixest <- suppressMessages(requireNamespace("fixest", quietly = TRUE))
arguments <- commandArgs(trailingOnly = TRUE)
plan <- read.csv(arguments[1], colClasses = "character", na.strings = character())
folder <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
version <- function(p) paste(p, as.character(packageVersion(p)))
SW <- version("sandwich"); CS <- version("clubSandwich"); ES <- version("estimatr"); LT <- version("lmtest")
AV <- version("AER"); PL <- version("plm"); ST <- paste0("R ", getRversion())
FX <- if (has_fixest) version("fixest") else ""

blocks <- list()
# Names of coefficients in Bolaven's words; effects' dummies are left out.
terms_of <- function(names) {
  names <- gsub("\\bgref([ABD])", "g::\\1", names)
  names <- gsub("\\bg([ABCD])\\b", "g::\\1", names)
  names <- gsub("^\\(poly\\(x1, 2\\)|poly\\(x1, 2\\))(\\d)", "\\1::\\2", names)
  names <- sub("^(poly\\(x1, 2\\))(\\d)$", "\\1::\\2", names)
  names <- gsub("::([ABCD])::", "::\\1:", names)
  names[names == "I(x1^2 + 0)"] <- "x1^2"
  names[names == "I(x3/2)"] <- "I(x3 / 2)"
  sub("^fit_", "", names)
}
with_effects <- FALSE
is_effect <- function(names) grepl("^f[123]|^fc", names) | (with_effects & names == "(Intercept)")

put <- function(fit, vcov, cluster, options, term, quantity, value, source) {
  value <- unname(as.numeric(value))
  keep <- is.finite(value)
  if (!any(keep)) return(invisible())
  blocks[[length(blocks) + 1]] <<- data.frame(
    fit = fit, vcov = vcov, cluster = cluster, options = options, term = rep_len(term, length(value))[keep],
    quantity = quantity, value = sprintf("%.17g", value[keep]), source = source)
}

# Everything that one covariance matrix of a fit says.
put_matrix <- function(fit, model, V, vcov, cluster, options, df, source, wald = FALSE) {
  b <- coef(model); b <- b[!is.na(b)]
  chosen <- !is_effect(names(b))
  term <- terms_of(names(b))[chosen]
  put(fit, vcov, cluster, options, term, "std_error", sqrt(diag(V))[chosen], source)
  if (length(df) == 1) {
    table <- coeftest(model, vcov. = V, df = df)
    interval <- coefci(model, vcov. = V, df = df)
    both <- paste(source, LT, sep = "; ")
    table <- table[rownames(table) %in% names(b), , drop = FALSE]
    interval <- interval[rownames(interval) %in% names(b), , drop = FALSE]
    put(fit, vcov, cluster, options, term, "p_value", table[chosen, 4], both)
    put(fit, vcov, cluster, options, term, "conf_low", interval[chosen, 1], both)
    put(fit, vcov, cluster, options, term, "conf_high", interval[chosen, 2], both)
  }
  if (wald) {
    slopes <- which(names(b) != "(Intercept)" & chosen)
    if (length(slopes) > 0) {
      F <- drop(b[slopes] %*% solve(V[slopes, slopes, drop = FALSE], b[slopes])) / length(slopes)
      put(fit, vcov, cluster, options, "", "wald_F", F, source)
    }
  }
}

put_club <- function(fit, model, cluster_values, vcov, cluster, with_df = TRUE) {
  V <- vcovCR(model, cluster = cluster_values, type = vcov)
  b <- coef(model); b <- b[!is.na(b)]
  chosen <- !is_effect(names(b))
  term <- terms_of(names(b))[chosen]
  put(fit, vcov, cluster, "", term, "std_error", sqrt(diag(as.matrix(V)))[chosen], CS)
  if (!with_df) return(invisible())
  test <- coef_test(model, vcov = V, test = "Satterthwaite", coefs = which(chosen))
  interval <- conf_int(model, vcov = V, test = "Satterthwaite", coefs = which(chosen))
  option <- if (vcov == "CR2") "" else "df=satterthwaite"
  if (option != "") put(fit, vcov, cluster, option, term, "std_error", test$SE, CS)
  put(fit, vcov, cluster, option, term, "df", if (is.null(test$df_Satt)) test$df else test$df_Satt, CS)
  put(fit, vcov, cluster, option, term, "p_value", if (is.null(test$p_Satt)) test$p_val else test$p_Satt, CS)
  put(fit, vcov, cluster, option, term, "conf_low", interval$CI_L, CS)
  put(fit, vcov, cluster, option, term, "conf_high", interval$CI_U, CS)
}

ordinary <- function(p) {
  fit <- p$fit
  data <- sample_of(p)
  with_effects <<- p$r_effects != ""
  f <- as.formula(p$r_formula, env = environment())
  model <- if (p$weights == "w") lm(f, data, weights = w) else lm(f, data)
  summarised <- summary(model)
  b <- coef(model); b <- b[!is.na(b)]
  chosen <- !is_effect(names(b)); term <- terms_of(names(b))[chosen]
  n <- nobs(model); k <- length(b); has_intercept <- attr(terms(model), "intercept") == 1
  put(fit, "iid", "", "", term, "estimate", b[chosen], ST)
  put_matrix(fit, model, vcov(summarised)[names(b), names(b), drop = FALSE], "iid", "", "", n - k, ST, TRUE)
  one <- function(q, v) put(fit, "iid", "", "", "", q, v, ST)
  one("r_squared", summarised$r.squared); one("adj_r_squared", summarised$adj.r.squared); one("sigma", summarised$sigma)
  one("log_likelihood", logLik(model)); one("aic", AIC(model)); one("bic", BIC(model))
  if (!with_effects) one("f_statistic", summarised$fstatistic[1])
  one("observations", n); one("rank", k)
  if (with_effects) {
    effects_only <- update(model, as.formula(p$r_effects, env = environment()))
    weighted <- function(m) if (is.null(weights(m))) resid(m)^2 else weights(m) * resid(m)^2
    one("within_r_squared", 1 - sum(weighted(model)) / sum(weighted(effects_only)))
  }
  wanted <- strsplit(p$vcovs, " ")[[1]]
  for (kind in intersect(c("HC0", "HC1", "HC2", "HC3"), wanted))
    put_matrix(fit, model, vcovHC(model, type = kind), kind, "", "", n - k, SW, kind == "HC1")
  if ("NW" %in% wanted && p$weights != "fw") for (lag in c(1, 3)) for (adjust in c(FALSE, TRUE))
    put_matrix(fit, model, NeweyWest(model, lag = lag, prewhite = FALSE, adjust = adjust), "NW", "",
               sprintf("lags=%d;factor=%s", lag, if (adjust) "n/(n-k)" else "none"), n - k, SW)
  for (c in strsplit(p$clusters, " ")[[1]]) {
    clusters <- data[[c]]; G <- length(unique(clusters))
    matrices <- list(
      CR0 = vcovCL(model, cluster = clusters, type = "HC0", cadjust = FALSE),
      CR1 = vcovCL(model, cluster = clusters, type = "HC0", cadjust = TRUE),
      CR1S = vcovCL(model, cluster = clusters, type = "HC1", cadjust = TRUE))
    for (kind in names(matrices))
      put_matrix(fit, model, matrices[[kind]], kind, c, if (kind == "CR1S" && p$r_effects != "") "k=full" else "",
                 G - 1, SW, kind != "CR0")
    for (kind in c("CR0", "CR1", "CR1S")) {
      V <- vcovCR(model, cluster = clusters, type = kind)
      put(fit, kind, c, if (kind == "CR1S" && p$r_effects != "") "k=full" else "", term, "std_error",
          sqrt(diag(as.matrix(V)))[chosen], CS)
    }
    put_club(fit, model, clusters, "CR2", c)
    tryCatch(put_club(fit, model, clusters, "CR3", c), error = function(e) NULL)
  }
  if ("HC2df" %in% wanted && n <= 480) {
    V <- vcovCR(model, cluster = seq_len(n), type = "CR2")
    test <- coef_test(model, vcov = V, test = "Satterthwaite", coefs = which(chosen))
    interval <- conf_int(model, vcov = V, test = "Satterthwaite", coefs = which(chosen))
    put(fit, "HC2", "", "df=satterthwaite", term, "std_error", test$SE, CS)
    put(fit, "HC2", "", "df=satterthwaite", term, "df", if (is.null(test$df_Satt)) test$df else test$df_Satt, CS)
    put(fit, "HC2", "", "df=satterthwaite", term, "p_value", if (is.null(test$p_Satt)) test$p_val else test$p_Satt, CS)
    put(fit, "HC2", "", "df=satterthwaite", term, "conf_low", interval$CI_L, CS)
    put(fit, "HC2", "", "df=satterthwaite", term, "conf_high", interval$CI_U, CS)
  }
  if ("two" %in% wanted) {
    pair <- data[c("cl", "cl2")]
    G <- min(length(unique(pair$cl)), length(unique(pair$cl2)))
    both <- function(type, adjust) vcovCL(model, cluster = pair, type = type, cadjust = adjust, multi0 = FALSE)
    put_matrix(fit, model, both("HC0", TRUE), "CR1", "cl,cl2", "ssc=each", G - 1, SW, TRUE)
    put_matrix(fit, model, both("HC1", TRUE), "CR1S", "cl,cl2", "ssc=each", G - 1, SW)
    put_matrix(fit, model, both("HC0", FALSE), "CR1", "cl,cl2", "ssc=none", G - 1, SW)
  }
  if ("DK" %in% wanted) {
    panel <- pdata.frame(data, index = c("unit", "t"))
    pooled <- plm(f, panel, model = "pooling")
    V <- vcovSCC(pooled, type = "HC0", maxlag = 2, wj = function(j, maxlag) 1 - j / (maxlag + 1), cluster = "time")
    put(fit, "DK", "", "lags=2;time=t;unit=unit", term, "std_error", sqrt(diag(V))[chosen], PL)
  }
  if (p$weights == "w") transformed(p, model)
  if (p$weights != "w") plain_fixest(p, data) else plain_fixest(p, data, ~w)
  if (!with_effects && p$weights != "fw") {
    again <- function(type, clusters = NULL) {
      arguments <- list(f, data = data, se_type = type)
      if (p$weights == "w") arguments$weights <- quote(w)
      if (!is.null(clusters)) arguments$clusters <- as.name(clusters)
      do.call(lm_robust, arguments)
    }
    record <- function(m, vcov, cluster, options, df) {
      ok <- !is.na(m$std.error)
      t <- terms_of(names(m$coefficients))[ok]
      put(fit, vcov, cluster, options, t, "std_error", m$std.error[ok], ES)
      put(fit, vcov, cluster, options, t, "p_value", m$p.value[ok], ES)
      put(fit, vcov, cluster, options, t, "conf_low", m$conf.low[ok], ES)
      put(fit, vcov, cluster, options, t, "conf_high", m$conf.high[ok], ES)
      if (df) put(fit, vcov, cluster, options, t, "df", m$df[ok], ES)
      if (vcov == "iid") {
        put(fit, vcov, cluster, options, t, "estimate", m$coefficients[ok], ES)
        put(fit, vcov, "", "", "", "r_squared", m$r.squared, ES)
      }
    }
    record(again("classical"), "iid", "", "", FALSE)
    for (kind in intersect(c("HC0", "HC1", "HC2", "HC3"), wanted)) record(again(kind), kind, "", "", FALSE)
    for (c in strsplit(p$clusters, " ")[[1]]) {
      record(again("CR0", c), "CR0", c, "", FALSE)
      record(again("stata", c), "CR1S", c, "", FALSE)
      record(again("CR2", c), "CR2", c, "", TRUE)
    }
  }
}

# Weighted CR2, CR3 and HC2 by the rule "X~ = W^(1/2) X": unweighted clubSandwich on rows times the root of their weight.
transformed <- function(p, model) {
  fit <- p$fit
  data <- sample_of(p)
  b <- coef(model); b <- b[!is.na(b)]
  root <- sqrt(weights(model))
  y <- model.response(model.frame(model)) * root
  if (p$kind == "iv") {
    X <- model.matrix(model, component = "regressors")[, names(b), drop = FALSE] * root
    Z <- model.matrix(model, component = "instruments") * root
    again <- ivreg(y ~ 0 + X | 0 + Z)
  } else {
    X <- model.matrix(model)[, names(b), drop = FALSE] * root
    again <- lm(y ~ 0 + X)
  }
  chosen <- which(!is_effect(names(b))); term <- terms_of(names(b))[chosen]
  source <- paste(CS, "on rows times root w")
  record <- function(clusters, type, vcov, cluster, option) {
    V <- vcovCR(again, cluster = clusters, type = type)
    test <- coef_test(again, vcov = V, test = "Satterthwaite", coefs = chosen)
    interval <- conf_int(again, vcov = V, test = "Satterthwaite", coefs = chosen)
    if (type == "CR3") put(fit, vcov, cluster, "", term, "std_error", test$SE, source)
    put(fit, vcov, cluster, option, term, "std_error", test$SE, source)
    put(fit, vcov, cluster, option, term, "df", if (is.null(test$df_Satt)) test$df else test$df_Satt, source)
    put(fit, vcov, cluster, option, term, "p_value", if (is.null(test$p_Satt)) test$p_val else test$p_Satt, source)
    put(fit, vcov, cluster, option, term, "conf_low", interval$CI_L, source)
    put(fit, vcov, cluster, option, term, "conf_high", interval$CI_U, source)
  }
  for (c in strsplit(p$clusters, " ")[[1]]) {
    record(data[[c]], "CR2", "CR2", c, "")
    if (p$kind == "ols") tryCatch(record(data[[c]], "CR3", "CR3", c, "df=satterthwaite"), error = function(e) NULL)
  }
  if (grepl("HC2df", p$vcovs)) record(seq_len(nrow(data)), "CR2", "HC2", "", "df=satterthwaite")
}

# fixest reads nearly the formula that Bolaven reads.
plain_fixest <- function(p, data, weights = NULL) {
  if (!has_fixest || p$fixest == "") return(invisible())
  # It finds the rows to leave out on its own where no cluster asks for more.
  if (p$file == "grid_missing.csv" && p$clusters == "") data <- grid_missing
  library(fixest, warn.conflicts = FALSE)
  fit <- p$fit
  f <- as.formula(p$fixest, env = environment())
  arguments <- list(f, data = data, fixef.tol = 1e-11, fixef.rm = "singleton", notes = FALSE, warn = FALSE)
  if (!is.null(weights)) arguments$weights <- weights
  m <- do.call(feols, arguments)
  names <- terms_of(names(coef(m)))
  put(fit, "iid", "", "", names, "estimate", coef(m), FX)
  one <- function(q, v) put(fit, "iid", "", "", "", q, v, FX)
  n <- m$nobs
  one("observations", n); one("sigma", sigma(m))
  if (p$kind == "ols") {
    one("log_likelihood", logLik(m)); one("aic", AIC(m) + 2); one("bic", BIC(m) + log(n))
  } else {
    wh <- fitstat(m, "wh", simplify = TRUE)
    one("wu_hausman_F", wh$stat); one("wu_hausman_p", wh$p)
    e <- strsplit(p$endogenous, " ")[[1]]
    for (name in e) {
      found <- fitstat(m, "ivf1", simplify = FALSE)[[paste0("ivf1::", name)]]
      put(fit, "iid", "", "", name, "first_stage_F", found$stat, FX)
    }
    if (length(strsplit(p$instruments, " ")[[1]]) > length(e)) {
      found <- fitstat(m, "sargan", simplify = TRUE)
      one("sargan", found$stat); one("sargan_p", found$p)
    }
  }
  if (p$kind == "ols" && (p$r_effects != "" || "(Intercept)" %in% names)) {
    one("r_squared", r2(m, "r2")); one("adj_r_squared", r2(m, "ar2"))
    if (p$r_effects != "") one("within_r_squared", r2(m, "wr2"))
  }
  record <- function(vcov, cluster, options, V, small) {
    s <- summary(m, vcov = V, ssc = small)
    t <- s$coeftable
    put(fit, vcov, cluster, options, names, "std_error", t[, 2], FX)
    put(fit, vcov, cluster, options, names, "p_value", t[, 4], FX)
    interval <- suppressWarnings(confint(s))
    put(fit, vcov, cluster, options, names, "conf_low", interval[, ncol(interval) - 1], FX)
    put(fit, vcov, cluster, options, names, "conf_high", interval[, ncol(interval)], FX)
  }
  record("iid", "", "", "iid", ssc())
  wanted <- strsplit(p$vcovs, " ")[[1]]
  if ("HC1" %in% wanted) record("HC1", "", "", "hetero", ssc())
  if ("HC0" %in% wanted) record("HC0", "", "", "hetero", ssc(adj = FALSE, cluster.adj = FALSE))
  for (c in strsplit(p$clusters, " ")[[1]]) {
    v <- as.formula(paste("~", c))
    record("CR0", c, "", v, ssc(adj = FALSE, cluster.adj = FALSE))
    record("CR1", c, "", v, ssc(adj = FALSE))
    record("CR1S", c, "", v, ssc())
    if (p$r_effects != "") for (k in c("full", "none"))
      record("CR1S", c, paste0("k=", k), v, ssc(fixef.K = k))
  }
  if ("two" %in% wanted) {
    v <- ~ cl + cl2
    record("CR1", "cl,cl2", "ssc=min", v, ssc(adj = FALSE, cluster.df = "min"))
    record("CR1", "cl,cl2", "ssc=each", v, ssc(adj = FALSE, cluster.df = "conventional"))
    record("CR1S", "cl,cl2", "ssc=min", v, ssc(cluster.df = "min"))
    record("CR1S", "cl,cl2", "ssc=each", v, ssc(cluster.df = "conventional"))
    record("CR1", "cl,cl2", "ssc=none", v, ssc(adj = FALSE, cluster.adj = FALSE))
  }
}

instrumental <- function(p) {
  fit <- p$fit
  data <- sample_of(p)
  with_effects <<- p$r_effects != ""
  f <- as.formula(p$r_formula, env = environment())
  model <- if (p$weights == "w") ivreg(f, data = data, weights = w) else ivreg(f, data = data)
  summarised <- summary(model, diagnostics = TRUE)
  b <- coef(model)
  chosen <- !is_effect(names(b)); term <- terms_of(names(b))[chosen]
  n <- nobs(model); k <- length(b)
  put(fit, "iid", "", "", term, "estimate", b[chosen], AV)
  put(fit, "iid", "", "", "", "sigma", summarised$sigma, AV)
  put_matrix(fit, model, vcov(model), "iid", "", "", n - k, AV)
  for (kind in c("HC0", "HC1")) put_matrix(fit, model, vcovHC(model, type = kind), kind, "", "", n - k, SW)
  full <- if (with_effects) "k=full" else ""
  clusters <- strsplit(p$clusters, " ")[[1]]
  for (c in clusters) {
    G <- length(unique(data[[c]]))
    put_matrix(fit, model, vcovCL(model, cluster = data[[c]], type = "HC0", cadjust = FALSE), "CR0", c, "", G - 1, SW)
    put_matrix(fit, model, vcovCL(model, cluster = data[[c]], type = "HC0", cadjust = TRUE), "CR1", c, "", G - 1, SW)
    put_matrix(fit, model, vcovCL(model, cluster = data[[c]], type = "HC1", cadjust = TRUE), "CR1S", c, full, G - 1, SW)
    if (p$weights != "w") tryCatch(put_club(fit, model, data[[c]], "CR2", c), error = function(e) NULL)
  }
  if (p$weights == "w") tryCatch(transformed(p, model), error = function(e) cat("transformed", fit, conditionMessage(e), "\n"))
  endogenous <- strsplit(p$endogenous, " ")[[1]]; instruments <- strsplit(p$instruments, " ")[[1]]
  d <- summarised$diagnostics
  for (e in endogenous) {
    row <- if (length(endogenous) == 1) "Weak instruments" else paste0("Weak instruments (", e, ")")
    put(fit, "iid", "", "", e, "first_stage_F", d[row, "statistic"], AV)
  }
  put(fit, "iid", "", "", "", "wu_hausman_F", d["Wu-Hausman", "statistic"], AV)
  put(fit, "iid", "", "", "", "wu_hausman_p", d["Wu-Hausman", "p-value"], AV)
  if (length(instruments) > length(endogenous)) {
    put(fit, "iid", "", "", "", "sargan", d["Sargan", "statistic"], AV)
    put(fit, "iid", "", "", "", "sargan_p", d["Sargan", "p-value"], AV)
  }
  # Regressions on all instruments: first stages, and the reduced form of the Anderson-Rubin test.
  exogenous <- sub(" \\+ e1.*$", "", sub("^y ~ ", "", p$r_formula))
  stage <- function(response) {
    g <- as.formula(paste(response, "~", exogenous, "+", paste(instruments, collapse = " + ")))
    environment(g) <- environment()
    if (p$weights == "w") lm(g, data, weights = w) else lm(g, data)
  }
  wald <- function(m, V) {
    coefficients <- coef(m)[instruments]
    drop(coefficients %*% solve(V[instruments, instruments], coefficients)) / length(instruments)
  }
  kinds <- c("iid", "HC1", clusters)
  matrix_of <- function(m, kind) switch(kind, iid = vcov(m), HC1 = vcovHC(m, type = "HC1"),
    vcovCL(m, cluster = data[[kind]], type = "HC1", cadjust = TRUE))
  for (kind in kinds) {
    is_cluster <- kind %in% clusters
    vcov <- if (is_cluster) "CR1S" else kind
    cluster <- if (is_cluster) kind else ""
    option <- if (is_cluster) full else ""
    source <- if (kind == "iid") ST else SW
    for (e in endogenous) {
      m <- stage(e)
      V <- matrix_of(m, kind)
      put(fit, vcov, cluster, option, e, "first_stage_F", wald(m, V), source)
      if (length(endogenous) == 1) {
        # Frisch-Waugh: residuals of the instruments on the exogenous.
        partial <- sapply(instruments, function(z) {
          g <- as.formula(paste(z, "~", exogenous)); environment(g) <- environment()
          if (p$weights == "w") residuals(lm(g, data, weights = w)) * sqrt(data$w) else residuals(lm(g, data))
        })
        Q <- crossprod(partial)
        coefficients <- coef(m)[instruments]
        put(fit, vcov, cluster, option, e, "effective_F",
            drop(coefficients %*% Q %*% coefficients) / sum(V[instruments, instruments, drop = FALSE] * Q), source)
      }
    }
    if (length(endogenous) > 1) next
    df2 <- if (is_cluster) length(unique(data[[kind]])) - 1 else df.residual(m)
    F_at <- function(beta) {
      data$response <<- data$y - beta * data$e1
      m <- stage("response")
      wald(m, matrix_of(m, kind))
    }
    F0 <- F_at(0)
    put(fit, vcov, cluster, option, "", "anderson_rubin_F", F0, source)
    put(fit, vcov, cluster, option, "", "anderson_rubin_p", pf(F0, length(instruments), df2, lower.tail = FALSE), source)
    limit <- qf(0.95, length(instruments), df2)
    # Outwards from the two-stage estimate, which the test accepts when there is one instrument; from 0 where it rejects 0
    # and accepts everything far away.
    is_outside <- F0 > limit && max(F_at(-1e6), F_at(1e6)) < limit
    centre <- if (is_outside) 0 else unname(b["e1"])
    step <- if (is_outside) 0.05 else sqrt(vcov(model)["e1", "e1"])
    accepts <- function(x) (F_at(x) < limit) != is_outside
    if (accepts(centre)) for (side in c(-1, 1)) {
      far <- 1
      while (far < 200 && accepts(centre + side * far * step)) far <- far + 1
      if (far < 200) {
        ends <- sort(c(centre + side * (far - 1) * step, centre + side * far * step))
        root <- uniroot(function(x) F_at(x) - limit, ends, tol = 1e-15, maxiter = 200)$root
        put(fit, vcov, cluster, option, "", if (side < 0) "anderson_rubin_low" else "anderson_rubin_high", root, source)
      }
    }
  }
  again <- function(type, clusters = NULL) {
    arguments <- list(f, data = data, se_type = type)
    if (p$weights == "w") arguments$weights <- quote(w)
    if (!is.null(clusters)) arguments$clusters <- as.name(clusters)
    do.call(iv_robust, arguments)
  }
  record <- function(m, vcov, cluster, options, df) {
    keep <- !is_effect(names(m$coefficients))
    t <- terms_of(names(m$coefficients))[keep]
    put(fit, vcov, cluster, options, t, "std_error", m$std.error[keep], ES)
    put(fit, vcov, cluster, options, t, "p_value", m$p.value[keep], ES)
    if (df) put(fit, vcov, cluster, options, t, "df", m$df[keep], ES)
  }
  tryCatch({
    record(again("classical"), "iid", "", "", FALSE)
    for (kind in c("HC0", "HC1", "HC2", "HC3")) record(again(kind), kind, "", "", FALSE)
    for (c in clusters) {
      record(again("stata", c), "CR1S", c, full, FALSE)
      record(again("CR2", c), "CR2", c, "", TRUE)
    }
  }, error = function(e) cat("estimatr", fit, conditionMessage(e), "\n"))
  if (p$weights != "w") plain_fixest(p, data) else plain_fixest(p, data, ~w)
}

sample_of <- function(p) {
  data <- get(sub("\\.csv", "", p$file))
  data <- data[as.integer(strsplit(p$rows, " ")[[1]]), ]
  if ("fc13" %in% names(data)) data$fc13 <- droplevels(data$fc13)
  if (p$weights == "fw") data <- data[rep(seq_len(nrow(data)), data$fw), ]
  data
}
read <- function(name) {
  data <- read.csv(file.path(folder, name), stringsAsFactors = FALSE)
  if ("g" %in% names(data)) {
    data$g <- factor(data$g)
    data$gref <- relevel(data$g, "C")
    data$fc23 <- interaction(data$f2, data$f3, drop = TRUE)
    data$fc13 <- interaction(data$f1, data$f3, drop = TRUE)
  }
  data
}
grid_data <- read("grid_data.csv")
grid_missing <- read("grid_missing.csv")

for (row in seq_len(nrow(plan))) {
  p <- as.list(plan[row, ])
  tryCatch(
    if (p$kind == "iv") instrumental(p) else ordinary(p),
    error = function(e) cat("FAILED", p$fit, conditionMessage(e), "\n"))
}
result <- do.call(rbind, blocks)
write.csv(result, arguments[2], row.names = FALSE)
