# Columns of model matrices by R's model.matrix, named as Bolaven names them.
# Rscript make_design_values.R, in this folder: writes design_data.csv and design_values.csv.
set.seed(20230427)
n <- 24
data <- data.frame(
  y = round(rnorm(n), 3), x = round(rnorm(n), 2), z = round(runif(n, 1, 9), 1),
  g = rep(c("b", "a", "c"), length.out = n), h = rep(c("v", "u"), each = 2, length.out = n),
  k = rep(c(10, 2, 0, 2), length.out = n))
write.csv(data, "design_data.csv", row.names = FALSE, quote = FALSE)
data$k <- factor(data$k)

formulas <- c(
  "~ x", "~ 0 + x", "~ g", "~ 0 + g", "~ 0 + x + g", "~ g + h", "~ 0 + g + h", "~ g*h", "~ 0 + g*h", "~ g:h",
  "~ 0 + g:h", "~ g + g:h", "~ 0 + g + g:h", "~ h + g:h", "~ x*g", "~ x + x:g", "~ x:g", "~ 0 + x:g", "~ g + x:g",
  "~ g*h*x", "~ g*h - h", "~ (g + h):x", "~ (g + x)*h", "~ x*z", "~ x:z:g", "~ k", "~ k*x", "~ g*k", "~ poly(x, 3)",
  "~ poly(z, 2)*g", "~ poly(x, 2):z", "~ log(z) + I(x/z) + g:log(z)", "~ I(x^2)*h", "~ g:h:k + g:h")

ours <- function(name) {
  parts <- strsplit(name, ":", fixed = TRUE)[[1]]
  parts <- sub("^([ghk])([a-z0-9]+)$", "\\1::\\2", parts)
  parts <- sub("^(poly\\(.*\\))([0-9]+)$", "\\1::\\2", parts)
  paste(parts, collapse = ":")
}
text <- c("formula,column,values")
for (f in formulas) {
  m <- model.matrix(as.formula(f), data)
  for (j in seq_len(ncol(m)))
    text <- c(text, sprintf("\"%s\",\"%s\",%s", f, ours(colnames(m)[j]), paste(sprintf("%.17g", m[, j]), collapse = " ")))
}
writeLines(text, "design_values.csv")
