import MartletStatistics

/// Half a million lines of a shop's year: scores of all 4,312 buyers and the cohorts of every month, cell by cell.
func cohortFigures() throws -> [BenchmarkRow] {
    let (names, purchases, months) = try shopYear()
    let rfm = try timed { try RecencyFrequencyMonetary(purchases, asOf: dayNumber(year: 2010, month: 12, day: 10)) }
    let expected = try SharedData.csv("online-retail-II/expected_rfm_or.csv")
    let rows = Dictionary(uniqueKeysWithValues: expected.rows.map { ($0[0], $0) })
    let wrong = rfm.value.rows.count { row in
        guard let cells = rows[names[row.buyer]] else { return true }
        let ours = [row.frequency, row.recencyDays, row.recencyScore, row.frequencyScore, row.monetaryScore, row.score]
        return ours != cells[3...8].map { Int($0) ?? -1 } || row.segment.rawValue != cells[9]
    }
    let activities = zip(purchases, months).map {
        RetentionMatrix.Activity(subject: $0.buyer, period: $1, amount: $0.amount)
    }
    let matrix = try timed { try RetentionMatrix(activities) }
    let active = try SharedData.csv("online-retail-II/expected_cohort_or_y1.csv").rows
    let amounts = try SharedData.csv("online-retail-II/expected_cohort_or_y1_revenue.csv").rows
    var wrongCells = (active: 0, amount: 0)
    for (index, cohort) in matrix.value.cohorts.enumerated() {
        for (age, count) in cohort.active.enumerated() {
            if Int(active[index][age + 1]) != count { wrongCells.active += 1 }
            if !(abs((Double(amounts[index][age + 1]) ?? .nan) - cohort.amounts[age]) < 0.011) { wrongCells.amount += 1 }
        }
    }
    return [
        BenchmarkRow(
            "RFM: buyers", reference: 4312, ours: Double(rfm.value.rows.count), tolerance: 0,
            referenceSeconds: 0.0223, ourSeconds: rfm.seconds),
        BenchmarkRow("RFM: buyers that differ in any figure", reference: 0, ours: Double(wrong), tolerance: 0),
        BenchmarkRow(
            "RFM: revenue", reference: 8_832_003.274, ours: rfm.value.rows.reduce(0) { $0 + $1.monetary }, tolerance: 0.01),
        BenchmarkRow(
            "cohorts: cells that differ in buyers", reference: 0, ours: Double(wrongCells.active), tolerance: 0,
            ourSeconds: matrix.seconds),
        BenchmarkRow("cohorts: cells that differ in revenue", reference: 0, ours: Double(wrongCells.amount), tolerance: 0),
    ]
}

/// One purchase an invoice: sales to known customers only, no cancellations, nothing free.
private func shopYear() throws -> (names: [String], purchases: [Purchase], months: [Int]) {
    let table = try SharedData.csv("online-retail-II/online_retail_II_2009_2010.csv.gz")
    var invoices: [String: (customer: String, date: String, amount: Double)] = [:]
    for row in table.rows {
        guard !row[6].isEmpty, !row[0].hasPrefix("C"), let quantity = Double(row[3]), quantity > 0,
            let price = Double(row[5]), price > 0
        else { continue }
        invoices[row[0], default: (row[6], row[4], 0)].amount += quantity * price
    }
    let names = Array(Set(invoices.values.map(\.customer))).sorted()
    let index = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let sorted = invoices.sorted { $0.key < $1.key }.map(\.value)
    let purchases = sorted.map {
        Purchase(buyer: index[$0.customer] ?? -1, day: dayNumber(iso: $0.date), amount: $0.amount)
    }
    let months = sorted.map { invoice in
        let parts = invoice.date.split(separator: "-").compactMap { Int($0) }
        return parts[0] * 12 + parts[1] - 1
    }
    return (names, purchases, months)
}
