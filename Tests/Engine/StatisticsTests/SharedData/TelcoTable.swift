import MartletStatistics

/// The Telco churn table as the reference computations read it.
struct TelcoTable {
    let csv: CSVTable
    let churned: [Bool]

    init() throws {
        csv = try SharedData.csv("churn-telco/Telco-Customer-Churn.csv")
        churned = csv.column("Churn").map { $0 == "Yes" }
    }

    func survival() throws -> SurvivalData { try SurvivalData(times: csv.numbers("tenure"), events: churned) }

    /// R's treatment coding of the reference Cox model, in its order of columns.
    func coxCovariates() -> (names: [String], rows: [[Double]]) {
        let coded = [
            ("Contract", "One year"), ("Contract", "Two year"), ("PaperlessBilling", "Yes"),
            ("PaymentMethod", "Credit card (automatic)"), ("PaymentMethod", "Electronic check"),
            ("PaymentMethod", "Mailed check"), ("MonthlyCharges", ""), ("Partner", "Yes"),
            ("InternetService", "Fiber optic"), ("InternetService", "No"),
        ]
        let columns = coded.map { column, level in
            level.isEmpty ? csv.numbers(column) : csv.column(column).map { $0 == level ? 1.0 : 0 }
        }
        return (coded.map { $0 + $1 }, csv.rows.indices.map { row in columns.map { $0[row] } })
    }
}
