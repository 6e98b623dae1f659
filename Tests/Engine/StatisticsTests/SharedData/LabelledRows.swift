import MartletStatistics

/// A reference classification set split as its protocol says: row i (from 0) is a test row when i mod 5 = 0.
struct LabelledRows {
    let table: FeatureTable
    let outcomes: [Bool]

    var train: (table: FeatureTable, outcomes: [Bool]) { get throws { try part { $0 % 5 != 0 } } }
    var test: (table: FeatureTable, outcomes: [Bool]) { get throws { try part { $0 % 5 == 0 } } }

    private func part(_ keep: (Int) -> Bool) throws -> (table: FeatureTable, outcomes: [Bool]) {
        let rows = (0..<table.rowCount).filter(keep)
        return (try table.rows(rows), rows.map { outcomes[$0] })
    }

    static func telco() throws -> LabelledRows {
        let csv = try SharedData.csv("churn-telco/Telco-Customer-Churn.csv")
        let numeric = ["tenure", "MonthlyCharges", "TotalCharges"]
        let columns = csv.header.filter { $0 != "customerID" && $0 != "Churn" }.map { name in
            numeric.contains(name)
                ? FeatureTable.Column(name, .numbers(csv.column(name).map { Double($0) ?? 0 }))
                : FeatureTable.Column(name, .categories(csv.column(name).map { $0 }))
        }
        return LabelledRows(table: try FeatureTable(columns), outcomes: csv.column("Churn").map { $0 == "Yes" })
    }

    static let leakingLeadColumns = [
        "Tags", "Lead Quality", "Lead Profile", "Asymmetrique Activity Index", "Asymmetrique Profile Index",
        "Asymmetrique Activity Score", "Asymmetrique Profile Score", "Last Notable Activity",
    ]

    /// X Education leads; `extra` adds columns the protocol forbids, to see them flagged.
    static func leads(extra: [String] = []) throws -> LabelledRows {
        let csv = try SharedData.csv("lead-xedu/Lead_Scoring.csv.gz")
        let numeric = ["TotalVisits", "Total Time Spent on Website", "Page Views Per Visit"]
        let categories = [
            "Lead Origin", "Lead Source", "Do Not Email", "Do Not Call", "Last Activity", "Country", "Specialization",
            "What is your current occupation", "City", "A free copy of Mastering The Interview",
        ]
        let columns =
            numeric.map { FeatureTable.Column($0, .numbers(csv.numbers($0))) }
            + (categories + extra).map { name in
                FeatureTable.Column(name, .categories(csv.column(name).map { $0.isEmpty || $0 == "Select" ? nil : $0 }))
            }
        return LabelledRows(table: try FeatureTable(columns), outcomes: csv.column("Converted").map { $0 == "1" })
    }
}
