import MartletStatistics

/// Telco durations against R survival 3.5-3; R's seconds are not stated beside the data.
func survivalFigures() throws -> [BenchmarkRow] {
    let telco = try TelcoTable()
    let data = try telco.survival()
    let curve = try timed { try KaplanMeier(data) }
    let contracts = telco.csv.column("Contract")
    let levels = Array(Set(contracts)).sorted()
    let labels = contracts.map { levels.firstIndex(of: $0) ?? -1 }
    let test = try timed { try LogRank(data, groups: labels) }
    let (_, rows) = telco.coxCovariates()
    let cox = try timed { try CoxRegression.fit(data, covariates: rows) }
    let breslow = try timed { try CoxRegression.fit(data, covariates: rows, ties: .breslow) }
    let last = curve.value.point(at: 72)
    return [
        BenchmarkRow(
            "Kaplan-Meier at 72 months", reference: 0.5927901521, ours: last?.survival ?? .nan, tolerance: 1e-9,
            ourSeconds: curve.seconds),
        BenchmarkRow("its standard error", reference: 0.009918766871, ours: last?.standardError ?? .nan, tolerance: 1e-9),
        BenchmarkRow(
            "log-rank chi-square", reference: 2352.872538, ours: test.value.chiSquare, tolerance: 1e-5,
            ourSeconds: test.seconds),
        BenchmarkRow(
            "Cox, Efron: log partial likelihood", reference: -14031.89082, ours: cox.value.logLikelihood,
            tolerance: 1e-4, ourSeconds: cox.seconds),
        BenchmarkRow("ContractOne year", reference: -1.714971066, ours: cox.value.coefficients[0], tolerance: 1e-7),
        BenchmarkRow("its standard error", reference: 0.087021738, ours: cox.value.standardErrors[0], tolerance: 1e-8),
        BenchmarkRow("concordance", reference: 0.852, ours: cox.value.concordance ?? .nan, tolerance: 5e-4),
        BenchmarkRow(
            "Cox, Breslow: log partial likelihood", reference: -14079.26901, ours: breslow.value.logLikelihood,
            tolerance: 1e-4, ourSeconds: breslow.seconds),
    ]
}
